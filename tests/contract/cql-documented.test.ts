/** Search texts of the documents, through the whole local CLS. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { SearchLogRequest, SearchLogResponse } from '#cls';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../src/local-cls/start-local-cls';
import { MILDEST_SWITCHES } from '../../src/local-cls/switches';
import { CQL_ROWS, LUCENE_ROWS, type Row } from './cql-documented';
import { INDEXES, RECORDS } from './cql-records';

const REGION = 'ap-guangzhou';
const T0 = 1767225600000;
const NUMBERS = Object.keys(RECORDS).map(Number);
const KEYS = [...new Set(Object.values(RECORDS).flatMap((record) => Object.keys(record)))];

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
    await server.store.append(topicId, {
      timesMs: NUMBERS.map((number) => T0 + number),
      keys: KEYS,
      columns: KEYS.map((key) => NUMBERS.map((number) => RECORDS[number]![key] ?? null)),
    });
  }
  servers[name] = server;
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

const title = ([source, query]: Row): string => `${source}: ${query.length > 150 ? `${query.slice(0, 20)}...` : query}`;

describe.each<[string, 0 | 1, readonly Row[]]>([
  ['CQL', 1, CQL_ROWS],
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
