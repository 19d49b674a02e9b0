import { expect, test } from '@grafana/plugin-e2e';
import type { Settings } from '#contract';

const FILE = { fileName: 'flowlens.yml', name: 'Flow logs (demo)' };

test('the provisioned data source answers "Test" with a line for each topic', async ({
  readProvisionedDataSource,
  gotoDataSourceConfigPage,
  page,
}) => {
  const { uid, jsonData } = await readProvisionedDataSource<Settings>(FILE);
  const settings = await gotoDataSourceConfigPage(uid);
  await expect(settings.saveAndTest()).toBeOK();
  for (const { topic } of jsonData.sources) {
    await expect(page.getByText(topic).first()).toBeVisible();
  }
});

test('a data source without keys says which key is missing', async ({ createDataSourceConfigPage, page }) => {
  const settings = await createDataSourceConfigPage({ type: 'flowlens-cls-datasource' });
  await expect(settings.saveAndTest()).not.toBeOK();
  await expect(page.getByText(/secretId: is empty/).first()).toBeVisible();
});
