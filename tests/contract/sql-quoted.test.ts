/** Statements word for word as CLS's pages print them, asked of the real server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { SearchLogResponse } from '#cls';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../src/local-cls/start-local-cls';
import { SWITCH_SETS, type Switches } from '../../src/local-cls/switches';
import { cellsOf, inAnswerOrder } from '../data/sql-documented/compare-answers';
import { T0 } from '../data/sql-documented/sample-topics';
import { QUOTED_TOPICS } from '../data/sql-quoted/quoted-topics';
import { countsOfHead, type QuotedStatement, readQuoted } from '../data/sql-quoted/read-quoted';

/** Long enough for all sample logs, short enough for time_series. */
const RANGE = { From: T0 * 1000, To: (T0 + 600) * 1000 };

let dir: string;
let local: LocalCls;

async function open(name: string, switches: Switches): Promise<LocalCls> {
  const topics = Object.values(QUOTED_TOPICS);
  const opened = await startLocalCls({ dir: join(dir, name), topics, switches });
  for (const { topicId, batch } of topics) {
    await opened.store.append(topicId, batch);
  }
  return opened;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sql-quoted-'));
  local = await open('default', SWITCH_SETS.default);
});
afterAll(async () => {
  await local.close();
  await rm(dir, { recursive: true });
});

function ask({ topic, query }: QuotedStatement, { url } = local): Promise<SearchLogResponse> {
  const client = new CommonClient('cls.tencentcloudapi.com', '2020-10-16', {
    credential: DEMO_KEYS[0]!,
    region: 'ap-guangzhou',
    profile: { httpProfile: { endpoint: new URL(url).host, protocol: 'http://' } },
  });
  const { topicId } = QUOTED_TOPICS[topic];
  return client.request('SearchLog', {
    TopicId: topicId,
    ...RANGE,
    QueryString: query,
    QuerySyntax: 1,
    UseNewAnalysis: true,
  });
}

const STATEMENTS = readQuoted();

test('the table holds at least 100 statements of the pages, each once, and its head says how many', () => {
  const queries = STATEMENTS.map(({ query }) => query);
  expect(new Set(queries).size).toBe(queries.length);
  expect(queries.length).toBeGreaterThanOrEqual(100);
  const giving = (what: string) => STATEMENTS.filter(({ gives }) => what in gives).length;
  expect(countsOfHead()).toEqual([queries.length, giving('types'), giving('records'), giving('refused')]);
  expect(STATEMENTS.every(({ page }) => /, 614\/\d+$/.test(page))).toBe(true);
});

test.each(STATEMENTS.map((statement) => [statement.page, statement.query, statement] as const))(
  '%s: %s',
  async (_page, query, statement) => {
    const { gives } = statement;
    if ('refused' in gives) {
      const { code, message } = gives.refused;
      await expect(ask(statement)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
      return;
    }
    const answer = await ask(statement);
    if ('types' in gives) {
      expect(answer.Columns!.map(({ Type }) => Type)).toEqual(gives.types);
    } else if ('records' in gives) {
      expect(answer.AnalysisRecords).toHaveLength(gives.records);
    } else {
      const inOrder = inAnswerOrder(gives.unordered === true ? '' : query);
      expect(inOrder(cellsOf(answer))).toEqual(inOrder(gives.rows));
    }
  },
);

test.each(['mildest', 'harshest'] as const)(
  'no statement that answers is refused on the %s set',
  async (set) => {
    const other = await open(set, SWITCH_SETS[set]);
    const refusals: string[] = [];
    try {
      for (const statement of STATEMENTS.filter(({ gives }) => !('refused' in gives))) {
        await ask(statement, other).catch((error: Error) => refusals.push(`${statement.query}: ${error.message}`));
      }
    } finally {
      await other.close();
    }
    expect(refusals).toEqual([]);
  },
  60_000,
);
