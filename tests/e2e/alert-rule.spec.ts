import { expect, test } from '@grafana/plugin-e2e';

test('a new rule is evaluated over the newest ten minutes, as the editor offers them', async ({
  alertRuleEditPage,
  page,
}) => {
  const row = await alertRuleEditPage.getQueryRow('A');
  await row.datasource.set('Flow logs (demo)');
  await expect(alertRuleEditPage.evaluate()).toBeOK();
  await expect(page.getByText(/ap-shanghai/).first()).toBeVisible();
});
