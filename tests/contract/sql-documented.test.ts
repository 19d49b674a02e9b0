/** Every statement that CLS's documents show, asked of the real server: its rows, or its refusal. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { SearchLogResponse } from '#cls';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../src/local-cls/start-local-cls';
import { CLAUSES } from '../data/sql-documented/clauses';
import type { DocumentedStatement } from '../data/sql-documented/documented-statement';
import { FUNCTIONS } from '../data/sql-documented/functions';
import { SAMPLES } from '../data/sql-documented/samples';
import { SAMPLE_TOPICS, T0 } from '../data/sql-documented/sample-topics';
import { VALUES } from '../data/sql-documented/values';

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

function cellsOf({ Columns, AnalysisRecords }: SearchLogResponse): unknown[][] {
  return AnalysisRecords!.map((record) => {
    const cells = JSON.parse(record) as Record<string, unknown>;
    return Columns!.map(({ Name }) => cells[Name]);
  });
}

const sorted = (rows: readonly unknown[]) => [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** A statement without its sub-queries, whose order says nothing about the answer's. */
function outside(sql: string): string {
  const without = sql.replace(/\([^()]*\)/g, '');
  return without === sql ? sql : outside(without);
}

const STATEMENTS = [...SAMPLES, ...CLAUSES, ...VALUES, ...FUNCTIONS].map(
  (statement) => [statement.source, statement.sql, statement] as const,
);

test.each(STATEMENTS)('%s: %s', async (_source, _sql, statement) => {
  if (statement.refusal !== undefined) {
    const { message, code = 'FailedOperation.QueryError' } = statement.refusal;
    await expect(ask(statement)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    return;
  }
  const answer = await ask(statement);
  const inOrder = /order by/i.test(outside(statement.sql)) ? (rows: readonly unknown[]) => rows : sorted;
  expect(inOrder(cellsOf(answer))).toEqual(inOrder(statement.rows ?? []));
  if (statement.types !== undefined) {
    expect(answer.Columns!.map(({ Type }) => Type)).toEqual(statement.types);
  }
});
