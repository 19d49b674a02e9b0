import { DashboardPage, expect, test } from '@grafana/plugin-e2e';

const SOURCE = 'Flow logs (demo)';

test('a variable made in the editor lists regions, and a panel asks about the one that is picked', async ({
  variableEditPage,
  page,
  selectors,
  grafanaVersion,
  request,
}) => {
  const { General } = selectors.pages.Dashboard.Settings.Variables.Edit;
  await variableEditPage.setVariableType('Query');
  await variableEditPage.getByGrafanaSelector(General.generalNameInputV2).fill('from_region');
  await variableEditPage.datasource.set(SOURCE);
  await page.getByRole('combobox', { name: 'List' }).click();
  await page.getByRole('option', { name: 'Source region' }).click();
  await variableEditPage.runQuery();
  await expect(variableEditPage).toDisplayPreviews(['Shanghai', 'Guangzhou', 'Beijing']);

  const { backToDashboardButton } = selectors.components.NavToolbar.editDashboard;
  await variableEditPage.getByGrafanaSelector(backToDashboardButton).click();
  const dashboard = new DashboardPage({ page, selectors, grafanaVersion, request, testInfo: test.info() });
  const panel = await dashboard.addPanel();
  await panel.datasource.set(SOURCE);
  const region = panel.getQueryEditorRow('A').getByRole('combobox', { name: 'From region' });
  await region.fill('$from_region');
  const asked = page.waitForRequest(
    (sent) => sent.url().includes(selectors.apis.DataSource.query) && /srcregion/.test(sent.postData() ?? ''),
  );
  await region.press('Enter');
  const { queries } = (await asked).postDataJSON();
  expect(queries[0].filters).toEqual([{ field: 'srcregion', operator: 'is', values: ['ap-shanghai'] }]);
  expect((await (await asked).response())?.ok()).toBe(true);
  await expect(panel.panel.getErrorIcon()).toBeHidden();
});
