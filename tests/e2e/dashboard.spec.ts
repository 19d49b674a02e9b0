import { expect, test } from '@grafana/plugin-e2e';

test('every panel of the provisioned overview has an answer', async ({
  readProvisionedDashboard,
  gotoDashboardPage,
  page,
}) => {
  const { uid } = await readProvisionedDashboard({ fileName: 'ccn-overview.json' });
  const answers: number[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/ds/query')) {
      answers.push(response.status());
    }
  });
  const dashboard = await gotoDashboardPage({ uid });
  await dashboard.waitForPanelsQueriesToComplete({ timeout: 100_000, scrollAll: true });
  expect(answers.length).toBeGreaterThan(0);
  expect(answers.filter((status) => status !== 200)).toEqual([]);
  await expect(page.getByTestId(/Panel status error/)).toHaveCount(0);
});
