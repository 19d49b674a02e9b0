/** The preview page in Chromium, over the built plugin and a local CLS. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Locator, type Page } from 'playwright-core';
import { DemoPage } from './demo-page';
import { describeInBrowser } from './describe-in-browser';

jest.setTimeout(120_000);

const LEGEND = 'main table tbody button';

describeInBrowser('the preview page', () => {
  let demo: DemoPage;
  let page: Page;

  beforeAll(async () => {
    demo = await DemoPage.open();
    page = demo.page;
  });

  afterAll(() => demo?.close());

  const panel = (title: string): Locator => page.locator('section').filter({ hasText: title }).first();
  const errorsShown = () => page.getByTestId('data-testid Panel status error').count();

  /** The names in the legend of the only or the first chart. */
  const legend = () => page.locator(LEGEND).allInnerTexts();

  const clearButtons = (): Locator => page.getByRole('button', { name: 'Clear value' });

  /** Monaco has no text field to fill: its text is chosen and written over. */
  async function writeStatement(text: string): Promise<void> {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(text);
  }

  const suggestion = (name: string): Locator =>
    page.locator('.suggest-widget .monaco-list-row').filter({ hasText: name }).first();

  async function chooseRegion(label: string, region: string): Promise<void> {
    await page.getByLabel(label, { exact: true }).click();
    await page.getByLabel(label, { exact: true }).fill(region);
    await page.getByRole('option', { name: region }).first().click();
  }

  test('the overview draws every panel with data', async () => {
    await demo.goTo('page=overview&ds=flowlens');
    const totals = panel('Delivered, and dropped by the rate limiter');
    for (const name of ['bytes delivered', 'bit/s delivered', '% of packets dropped by the rate limiter']) {
      await totals.getByText(name, { exact: true }).waitFor();
    }
    await totals.getByText(/^\d/).first().waitFor();
    await panel('Rate by region pair').locator('canvas').waitFor();
    await panel('Bytes by region pair').getByText('ap-shanghai > ap-guangzhou').waitFor();
    expect(await panel('Rate by region pair').getByText('ap-shanghai > ap-guangzhou').count()).toBeGreaterThan(0);
    const pairs = panel('Which region pair is dropped');
    await pairs.getByRole('columnheader', { name: '% of cap' }).waitFor();
    await pairs.getByRole('gridcell').filter({ hasText: 'ap-shanghai' }).first().waitFor();
    await panel('Who is dropped').getByRole('columnheader', { name: 'Loss % (bytes)' }).waitFor();
    await page.mouse.wheel(0, 2000);
    await panel('Region matrix').getByText('ap-guangzhou (Guangzhou)').waitFor();
    await panel('Region matrix')
      .getByText(/bit\/s|b\/s/)
      .first()
      .waitFor();
    await panel('Top flows').getByRole('gridcell').first().waitFor();
    await panel('Top source addresses').getByText(/^10\./).first().waitFor();
    expect(await errorsShown()).toBe(0);
    expect(demo.faults).toEqual([]);
  });

  test('the editor draws another chart for a region pair, and another for an action', async () => {
    await demo.goTo('page=editor&ds=flowlens');
    await page.getByText('Other', { exact: true }).first().waitFor();
    const everyPair = await legend();
    expect(everyPair.length).toBeGreaterThan(5);

    await chooseRegion('From region', 'ap-shanghai');
    await chooseRegion('To region', 'ap-guangzhou');
    await page.locator(LEGEND).nth(1).waitFor({ state: 'hidden' });
    expect(await legend()).toEqual([expect.stringContaining('ap-shanghai (Shanghai) > ap-guangzhou (Guangzhou)')]);
    expect(await clearButtons().count()).toBe(2);

    await page.getByRole('radio', { name: 'Dropped by the rate limiter' }).click({ force: true });
    await page
      .getByText(/dropped by the rate limiter/)
      .first()
      .waitFor();
    expect(await legend()).toEqual([expect.stringContaining('dropped by the rate limiter')]);
    expect(demo.faults).toEqual([]);
  });

  test('a top list is ranked by one measure after the other, and its addresses lead to their records', async () => {
    await demo.goTo(`page=editor&ds=flowlens&query=${encodeURIComponent('{"kind":"top"}')}`);
    await page.getByRole('gridcell').first().waitFor();
    // What a question needs is changed, never cleared.
    expect(await clearButtons().count()).toBe(0);
    for (const rank of ['Packets', 'Records', 'Bytes']) {
      await page.getByRole('gridcell').first().waitFor();
      await page.getByLabel('By', { exact: true }).click();
      await page.getByRole('option').filter({ hasText: rank }).first().click();
      await page.waitForFunction((by) => window.location.search.includes(by), `%22rankBy%22:%22${rank.toLowerCase()}`);
    }
    const link = page.getByRole('gridcell').getByRole('link').first();
    const address = await link.innerText();
    await link.click();
    await page.getByRole('listitem').first().waitFor();
    const lines = await page.getByRole('listitem').allInnerTexts();
    expect(lines.filter((line) => !line.includes(address))).toEqual([]);
    expect(demo.faults).toEqual([]);
  });

  test('broken code is answered with an error at its place, mended code with rows', async () => {
    await demo.goTo('page=editor&ds=flowlens');
    await page.getByRole('radio', { name: 'Code' }).click({ force: true });
    // The builder's question arrives as code first.
    await page.locator('.monaco-editor .view-line').filter({ hasText: 'select' }).first().waitFor();
    await page.getByRole('radiogroup', { name: 'Answer as' }).getByLabel('Table').click({ force: true });
    await writeStatement('log-status:OK\nAND action:REJECT)');
    await page.getByText('line 2:18').first().waitFor();
    expect(await page.locator('mark').first().innerText()).toBe(')');
    await page.locator('.monaco-editor .squiggly-error').waitFor();

    await page.getByRole('button', { name: 'Run query' }).click();
    await page
      .getByTestId('query-error')
      .filter({ hasText: /line 2, column 18/ })
      .waitFor();

    await writeStatement('');
    await page.keyboard.type('log-sta');
    await suggestion('log-status').filter({ hasText: 'statistics on' }).waitFor();
    await page.keyboard.press('Enter');
    await suggestion('NODATA').waitFor();
    await page.keyboard.type('OK AND srcaddr:');
    // A value that only the topics know.
    await suggestion('10.').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(
      ' | select $__timeGroup(start) as t, action, count(*) as n where $__timeFilter(start) group by t, action',
    );
    await page.locator('.monaco-editor .squiggly-error').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
    await page.getByRole('gridcell', { name: 'ACCEPT' }).first().waitFor();
    expect(await page.getByTestId('query-error').count()).toBe(0);
  });

  test('saving and testing the settings lists every check', async () => {
    await demo.goTo('page=settings&ds=flowlens');
    await page.getByRole('button', { name: 'Save & test' }).click();
    await page
      .getByTestId('test-result')
      .getByText(/checks? passed/)
      .waitFor();
    await page.getByText('ccn-flowlog-eu-frankfurt-1250000000').first().waitFor();
    expect(demo.faults).toEqual([]);
  });

  test('a link whose query cannot be read says why and shows the default query', async () => {
    await demo.goTo('page=editor&ds=flowlens&query={bad');
    await page
      .getByText(/position 1/)
      .first()
      .waitFor();
    await page.getByText('Other', { exact: true }).first().waitFor();
    for (const odd of ['null', '[]', '7']) {
      await demo.goTo(`page=editor&ds=flowlens&query=${odd}`);
      await page.getByText('It must be a JSON object.').waitFor();
    }
    expect(demo.faults).toEqual([]);
  });

  test('a link whose query is of an odd shape leaves the page standing', async () => {
    for (const odd of [{}, { kind: 7 }, { filters: [null] }, { filters: [{}] }, { kind: 'code', text: 7 }]) {
      await demo.goTo(`page=editor&ds=flowlens&query=${encodeURIComponent(JSON.stringify(odd))}`);
      // The controls, or the line that names what is wrong.
      const startOver = page.getByRole('button', { name: 'Start over' });
      await page.getByText('Question', { exact: true }).or(startOver).first().waitFor();
      await page.getByRole('button', { name: 'Run query' }).waitFor();
    }
  });

  test('a link with a time that is none says so and shows the usual range', async () => {
    await page.goto(new URL('/?page=overview&ds=flowlens&from=abc', page.url()).href);
    await page.getByText('The link says from=abc').waitFor();
    await panel('Delivered, and').getByText(/^\d/).first().waitFor();
    await page.goto(new URL('/?page=overview&ds=flowlens&from=99999999999999999', page.url()).href);
    await page.getByText('The link says from=99999999999999999').waitFor();
    expect(demo.faults).toEqual([]);
  });

  test('with another action, titles and names still fit', async () => {
    await demo.goTo('page=overview&ds=flowlens&var-action=REJECT');
    await panel('Bytes by region pair (action: Dropped)').getByText('ap-shanghai > ap-guangzhou').waitFor();
    await panel('Rate by region pair (action: Dropped)').locator('canvas').waitFor();
    // At some hours another incident drops from another pair too.
    const names = await legend();
    expect(names).toContain('ap-shanghai > ap-guangzhou');
    expect(names.filter((name) => !/^[a-z-]+ > [a-z-]+$/.test(name))).toEqual([]);
  });

  test('an edited form drops the last verdict, and an address that is none is not saved', async () => {
    await demo.goTo('page=settings&ds=flowlens');
    await page.getByRole('button', { name: 'Save & test' }).click();
    const verdict = page.getByTestId('test-result');
    await verdict.getByText(/checks? passed/).waitFor();
    await page.getByRole('textbox', { name: 'Address', exact: true }).fill('no address');
    await page.getByRole('textbox', { name: 'Address', exact: true }).press('Tab');
    await verdict.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save & test' }).click();
    await verdict.getByText(/Not saved.*no address/).waitFor();
    await demo.goTo('page=settings&ds=flowlens');
    expect(await page.getByRole('textbox', { name: 'Address', exact: true }).inputValue()).toMatch(/^http:/);
    expect(demo.faults).toEqual([]);
  });

  test('a wrong key is told apart and never shown again', async () => {
    await demo.goTo('page=settings&ds=flowlens-imported');
    await page.getByRole('button', { name: 'Reset' }).last().click();
    await page.getByLabel('SecretKey').fill('not-the-key');
    await page.getByRole('button', { name: 'Save & test' }).click();
    await page
      .getByTestId('test-result')
      .getByText(/signature|key/i)
      .first()
      .waitFor();
    expect(await page.content()).not.toContain('not-the-key');
  });
});
