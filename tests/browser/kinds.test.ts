/** Every kind of question, asked in the builder and then as the code it begins, over the built plugin and a local CLS. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { DemoPage } from './demo-page';
import { describeInBrowser } from './describe-in-browser';

jest.setTimeout(120_000);

type Log = 'CCN cross-region' | 'VPC network interface';
const LOGS: readonly Log[] = ['CCN cross-region', 'VPC network interface'];

interface Asked {
  kind: string;
  /** Each is chosen in turn; none where the kind has one only. */
  formats: readonly string[];
  /** What is chosen before, where the usual question finds nothing in quiet traffic. */
  prepare?: (page: Page) => Promise<void>;
  /** Which code the question begins. */
  code: RegExp;
}

/** Two addresses are reached by somebody in any traffic. */
async function lookForFanOut(page: Page): Promise<void> {
  await page.getByLabel('Look for', { exact: true }).click();
  await page.getByRole('option', { name: /^Fan-out/ }).click();
  await page.getByLabel('At least', { exact: true }).fill('2');
  await page.getByLabel('At least', { exact: true }).press('Enter');
}

const BOTH_LOGS: readonly Asked[] = [
  { kind: 'Traffic', formats: ['Table', 'Number', 'Time series'], code: /select .*"time".*group by/ },
  { kind: 'Top', formats: ['Number', 'Table'], code: /select .*"srcaddr".*sum/ },
  { kind: 'Matrix', formats: ['Node graph', 'Table'], code: /select .*"src(region|addr)".*"dst(region|addr)"/ },
  { kind: 'Records', formats: ['Table', 'Time series', 'Logs'], code: /^\*$/ },
  { kind: 'Security', formats: ['Number', 'Table'], prepare: lookForFanOut, code: /select .*"dstaddr"/ },
  { kind: 'Quality', formats: ['Number', 'Table'], code: /select .*"last_end"/ },
];

describeInBrowser('every kind of question', () => {
  let demo: DemoPage;
  let page: Page;

  beforeAll(async () => {
    demo = await DemoPage.open();
    page = demo.page;
  });

  afterAll(() => demo?.close());

  const choices = (name: string): Locator => page.getByRole('radiogroup', { name, exact: true });
  const choose = (group: string, choice: string) =>
    choices(group).getByText(choice, { exact: true }).click({ force: true });
  const statement = (): Promise<string> => page.locator('.monaco-editor .view-lines').first().innerText();

  /** What each layout draws of an answer that holds anything. */
  const drawn: Readonly<Record<string, () => Locator>> = {
    Table: () => page.getByRole('gridcell'),
    'Time series': () => page.locator('main canvas'),
    Number: () => page.getByTestId('stat-value'),
    Logs: () => page.getByRole('list').getByRole('listitem'),
    'Node graph': () => page.locator('svg[role=img] circle'),
  };

  async function seeAnswer(format: string): Promise<void> {
    await drawn[format]!().first().waitFor();
    expect(await page.getByTestId('query-error').allInnerTexts()).toEqual([]);
  }

  /** To code and back. */
  async function seeCode(kind: string, code: RegExp): Promise<void> {
    await choose('Question', 'Code');
    await page.locator('.monaco-editor .view-line').filter({ hasText: /\S/ }).first().waitFor();
    expect((await statement()).replace(/\s+/g, ' ')).toMatch(code);
    const format = code.source.includes('select') ? 'Table' : 'Logs';
    await choose('Answer as', format);
    await seeAnswer(format);
    await choose('Question', kind);
    await page.getByRole('button', { name: 'Drop the text' }).click();
    await page.locator('.monaco-editor .view-lines').waitFor({ state: 'detached' });
  }

  describe.each(LOGS)('%s', (log) => {
    test.each(BOTH_LOGS)('$kind', async ({ kind, formats, prepare, code }) => {
      await demo.goTo('page=editor&ds=flowlens');
      await choose('Question', kind);
      await choose('Flow log', log);
      await prepare?.(page);
      for (const format of formats) {
        await choose('Answer as', format);
        await seeAnswer(format);
      }
      await seeCode(kind, code);
      expect(demo.faults).toEqual([]);
    });
  });

  test('Reachability', async () => {
    const top = {
      kind: 'top',
      log: 'eni',
      dimensions: ['srcaddr', 'dstaddr'],
      filters: [{ field: 'action', values: ['ACCEPT'] }],
    };
    await demo.goTo(`page=editor&ds=flowlens&query=${encodeURIComponent(JSON.stringify(top))}`);
    const addresses = page.getByRole('gridcell').filter({ hasText: /^\d+(\.\d+){3}$/ });
    await addresses.first().waitFor();
    const [from, to] = await addresses.allInnerTexts();
    await choose('Question', 'Reachability');
    await page.getByText('Enter the address that is asked for').first().waitFor();
    expect(await page.getByText('No data in this time range').count()).toBe(0);
    await page.getByLabel('From', { exact: true }).fill(from!);
    await page.getByLabel('To', { exact: true }).fill(to!);
    await page.getByLabel('To', { exact: true }).press('Enter');
    await page.getByRole('columnheader', { name: 'Verdict' }).waitFor();
    await seeAnswer('Table');
    await seeCode('Reachability', /select /);
    expect(demo.faults).toEqual([]);
  });

  test('Inventory', async () => {
    await demo.goTo('page=editor&ds=flowlens');
    await choose('Question', 'Inventory');
    for (const list of ['Flow logs', 'CCNs']) {
      await choose('List', list);
      await seeAnswer('Table');
    }
    // It is asked of the account, so there is no statement to begin with.
    await choose('Question', 'Code');
    await page.locator('.monaco-editor .view-lines').waitFor();
    expect((await statement()).trim()).toBe('');
    expect(demo.faults).toEqual([]);
  });
});
