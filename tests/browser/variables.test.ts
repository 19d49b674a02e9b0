/** Variables, the filter bar and annotations as a person meets them, over the built plugin and a local CLS. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { DemoPage } from './demo-page';
import { describeInBrowser } from './describe-in-browser';

jest.setTimeout(120_000);

describeInBrowser('what narrows a dashboard', () => {
  let demo: DemoPage;
  let page: Page;

  beforeAll(async () => {
    demo = await DemoPage.open();
    page = demo.page;
  });

  afterAll(() => demo?.close());

  const panel = (title: string): Locator => page.locator('section').filter({ hasText: title }).first();
  const variable = (label: string): Locator =>
    page.getByTestId('data-testid template variable').filter({ hasText: label });
  const options = (): Locator => page.getByRole('option');

  /** What is picked counts once the list is left. */
  async function pickVariable(label: string, option: string): Promise<void> {
    await variable(label).getByRole('combobox').click();
    await options().filter({ hasText: option }).first().click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await variable(label).getByText(option, { exact: true }).waitFor();
  }

  test('a variable lists what the records hold, narrowed by what another one has', async () => {
    await demo.goTo('page=overview&ds=flowlens');
    await pickVariable('From region', 'Silicon Valley');
    await panel('Bytes by region pair').getByText('na-siliconvalley > ap-shanghai').waitFor();
    await variable('To region').getByRole('combobox').click();
    await options().filter({ hasText: 'Shanghai' }).waitFor();
    expect(await options().allInnerTexts()).not.toContain('Silicon Valley');
    await page.keyboard.type('Guang');
    await options().filter({ hasText: 'Shanghai' }).waitFor({ state: 'detached' });
    expect(await options().allInnerTexts()).toContain('Guangzhou');
    expect(demo.faults).toEqual([]);
  });

  async function addFilter(field: string, typed: string, value: string): Promise<void> {
    await variable('Filters').getByRole('button', { name: 'Add filter' }).click();
    await page.keyboard.type(field);
    await options().filter({ hasText: field }).first().click();
    await variable('Filters').getByText('Select value').click({ force: true });
    await page.keyboard.type(typed);
    await options().filter({ hasText: value }).first().click();
  }

  test('the filter bar offers fields and their values, and every panel takes what is picked', async () => {
    await demo.goTo('page=overview&ds=flowlens');
    await addFilter('Destination port', '33', 'MySQL');
    await page.waitForURL(/var-filters=dstport/);
    await addFilter('Protocol', '', 'TCP');
    await page.waitForURL(/var-filters=protocol/);
    await page.mouse.wheel(0, 2000);
    await panel('Top flows').getByRole('gridcell', { name: 'MySQL' }).first().waitFor();
    await panel('Top flows').getByRole('gridcell', { name: 'MySQL reply' }).first().waitFor({ state: 'detached' });
    expect(await page.getByTestId('data-testid Panel status error').count()).toBe(0);
    expect(demo.faults).toEqual([]);
  });

  test('a question of a variable shows what it will list', async () => {
    await demo.goTo(`page=editor&ds=flowlens&query=${encodeURIComponent('{"kind":"values"}')}`);
    await page.getByRole('gridcell', { name: 'ap-shanghai>ap-guangzhou' }).waitFor();
    await page.getByLabel('List', { exact: true }).click();
    await page.getByLabel('List', { exact: true }).fill('CCN');
    await options().filter({ hasText: 'CCN' }).first().click();
    await page.getByRole('gridcell', { name: 'ccn-demo0001' }).first().waitFor();
    expect(await page.getByRole('gridcell', { name: 'ap-shanghai>ap-guangzhou' }).count()).toBe(0);
  });

  test('an annotation offers the questions that have events, and shows them', async () => {
    await demo.goTo(`page=editor&ds=flowlens&query=${encodeURIComponent('{"kind":"traffic","format":"annotations"}')}`);
    const questions = page.getByRole('radiogroup', { name: 'Question' });
    await questions.getByLabel('Traffic').waitFor();
    expect(await questions.getByLabel('Inventory').count()).toBe(0);
    await page.getByLabel('Above', { exact: true }).fill('much');
    await page.getByText('A number like 0.5 or 500M').waitFor();
    await page.getByLabel('Above', { exact: true }).fill('300M');
    await page.getByLabel('Above', { exact: true }).press('Enter');
    await page.waitForURL(/%22above%22:300000000/);
    await questions.getByLabel('Quality').click({ force: true });
    await page.waitForURL(/%22kind%22:%22quality%22/);
    expect(decodeURIComponent(page.url())).toContain('"format":"annotations"');
    await page.getByTestId('query-error').waitFor({ state: 'detached' });
  });
});
