import { expect, type PanelEditPage, test } from '@grafana/plugin-e2e';

const SOURCE = 'Flow logs (demo)';

/** While a panel is still loading its button cancels, which the page model's own click gives only two seconds. */
async function refresh(panelEditPage: PanelEditPage) {
  const { page, selectors } = panelEditPage.ctx;
  const button = panelEditPage.getByGrafanaSelector(selectors.components.RefreshPicker.runButtonV2);
  await expect(button).toHaveText(/refresh/i);
  const answered = page.waitForResponse((response) => response.url().includes(selectors.apis.DataSource.query));
  await button.click();
  return answered;
}

test('a new panel draws traffic without a keystroke', async ({ panelEditPage }) => {
  await panelEditPage.datasource.set(SOURCE);
  await expect(refresh(panelEditPage)).toBeOK();
  await expect(panelEditPage.panel.getErrorIcon()).toBeHidden();
  await panelEditPage.toggleTableView();
  await expect(panelEditPage.panel.data.first()).toBeVisible();
});

test('another kind is chosen, and answered as a table', async ({ panelEditPage }) => {
  await panelEditPage.datasource.set(SOURCE);
  await panelEditPage.setVisualization('Table');
  const row = panelEditPage.getQueryEditorRow('A');
  await row.getByRole('radio', { name: 'Top' }).check();
  await expect(refresh(panelEditPage)).toBeOK();
  await expect(panelEditPage.panel.fieldNames.filter({ hasText: 'Bytes' }).first()).toBeVisible();
  await expect(panelEditPage.panel.getErrorIcon()).toBeHidden();
});
