/** SQL over several topics by their ids, with the official SDK. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SearchLogResponse } from '#cls';
import { DEMO_KEYS } from '../../src/local-cls/start-local-cls';
import { type ClientOptions, type Contract, openContract } from './open-contract';

const TOPIC = 'ccn-flowlog-ap-guangzhou-1250000000';
const OTHER = 'imported-ccn-1250000000';
const ELSEWHERE = 'ccn-flowlog-ap-singapore-1250000000';
const READER = { secretId: 'AKIDreader', secretKey: 'secret-of-a-reader' };
const POLICY = [{ actions: ['cls:SearchLog'], topics: [TOPIC] }];

let contract: Contract;

beforeAll(async () => {
  contract = await openContract({ keys: [...DEMO_KEYS, { ...READER, policy: POLICY }] });
  const batch = (addresses: string[], firstMs: number) => ({
    timesMs: addresses.map((_, row) => firstMs + row),
    keys: ['srcaddr', 'bytes'],
    columns: [addresses, addresses.map((_, row) => row + 1)],
  });
  await contract.local.store.append(TOPIC, batch(['a', 'b', 'c'], 1000));
  await contract.local.store.append(OTHER, batch(['b', 'c', 'c'], 1000));
  await contract.local.store.append(OTHER, batch(['c'], 5000));
});
afterAll(() => contract.close());

async function rows(QueryString: string, options?: ClientOptions): Promise<object[]> {
  const request = { From: 0, To: 2000, TopicId: TOPIC, QueryString, UseNewAnalysis: true };
  const { AnalysisRecords } = await contract.ask<SearchLogResponse>('SearchLog', request, options);
  return AnalysisRecords!.map((row) => JSON.parse(row) as object);
}

test('a topic joins another one by its id, over the same range', async () => {
  const counted = `(select srcaddr, count(*) as n from "${OTHER}" group by srcaddr)`;
  expect(
    await rows(
      `* | select a.srcaddr as addr, b.n as n from log a join ${counted} b on a.srcaddr = b.srcaddr order by n`,
    ),
  ).toEqual([
    { addr: 'b', n: 1 },
    { addr: 'c', n: 2 },
  ]);
});

test('the search condition filters the topic asked about only', async () => {
  const sum = (table: string) => `select sum(bytes) as s from ${table}`;
  expect(await rows(`srcaddr:a | ${sum('log')} union all ${sum(`"${OTHER}"`)} order by s`)).toEqual([
    { s: 1 },
    { s: 6 },
  ]);
});

test.each<[string, string, string]>([
  ['a topic of another region', ELSEWHERE, 'FailedOperation.QueryError'],
  ['a topic that is none', 'nowhere', 'FailedOperation.QueryError'],
])('%s is no table', async (_, topicId, code) => {
  await expect(rows(`* | select count(*) as n from "${topicId}"`)).rejects.toMatchObject({ code });
});

test.each([
  [`select count(*) as n from "${OTHER}" where __TIMESTAMP__ >= 0`],
  [`select count(*) as n from "${OTHER}" o where o.bytes > 0 and __timestamp__ between 0 and 9000`],
  [
    `select count(*) as n from log a join "${OTHER}" b on a.bytes = b.bytes where a.__TIMESTAMP__ > 0 and 9000 > b.__TIMESTAMP__`,
  ],
  [`select count(*) as n from "${OTHER}" where cast(__TIMESTAMP__ as timestamp) > timestamp '1970-01-01 00:00:00'`],
])('a topic has no time range of its own: %s', async (sql) => {
  const at = sql.search(/(?:b\.|(?<!a\.))__timestamp__/i) + 1;
  await expect(rows(`* | ${sql}`)).rejects.toMatchObject({
    code: 'FailedOperation.QueryError',
    message: expect.stringMatching(new RegExp(`line 1:${at}: .*the request's range holds for all topics`)),
  });
});

test('times may be compared between topics, and the one asked about be cut short', async () => {
  const joined = `log a join "${OTHER}" b on a.srcaddr = b.srcaddr`;
  expect(await rows(`* | select count(*) as n from ${joined} where b.__TIMESTAMP__ < a.__TIMESTAMP__`)).toEqual([
    { n: 2 },
  ]);
  expect(await rows(`* | select count(*) as n from ${joined} where a.__TIMESTAMP__ > 1001`)).toEqual([{ n: 2 }]);
});

test('a key needs permission for every topic', async () => {
  expect(await rows('* | select count(*) as n', READER)).toEqual([{ n: 3 }]);
  await expect(rows(`* | select count(*) as n from "${OTHER}"`, READER)).rejects.toMatchObject({
    code: 'AuthFailure.UnauthorizedOperation',
  });
});
