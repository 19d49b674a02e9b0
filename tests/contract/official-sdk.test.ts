/** The official SDK as it is against the local CLS, configured as a user would. */
import { createServer, request as httpRequest } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { DescribeIndexResponse, DescribeTopicsResponse, SearchLogRequest, SearchLogResponse } from '#cls';
import { demoTopics } from '../../src/local-cls/demo-topics';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../src/local-cls/start-local-cls';

const TOPIC = 'ccn-flowlog-ap-guangzhou-1250000000';
const TOPICS_HERE = demoTopics().filter(({ region }) => region === 'ap-guangzhou').length;
const T0 = 1767225600;
const COUNT = 10_500;
const TOKEN_KEY = { secretId: 'AKIDtemporary', secretKey: 'temporary-secret', token: 'session-token' };

let dir: string;
let local: LocalCls;
let skewMs = 0;

interface ClientOptions {
  secretId?: string;
  secretKey?: string;
  token?: string;
  region?: string;
  version?: string;
}

function client(options: ClientOptions = {}): CommonClient {
  const { region = 'ap-guangzhou', version = '2020-10-16', ...credential } = options;
  return new CommonClient('cls.tencentcloudapi.com', version, {
    credential: { ...DEMO_KEYS[0], ...credential },
    region,
    profile: { httpProfile: { endpoint: new URL(local.url).host, protocol: 'http://' } },
  });
}

const RANGE = { From: T0 * 1000, To: (T0 + 3600) * 1000, TopicId: TOPIC };

const search = (request: Partial<SearchLogRequest>): Promise<SearchLogResponse> =>
  client().request('SearchLog', { ...RANGE, QuerySyntax: 1, ...request });

const analyse = (QueryString: string): Promise<SearchLogResponse> => search({ QueryString, UseNewAnalysis: true });

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'official-sdk-'));
  local = await startLocalCls({ dir, keys: [...DEMO_KEYS, TOKEN_KEY], now: () => Date.now() + skewMs });
  const rows = Array.from({ length: COUNT }, (_, row) => row);
  await local.store.append(TOPIC, {
    timesMs: rows.map((row) => (T0 + Math.floor(row / 10)) * 1000),
    keys: ['srcaddr', 'dstport', 'bytes', 'action', 'log-status', 'end'],
    columns: [
      rows.map((row) => `10.1.${row % 7}.${row % 250}`),
      rows.map((row) => (row % 100 === 0 ? '-' : 443)),
      rows,
      rows.map((row) => (row % 4 === 0 ? 'REJECT' : 'ACCEPT')),
      rows.map(() => 'OK'),
      rows.map((row) => T0 + Math.floor(row / 10)),
    ],
  });
});
afterAll(async () => {
  await local.close();
  await rm(dir, { recursive: true });
});

