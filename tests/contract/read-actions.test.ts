/** Histogram, context, inventory and the less common sides of SearchLog, with the official SDK. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  DescribeLogContextResponse,
  DescribeLogHistogramResponse,
  DescribeLogsetsResponse,
  DescribeTopicsResponse,
  LogInfo,
  SearchLogResponse,
} from '#cls';
import { demoTopics } from '../../src/local-cls/demo-topics';
import { type Contract, openContract } from './open-contract';

const TOPIC = 'ccn-flowlog-ap-guangzhou-1250000000';
const T0 = 1767225600000;
const COUNT = 3000;
const RANGE = { From: T0, To: T0 + 3_600_000, TopicId: TOPIC };
const HARSH = {
  histogramSql: 'refused',
  histogramInterval: 'even',
  contextLog: 'absent',
  logsetNames: 'whole',
  indexingDelayMs: 2000,
} as const;

let contract: Contract;
let harsh: Contract;
let nowMs = T0;

const rows = Array.from({ length: COUNT }, (_, row) => row);
const BATCH = {
  timesMs: rows.map((row) => T0 + row * 1000),
  keys: ['bytes', 'action', 'srcaddr'],
  columns: [rows, rows.map((row) => (row % 4 === 0 ? 'REJECT' : 'ACCEPT')), rows.map((row) => `10.1.0.${row % 9}`)],
};

beforeAll(async () => {
  const names = [TOPIC, 'imported-ccn-1250000000', 'imported-eni-1250000000'];
  const topics = demoTopics().filter(({ topicId }) => names.includes(topicId));
  contract = await openContract({ topics });
  harsh = await openContract({ topics, switches: HARSH, now: () => Date.now() + nowMs - T0 });
  for (const { local } of [contract, harsh]) {
    await local.store.append(TOPIC, BATCH);
  }
  nowMs += 10_000;
});
afterAll(() => Promise.all([contract.close(), harsh.close()]));

const search = (request: object, from = contract): Promise<SearchLogResponse> =>
  from.ask('SearchLog', { ...RANGE, QueryString: '*', ...request });

describe('DescribeLogHistogram', () => {
  const histogram = (request: object, from = contract): Promise<DescribeLogHistogramResponse> =>
    from.ask('DescribeLogHistogram', { ...RANGE, Query: '', ...request });

  test('intervals begin at multiples of their length, before From as well; empty ones are there', async () => {
    const asked = { From: T0 + 2_915_500, To: T0 + 2_915_500 + 900_000, Interval: 30_000 };
    const answer = await histogram(asked);
    expect(answer).toMatchObject({ Interval: 30_000, TotalCount: 84, Topics: null });
    expect(answer.HistogramInfos).toHaveLength(31);
    expect(answer.HistogramInfos!.slice(0, 4)).toEqual([
      { BTime: T0 + 2_910_000, Count: 24 },
      { BTime: T0 + 2_940_000, Count: 30 },
      { BTime: T0 + 2_970_000, Count: 30 },
      { BTime: T0 + 3_000_000, Count: 0 },
    ]);
  });

  test('without Interval the server chooses one', async () => {
    expect(await histogram({})).toMatchObject({ Interval: 30_000, TotalCount: COUNT });
    expect(await histogram({}, harsh)).toMatchObject({ Interval: 18_000, TotalCount: COUNT });
  });

  test('a condition counts, in Lucene unless SyntaxRule says CQL; SQL does not', async () => {
    expect((await histogram({ Query: 'action:REJECT' })).TotalCount).toBe(750);
    expect((await histogram({ Query: 'action:reject and bytes<10', SyntaxRule: 1 })).TotalCount).toBe(3);
    expect((await histogram({ Query: 'action:REJECT | select count(*)' })).TotalCount).toBe(750);
  });

  test.each<[string, object, string]>([
    ['no Query', { Query: undefined }, 'MissingParameter'],
    ['no topic', { TopicId: undefined }, 'MissingParameter'],
    ['too many intervals', { Interval: 17_999 }, 'InvalidParameter'],
    ['an empty range', { To: T0 }, 'InvalidParameter'],
    ['CQL without SyntaxRule', { Query: 'action:reject and bytes<10' }, 'UnsupportedOperation'],
    ['the newer pair of parameters', { QueryString: '*' }, 'UnknownParameter'],
    ['an unknown topic', { TopicId: 'nope' }, 'ResourceNotFound.TopicNotExist'],
    ['a field without index', { Query: 'nope:1' }, 'FailedOperation.SyntaxError'],
  ])('%s is refused', async (_, request, code) => {
    await expect(histogram(request)).rejects.toMatchObject({ code });
  });

  test('SQL is refused by a switch', async () => {
    await expect(histogram({ Query: '* | select 1' }, harsh)).rejects.toMatchObject({ code: 'InvalidParameter' });
  });
});

describe('DescribeLogContext', () => {
  const wallTime = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ');
  const logWith = async (bytes: number): Promise<LogInfo> =>
    (await search({ QueryString: `bytes=${bytes}` })).Results![0]!;
  const around = async (bytes: number, request: object, from = contract): Promise<DescribeLogContextResponse> => {
    const { Time, PkgId, PkgLogId } = await logWith(bytes);
    const asked = { TopicId: TOPIC, BTime: wallTime(Time), PkgId, PkgLogId: Number(PkgLogId), ...request };
    return from.ask('DescribeLogContext', asked);
  };
  const bytesOf = ({ LogContextInfos }: DescribeLogContextResponse) =>
    LogContextInfos!.map(({ Content }) => Number((JSON.parse(Content) as { bytes: string }).bytes));

  test('ten logs before and ten after, over packages, in order of arrival', async () => {
    const answer = await around(1002, {});
    expect(bytesOf(answer)).toEqual(Array.from({ length: 21 }, (_, index) => 992 + index));
    expect(answer).toMatchObject({ PrevOver: false, NextOver: false });
    expect(answer.LogContextInfos![0]).toMatchObject({
      Source: '127.0.0.1',
      Filename: '',
      PkgId: expect.stringMatching(/^[0-9A-F]{16}-0$/),
      PkgLogId: 992,
      BTime: T0 + 992_000,
    });
  });

  test('the ends of a topic are told', async () => {
    expect(await around(3, { PrevLogs: 3, NextLogs: 1 })).toMatchObject({ PrevOver: true, NextOver: false });
    const last = await around(COUNT - 1, { PrevLogs: 1 });
    expect(last).toMatchObject({ PrevOver: false, NextOver: true });
    expect(bytesOf(last)).toEqual([COUNT - 2, COUNT - 1]);
  });

  test('a condition narrows the neighbours', async () => {
    expect(bytesOf(await around(100, { Query: 'action:REJECT', PrevLogs: 2, NextLogs: 1 }))).toEqual([
      92, 96, 100, 104,
    ]);
  });

  test('the log itself is left out by a switch', async () => {
    expect(bytesOf(await around(100, { PrevLogs: 1, NextLogs: 1 }, harsh))).toEqual([99, 101]);
  });

  test.each<[string, object, string]>([
    ['more than 100 logs', { PrevLogs: 101 }, 'InvalidParameter'],
    ['SQL', { Query: '* | select 1' }, 'InvalidParameter'],
    ['BTime in UTC', { BTime: '2026-01-01 00:01:40.000' }, 'FailedOperation.InvalidContext'],
    ['BTime with a month for minutes', { BTime: '2026-01-01 08:Jan:40.000' }, 'InvalidParameter'],
    ['a package of another topic', { PkgId: '0123456789ABCDEF-0' }, 'FailedOperation.InvalidContext'],
    ['PkgLogId as a text', { PkgLogId: '100' }, 'InvalidParameter'],
    ['From and To where they are not supported', { From: T0, To: T0 + 1 }, 'InvalidParameter'],
    ['an unknown topic', { TopicId: 'nope' }, 'ResourceNotFound.TopicNotExist'],
  ])('%s is refused', async (_, request, code) => {
    await expect(around(100, request)).rejects.toMatchObject({ code });
  });
});

describe('log sets and topics', () => {
  const logsets = (request: object, from = contract): Promise<DescribeLogsetsResponse> =>
    from.ask('DescribeLogsets', request);
  const topics = (request: object): Promise<DescribeTopicsResponse> => contract.ask('DescribeTopics', request);

  test('a log set says how many topics it holds', async () => {
    const { Logsets, TotalCount } = await logsets({});
    expect(TotalCount).toBe(1);
    expect(Logsets).toEqual([
      {
        LogsetId: expect.any(String),
        LogsetName: 'flowlog_logset',
        CreateTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        AssumerUin: 0,
        AssumerName: '',
        Tags: [],
        TopicCount: 3,
        RoleName: '',
        MetricTopicCount: 0,
      },
    ]);
    const { LogsetId } = Logsets![0]!;
    expect((await logsets({ Filters: [{ Key: 'logsetId', Values: [LogsetId] }] })).TotalCount).toBe(1);
    expect((await topics({ Filters: [{ Key: 'logsetId', Values: [LogsetId] }] })).TotalCount).toBe(3);
  });

  test('names of log sets match in part, or by a switch whole', async () => {
    const Filters = [{ Key: 'logsetName', Values: ['flowlog'] }];
    expect((await logsets({ Filters })).TotalCount).toBe(1);
    expect((await logsets({ Filters }, harsh)).TotalCount).toBe(0);
  });

  test.each<[object, number]>([
    [{ Filters: [{ Key: 'topicName', Values: ['imported'] }] }, 2],
    [{ Filters: [{ Key: 'topicName', Values: ['imported', 'ccn-'] }] }, 3],
    [{ Filters: [{ Key: 'topicName', Values: ['imported-ccn'] }], PreciseSearch: 1 }, 1],
    [{ Filters: [{ Key: 'topicName', Values: ['imported'] }], PreciseSearch: 3 }, 0],
    [{ Filters: [{ Key: 'logsetName', Values: ['flowlog'] }], PreciseSearch: 1 }, 3],
    [{ Filters: [{ Key: 'logsetName', Values: ['flowlog'] }], PreciseSearch: 2 }, 0],
    [{ Filters: [{ Key: 'topicId', Values: [TOPIC, 'nope'] }] }, 1],
    [{ Filters: [{ Key: 'storageType', Values: ['hot'] }] }, 3],
    [{ Filters: [{ Key: 'storageType', Values: ['cold'] }] }, 0],
    [{ Filters: [{ Key: 'tagKey', Values: ['team'] }] }, 0],
    [{ Filters: [{ Key: 'tag:team', Values: ['net'] }] }, 0],
    [{ BizType: 1 }, 0],
  ])('DescribeTopics %j finds %d', async (request, count) => {
    expect((await topics(request)).TotalCount).toBe(count);
  });

  test('pages do not overlap', async () => {
    const pages = await Promise.all([0, 2].map((Offset) => topics({ Offset, Limit: 2 })));
    const ids = pages.flatMap(({ Topics }) => Topics!.map(({ TopicId }) => TopicId));
    expect(new Set(ids).size).toBe(3);
  });

  const eleven = Array.from({ length: 11 }, () => ({ Key: 'tagKey', Values: ['a'] }));
  test.each<[string, string, object, string]>([
    ['a page of 101', 'DescribeTopics', { Limit: 101 }, 'InvalidParameter'],
    ['an empty page', 'DescribeLogsets', { Limit: 0 }, 'InvalidParameter'],
    ['a negative Offset', 'DescribeLogsets', { Offset: -1 }, 'InvalidParameter'],
    ['eleven filters', 'DescribeTopics', { Filters: eleven }, 'InvalidParameter'],
    [
      '101 values',
      'DescribeTopics',
      { Filters: [{ Key: 'topicId', Values: Array(101).fill('a') }] },
      'InvalidParameter',
    ],
    [
      'six values',
      'DescribeLogsets',
      { Filters: [{ Key: 'logsetId', Values: Array(6).fill('a') }] },
      'InvalidParameter',
    ],
    [
      'a filter by another key',
      'DescribeLogsets',
      { Filters: [{ Key: 'topicId', Values: ['a'] }] },
      'InvalidParameter',
    ],
    [
      'a filter of the VPC form',
      'DescribeTopics',
      { Filters: [{ Name: 'topicId', Values: ['a'] }] },
      'MissingParameter',
    ],
    ['PreciseSearch 4', 'DescribeTopics', { PreciseSearch: 4 }, 'InvalidParameter'],
    ['PreciseSearch for log sets', 'DescribeLogsets', { PreciseSearch: 1 }, 'UnknownParameter'],
  ])('%s is refused', async (_, action, request, code) => {
    await expect(contract.ask(action, request)).rejects.toMatchObject({ code });
  });
});

describe('SearchLog', () => {
  test('every member of a log is there, and nothing that belongs to SQL', async () => {
    const answer = await search({ QueryString: 'bytes=1004' });
    expect(answer).toEqual({
      Context: '',
      ListOver: true,
      Analysis: false,
      Results: [
        {
          Time: T0 + 1_004_000,
          TopicId: TOPIC,
          TopicName: 'ccn-flowlog',
          Source: '127.0.0.1',
          FileName: '',
          HostName: '',
          PkgId: expect.stringMatching(/^[0-9A-F]{16}-1$/),
          PkgLogId: '4',
          HighLights: [],
          LogJson: '{"srcaddr":"10.1.0.5","bytes":"1004","action":"REJECT"}',
          RawLog: '',
          IndexStatus: '',
        },
      ],
      ColNames: [],
      AnalysisResults: [],
      AnalysisRecords: null,
      Columns: null,
      SamplingRate: 0,
      Topics: null,
      RequestId: expect.any(String),
    });
  });

  test('HighLight marks what was asked by key', async () => {
    const { Results } = await search({ QueryString: 'action:reject AND srcaddr:10.1.*', HighLight: true, Limit: 1 });
    expect(Results![0]!.HighLights).toEqual([
      { Key: 'action', Values: ['REJECT'] },
      { Key: 'srcaddr', Values: [expect.stringMatching(/^10\.1\.0\.\d$/)] },
    ]);
  });

  test('an answer beyond 49 MB is refused, fewer records are answered', async () => {
    const note = 'x'.repeat(1_000_000);
    const TopicId = 'imported-eni-1250000000';
    const times = rows.slice(0, 52).map((row) => T0 + row);
    await contract.local.store.append(TopicId, { timesMs: times, keys: ['note'], columns: [times.map(() => note)] });
    await expect(search({ TopicId })).rejects.toMatchObject({ code: 'LimitExceeded.SearchResultTooLarge' });
    expect((await search({ TopicId, Limit: 5 })).Results).toHaveLength(5);
  });

  test('a sample counts its part and says its rate', async () => {
    const sampled = (SamplingRate: number) =>
      search({ QueryString: '* | select count(*) as c', UseNewAnalysis: true, SamplingRate });
    const count = ({ AnalysisRecords }: SearchLogResponse) => (JSON.parse(AnalysisRecords![0]!) as { c: number }).c;
    const tenth = await sampled(0.1);
    expect(tenth.SamplingRate).toBe(0.1);
    expect(count(tenth)).toBeGreaterThan(200);
    expect(count(tenth)).toBeLessThan(400);
    expect(count(await sampled(0.1))).toBe(count(tenth));
    for (const rate of [0, 1]) {
      const all = await sampled(rate);
      expect({ count: count(all), rate: all.SamplingRate }).toEqual({ count: COUNT, rate: 1 });
    }
    await expect(sampled(1.1)).rejects.toMatchObject({ code: 'InvalidParameter' });
  });

  test('what was uploaded a moment ago is not found yet, where a switch says so', async () => {
    const empty = { TopicId: 'imported-ccn-1250000000' };
    await harsh.local.store.append(empty.TopicId, BATCH);
    const found = async () => [
      (await search(empty, harsh)).Results?.length,
      (await search({ ...empty, QueryString: '* | select count(*) as c', UseNewAnalysis: true }, harsh))
        .AnalysisRecords,
    ];
    expect(await found()).toEqual([0, ['{"c":0}']]);
    nowMs += 3000;
    expect(await found()).toEqual([100, [`{"c":${COUNT}}`]]);
  });
});
