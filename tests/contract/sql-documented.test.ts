/** Own statements for the rules of CLS's documents, asked of the real server; `sql-quoted.test.ts` has the pages' own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { SearchLogResponse } from '#cls';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../src/local-cls/start-local-cls';
import { CLAUSES } from '../data/sql-documented/clauses';
import { cellsOf, inAnswerOrder } from '../data/sql-documented/compare-answers';
import { type DocumentedStatement, OWN_FORMS } from '../data/sql-documented/documented-statement';
import { FUNCTIONS } from '../data/sql-documented/functions';
import { SAMPLES } from '../data/sql-documented/samples';
import { SAMPLE_TOPICS, T0 } from '../data/sql-documented/sample-topics';
import { VALUES } from '../data/sql-documented/values';
import { readQuoted } from '../data/sql-quoted/read-quoted';

let dir: string;
let local: LocalCls;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sql-documented-'));
  const topics = Object.values(SAMPLE_TOPICS);
  local = await startLocalCls({ dir, topics });
  for (const { topicId, batch } of topics) {
    await local.store.append(topicId, batch);
  }
});
afterAll(async () => {
  await local.close();
  await rm(dir, { recursive: true });
});

function ask({ topic = 'flow', search = '*', sql }: DocumentedStatement): Promise<SearchLogResponse> {
  const client = new CommonClient('cls.tencentcloudapi.com', '2020-10-16', {
    credential: DEMO_KEYS[0]!,
    region: 'ap-guangzhou',
    profile: { httpProfile: { endpoint: new URL(local.url).host, protocol: 'http://' } },
  });
  return client.request('SearchLog', {
    TopicId: SAMPLE_TOPICS[topic].topicId,
    From: T0 * 1000,
    To: (T0 + 3600) * 1000,
    QueryString: `${search} | ${sql}`,
    QuerySyntax: 1,
    UseNewAnalysis: true,
  });
}

const STATEMENTS = [...SAMPLES, ...CLAUSES, ...VALUES, ...FUNCTIONS].map(
  (statement) => [statement.source, statement.sql, statement] as const,
);

test('none of the statements stands on a page, and their number is said', () => {
  const quoted = new Set(readQuoted().map(({ query }) => query.toLowerCase()));
  const asked = STATEMENTS.map(([, sql, { search = '*' }]) => `${search} | ${sql}`);
  expect(asked.filter((query) => quoted.has(query.toLowerCase()))).toEqual([]);
  expect(asked).toHaveLength(OWN_FORMS);
});

test.each(STATEMENTS)('%s: %s', async (_source, _sql, statement) => {
  if (statement.refusal !== undefined) {
    const { message, code = 'FailedOperation.QueryError' } = statement.refusal;
    await expect(ask(statement)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    return;
  }
  const answer = await ask(statement);
  const inOrder = inAnswerOrder(statement.sql);
  expect(inOrder(cellsOf(answer))).toEqual(inOrder(statement.rows ?? []));
  if (statement.types !== undefined) {
    expect(answer.Columns!.map(({ Type }) => Type)).toEqual(statement.types);
  }
});