describe('inventory', () => {
  test('lists the topics of a region', async () => {
    const found: DescribeTopicsResponse = await client().request('DescribeTopics', { Limit: 2 });
    expect(found).toMatchObject({ TotalCount: TOPICS_HERE, RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(found.Topics).toHaveLength(2);
    expect(found.Topics![0]).toMatchObject({ TopicId: TOPIC, TopicName: 'ccn-flowlog', Index: true, Period: 1 });
  });

  test('filters topics by name and id', async () => {
    const byName = (Values: string[], PreciseSearch = 0): Promise<DescribeTopicsResponse> =>
      client().request('DescribeTopics', { Filters: [{ Key: 'topicName', Values }], PreciseSearch });
    expect((await byName(['imported'])).TotalCount).toBe(2);
    expect((await byName(['imported'], 1)).TotalCount).toBe(0);
    const byId: DescribeTopicsResponse = await client({ region: 'ap-singapore' }).request('DescribeTopics', {
      Filters: [{ Key: 'topicId', Values: ['ccn-flowlog-ap-singapore-1250000000'] }],
    });
    expect(byId.TotalCount).toBe(1);
  });

  test('describes the index', async () => {
    const index: DescribeIndexResponse = await client().request('DescribeIndex', { TopicId: TOPIC });
    expect(index.Status).toBe(true);
    expect(index.Rule!.KeyValue!.KeyValues).toContainEqual({
      Key: 'bytes',
      Value: { Type: 'long', Tokenizer: '', SqlFlag: true, ContainZH: false },
    });
  });
});

describe('raw search', () => {
  test('newest first, values as texts, delivered texts kept', async () => {
    const { Results, Analysis, ListOver } = await search({ QueryString: 'bytes<=100', Limit: 1 });
    expect({ Analysis, ListOver }).toEqual({ Analysis: false, ListOver: false });
    expect(Results).toMatchObject([{ Time: (T0 + 10) * 1000, TopicId: TOPIC, TopicName: 'ccn-flowlog' }]);
    expect(JSON.parse(Results![0]!.LogJson)).toEqual({
      srcaddr: '10.1.2.100',
      dstport: '-',
      bytes: '100',
      action: 'REJECT',
      'log-status': 'OK',
      end: String(T0 + 10),
    });
  });

  test('the range is half open', async () => {
    const at = (From: number, To: number) => search({ From, To, QueryString: '*' });
    expect((await at(T0 * 1000, (T0 + 1) * 1000)).Results).toHaveLength(10);
    expect((await at(T0 * 1000 + 1, (T0 + 1) * 1000)).Results).toHaveLength(0);
  });

  test.each(['asc', 'desc'] as const)(
    'pages through 10,000 records by cursor, %s: none lost, none doubled',
    async (Sort) => {
      const request = { QueryString: 'log-status:OK', Limit: 1000, Sort };
      const bytes: number[] = [];
      let Context: string | undefined;
      for (let page = 0; page < 10; page++) {
        const answer: SearchLogResponse = await search({ ...request, ...(Context === undefined ? {} : { Context }) });
        expect(answer.ListOver).toBe(false);
        bytes.push(...answer.Results!.map(({ LogJson }) => Number((JSON.parse(LogJson) as { bytes: string }).bytes)));
        Context = answer.Context;
      }
      const expected = Array.from({ length: 10_000 }, (_, row) => (Sort === 'asc' ? row : COUNT - 1 - row));
      expect(bytes).toEqual(expected);
      await expect(search({ ...request, Context: Context! })).rejects.toMatchObject({
        code: 'FailedOperation.InvalidContext',
      });
    },
  );

  test('the last page says so', async () => {
    const { ListOver, Context, Results } = await search({ QueryString: 'bytes<3' });
    expect({ ListOver, Context, count: Results!.length }).toEqual({ ListOver: true, Context: '', count: 3 });
  });

  test('pages by offset', async () => {
    const page = await search({ QueryString: '*', Limit: 5, Offset: 10_400, Sort: 'asc' });
    expect(page.Results!.map(({ LogJson }) => (JSON.parse(LogJson) as { bytes: string }).bytes)).toEqual([
      '10400',
      '10401',
      '10402',
      '10403',
      '10404',
    ]);
  });

  test('a cursor is good for its own search only', async () => {
    const { Context } = await search({ QueryString: '*', Limit: 5 });
    await expect(search({ QueryString: '*', Limit: 6, Context })).rejects.toMatchObject({
      code: 'FailedOperation.InvalidContext',
    });
    await expect(search({ QueryString: '*', Limit: 5, Context: 'x' })).rejects.toMatchObject({
      code: 'FailedOperation.InvalidContext',
    });
  });

  test('an SQL part leaves what is for raw records without effect', async () => {
    const sql = { QueryString: '* | select count(*) as n', UseNewAnalysis: true };
    const { AnalysisRecords } = await search(sql);
    for (const without of [{ Offset: 5 }, { Context: 'x' }, { Limit: 1, Sort: 'asc' as const }]) {
      expect((await search({ ...sql, ...without })).AnalysisRecords).toEqual(AnalysisRecords);
    }
  });

  test('the older pair of parameters means Lucene unless it says otherwise', async () => {
    const old = (rest: object): Promise<SearchLogResponse> =>
      client().request('SearchLog', { ...RANGE, Limit: 1, ...rest });
    expect((await old({ Query: 'action:REJECT AND dstport:443' })).Results).toHaveLength(1);
    expect((await old({ Query: 'action:reject and bytes>5', SyntaxRule: 1 })).Results).toHaveLength(1);
    await expect(old({ Query: 'bytes:[1 TO 5]' })).rejects.toMatchObject({ code: 'UnsupportedOperation' });
  });
});

describe('SQL', () => {
  test('answers in the new style', async () => {
    expect(
      await analyse('action:REJECT | select "action" as a, count(*) as c, sum("bytes") as b group by 1'),
    ).toMatchObject({
      Analysis: true,
      ListOver: true,
      Results: [],
      AnalysisRecords: ['{"a":"REJECT","c":2625,"b":13776000}'],
      Columns: [
        { Name: 'a', Type: 'varchar' },
        { Name: 'c', Type: 'bigint' },
        { Name: 'b', Type: 'bigint' },
      ],
    });
  });

  test('answers in the old style when not asked otherwise', async () => {
    const answer = await search({ QueryString: '* | select count(*) as c, max("action") as a' });
    expect(answer).toMatchObject({
      Analysis: true,
      ColNames: ['c', 'a'],
      AnalysisResults: [
        {
          Data: [
            { Key: 'c', Value: '10500' },
            { Key: 'a', Value: 'REJECT' },
          ],
        },
      ],
      AnalysisRecords: null,
      Columns: null,
    });
  });

  test('stops at 100 rows without LIMIT', async () => {
    expect((await analyse('* | select "bytes" as b')).AnalysisRecords).toHaveLength(100);
    expect((await analyse('* | select "bytes" as b limit 10000')).AnalysisRecords).toHaveLength(10_000);
  });
});

describe('refusals', () => {
  const asked = (options: ClientOptions, action = 'DescribeTopics', request: object = {}): Promise<unknown> =>
    client(options).request(action, request);

  test.each<[string, ClientOptions, string]>([
    ['a wrong SecretKey', { secretKey: 'wrong' }, 'AuthFailure.SignatureFailure'],
    ['an unknown SecretId', { secretId: 'AKIDnobody' }, 'AuthFailure.SecretIdNotFound'],
    ['a missing token', { secretId: TOKEN_KEY.secretId, secretKey: TOKEN_KEY.secretKey }, 'AuthFailure.TokenFailure'],
    ['a wrong token', { ...TOKEN_KEY, token: 'other' }, 'AuthFailure.TokenFailure'],
    ['an unknown version', { version: '2019-01-01' }, 'NoSuchVersion'],
  ])('%s', async (_, options, code) => {
    await expect(asked(options)).rejects.toMatchObject({ code, requestId: expect.any(String) });
  });

  test('a temporary key with its token works', async () => {
    await expect(asked(TOKEN_KEY)).resolves.toMatchObject({ TotalCount: TOPICS_HERE });
  });

  test('a clock that is five minutes off', async () => {
    skewMs = 301_000;
    try {
      await expect(asked({})).rejects.toMatchObject({ code: 'AuthFailure.SignatureExpire' });
    } finally {
      skewMs = 0;
    }
  });

  test.each<[string, string, object, string]>([
    ['an unknown action', 'SearchEverything', {}, 'InvalidAction'],
    ['an unknown parameter', 'DescribeTopics', { Colour: 'red' }, 'UnknownParameter'],
    ['a wrong type', 'DescribeTopics', { Limit: 'many' }, 'InvalidParameter'],
    ['an unknown topic', 'SearchLog', { ...RANGE, TopicId: 'nope' }, 'ResourceNotFound.TopicNotExist'],
    [
      'a topic of another region',
      'DescribeIndex',
      { TopicId: 'ccn-flowlog-ap-beijing-1250000000' },
      'ResourceNotFound.TopicNotExist',
    ],
    ['no topic', 'SearchLog', { ...RANGE, TopicId: '' }, 'MissingParameter'],
    ['no range', 'SearchLog', { TopicId: TOPIC }, 'MissingParameter'],
    ['a range that runs backwards', 'SearchLog', { ...RANGE, To: 0 }, 'InvalidParameter'],
    ['too many rows', 'SearchLog', { ...RANGE, Limit: 1001 }, 'InvalidParameter'],
    ['both spellings of the statement', 'SearchLog', { ...RANGE, Query: '*', QueryString: '*' }, 'InvalidParameter'],
    ['a topic and several', 'SearchLog', { ...RANGE, Topics: [{ TopicId: TOPIC }] }, 'InvalidParameter'],
    ['a long statement', 'SearchLog', { ...RANGE, QueryString: 'a'.repeat(12_289) }, 'InvalidParameter'],
    ['bad CQL', 'SearchLog', { ...RANGE, QueryString: 'action:(a OR' }, 'FailedOperation.SyntaxError'],
    ['bad SQL', 'SearchLog', { ...RANGE, QueryString: '* | select from' }, 'FailedOperation.SyntaxError'],
    ['an unknown column', 'SearchLog', { ...RANGE, QueryString: '* | select nope' }, 'FailedOperation.QueryError'],
  ])('%s', async (_, action, request, code) => {
    await expect(asked({}, action, request)).rejects.toMatchObject({ code });
  });

  test('errors in a statement say where', async () => {
    await expect(search({ QueryString: 'action:OK AND (a' })).rejects.toThrow(
      /SyntaxError\[parse_exception line 1:15: /,
    );
    await expect(search({ QueryString: 'spare:1' })).rejects.toThrow(
      'SyntaxError[field: spare, can not search on this field, since it is not indexed]',
    );
    await expect(analyse('* | select 1, nope')).rejects.toThrow(
      "QueryError[line 1:11: Column 'nope' cannot be resolved]",
    );
  });

  test('of 40 searches at once on one topic at least 15 are answered, the rest told that there are too many', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, () => analyse('* | select count(*) as c, approx_distinct("srcaddr") as n')),
    );
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(failed.length).toBeLessThanOrEqual(25);
    failed.forEach(({ reason }) => expect(reason).toMatchObject({ code: 'LimitExceeded.LogSearch' }));
  });
});

describe('beside the API', () => {
  const plain = (path: string, host: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(local.url);
      httpRequest({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      })
        .on('error', reject)
        .end();
    });

  test('the status counts the records of every topic', async () => {
    const status = (await (await fetch(`${local.url}/local/status`)).json()) as { topics: object[] };
    expect(status.topics).toHaveLength(demoTopics().length);
    expect(status.topics).toContainEqual({
      region: 'ap-guangzhou',
      topicId: TOPIC,
      name: 'ccn-flowlog',
      count: COUNT,
      minMs: T0 * 1000,
      maxMs: (T0 + 1049) * 1000,
    });
  });

  test('private paths answer only to this machine by its own name', async () => {
    expect(await plain('/local/status', new URL(local.url).host)).toBe(200);
    expect(await plain('/local/status', 'evil.example')).toBe(404);
    expect(await plain('/local/other', new URL(local.url).host)).toBe(404);
  });

  test('a folder in use and a port in use are refused', async () => {
    await expect(startLocalCls({ dir })).rejects.toThrow('another local CLS uses');
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const dir2 = await mkdtemp(join(tmpdir(), 'official-sdk-'));
    await expect(startLocalCls({ dir: dir2, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    other.close();
    await rm(dir2, { recursive: true });
  });
});
