import { expect, test } from '@grafana/plugin-e2e';

test('an annotation query made in the editor finds events as it begins, and traffic above a value as regions', async ({
  annotationEditPage,
  page,
  selectors,
}) => {
  const found = annotationEditPage
    .getByGrafanaSelector(selectors.components.Annotations.editor.resultContainer)
    .getByText(/^\d+ events/);
  await annotationEditPage.datasource.set('Flow logs (demo)');
  await expect(annotationEditPage.runQuery()).toBeOK();
  await expect(found).toBeVisible();
  await page.getByRole('radio', { name: 'Traffic' }).check();
  const above = page.getByRole('textbox', { name: 'Above' });
  await above.fill('500M');
  await above.press('Enter');
  await expect(annotationEditPage.runQuery()).toBeOK();
  await expect(found).toBeVisible();
});
