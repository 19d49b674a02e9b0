import { expect, test } from '@grafana/plugin-e2e';

const QUERY = { refId: 'A', datasource: { type: 'flowlens-cls-datasource', uid: 'flowlens' } };
const TRAFFIC = { ...QUERY, version: 1, kind: 'traffic', log: 'ccn' };
const RECORDS = { ...QUERY, version: 1, kind: 'records', log: 'ccn', format: 'logs', limit: 100 };

const panesOf = (query: object): URLSearchParams =>
  new URLSearchParams({
    schemaVersion: '1',
    panes: JSON.stringify({
      one: { datasource: 'flowlens', queries: [query], range: { from: 'now-1h', to: 'now' } },
    }),
  });

test('Explore draws traffic of the last hour', async ({ explorePage }) => {
  const answered = explorePage.waitForQueryDataResponse();
  await explorePage.goto({ queryParams: panesOf(TRAFFIC) });
  expect((await answered).ok()).toBe(true);
  await expect(explorePage.timeSeriesPanel.locator).toBeVisible();
});

test('Explore lists records with their volume, and the context of one', async ({ explorePage, page }) => {
  await explorePage.goto({ queryParams: panesOf(RECORDS) });
  await expect(page.getByText('Logs volume').first()).toBeVisible();
  await expect(page.getByText(/ACCEPT ap-/).first()).toBeVisible();
  // Before 12.3 a line shows the button itself while the mouse is on it.
  const menu = page.getByLabel('Log menu').first();
  await menu
    .or(page.getByText(/ACCEPT ap-/).first())
    .first()
    .hover();
  if (await menu.isVisible()) {
    await menu.click();
  }
  await page.getByText('Show context').or(page.getByLabel('Show context')).first().click();
  await expect(page.getByRole('dialog')).toContainText('ACCEPT');
});
