/** Search texts of the documents, and own ones for their rules, through the whole local CLS. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { SearchLogRequest, SearchLogResponse } from '#cls';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../src/local-cls/start-local-cls';
import type { LogBatch } from '../../src/local-cls/store/log-batch';
import { MILDEST_SWITCHES } from '../../src/local-cls/switches';
import { CQL_ROWS, LUCENE_ROWS, OWN_ROWS } from './cql-own-forms';
import { QUOTED_ROWS, QUOTED_TEXTS } from './cql-quoted';
import { INDEXES, PRODUCT_RECORDS, RECORDS } from './cql-records';
import type { Row } from './cql-row';

const REGION = 'ap-guangzhou';
const T0 = 1767225600000;

let dir: string;
const servers: Record<string, LocalCls> = {};

async function start(name: string, switches: Parameters<typeof startLocalCls>[0]['switches'] = {}): Promise<void> {
  const topics = Object.entries(INDEXES).map(([topicId, index]) => ({
    region: REGION,
    topicId,
    name: topicId,
    logset: 'documents',
    index,
    retentionDays: null,
  }));
  const server = await startLocalCls({ dir: join(dir, name), topics, switches });
  for (const { topicId } of topics) {
    await server.store.append(topicId, batchOf(topicId === 'products' ? PRODUCT_RECORDS : RECORDS));
  }
  servers[name] = server;
}

/** A record's number is its millisecond. */
function batchOf(records: typeof RECORDS): LogBatch {
  const numbers = Object.keys(records).map(Number);
  const keys = [...new Set(Object.values(records).flatMap((record) => Object.keys(record)))];
  return {
    timesMs: numbers.map((number) => T0 + number),
    keys,
    columns: keys.map((key) => numbers.map((number) => records[number]![key] ?? null)),
  };
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cql-documented-'));
  await start('usual');
  await start('mildest', MILDEST_SWITCHES);
});
afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => server.close()));
  await rm(dir, { recursive: true });
});

async function found([, QueryString, , asking]: Row, QuerySyntax: 0 | 1): Promise<number[]> {
  const url = new URL(servers[asking?.switches ?? 'usual']!.url);
  const client = new CommonClient('cls.tencentcloudapi.com', '2020-10-16', {
    credential: DEMO_KEYS[0]!,
    region: REGION,
    profile: { httpProfile: { endpoint: url.host, protocol: 'http://' } },
  });
  const range = { From: T0, To: T0 + 1000, TopicId: asking?.topic ?? 'usual', Sort: 'asc' as const };
  const request: SearchLogRequest = { ...range, QueryString, QuerySyntax };
  const answer: SearchLogResponse = await client.request('SearchLog', request);
  return (answer.Results ?? []).map(({ Time }) => Time - T0);
}

test("at least 100 texts are the documents' own, none of them is said to be ours, and their numbers are said", () => {
  const quoted = new Set(QUOTED_ROWS.map(([, text]) => text));
  expect(quoted.size).toBeGreaterThanOrEqual(100);
  expect(quoted.size).toBe(QUOTED_TEXTS);
  expect(CQL_ROWS.filter(([, text]) => quoted.has(text))).toEqual([]);
  expect(CQL_ROWS).toHaveLength(OWN_ROWS);
});

const title = ([source, query]: Row): string => `${source}: ${query.length > 150 ? `${query.slice(0, 20)}...` : query}`;

describe.each<[string, 0 | 1, readonly Row[]]>([
  ['quoted CQL', 1, QUOTED_ROWS],
  ['own CQL', 1, CQL_ROWS],
  ['Lucene', 0, LUCENE_ROWS],
])('%s', (_, syntax, rows) => {
  test.each(rows.map((row) => [title(row), row] as const))('%s', async (__, row) => {
    const meaning = row[2];
    const answer = await found(row, syntax).catch((error: unknown) => error);
    if (!('says' in meaning)) {
      expect(answer).toEqual(meaning);
      return;
    }
    expect(answer).toMatchObject({ code: meaning.code, message: expect.stringContaining(meaning.says) });
    if (meaning.column !== undefined) {
      expect(String(answer)).toMatch(new RegExp(`line 1(?::|, column )${meaning.column}\\b`));
    }
  });
});
