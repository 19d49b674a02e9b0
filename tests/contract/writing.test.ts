/** The official SDK, as it is, through the life of a topic: made, indexed, written, searched, changed, deleted. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import type { DescribeIndexResponse, IndexRule, IndexValue, SearchLogResponse } from '#cls';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../src/local-cls/start-local-cls';
import { encodeLogGroups, type Group } from '../log-groups';

const T0 = 1_767_225_600_000;
const SEPARATORS = '@&?|#()=\'",;:<>[]{}/ \n\t\r';

const log = (fields: Record<string, string>, time = T0): Group['logs'][number] => ({
  time,
  contents: Object.entries(fields).map(([key, value]) => ({ key, value })),
});

let dir: string;
let local: LocalCls;
let skewMs = 0;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'writing-'));
  local = await startLocalCls({ dir, topics: [], now: () => Date.now() + skewMs });
});
afterAll(async () => {
  await local.close();
  await rm(dir, { recursive: true });
});

function client(headers: Record<string, string> = {}): CommonClient {
  return new CommonClient('cls.tencentcloudapi.com', '2020-10-16', {
    credential: { ...DEMO_KEYS[0] },
    region: 'ap-guangzhou',
    profile: { httpProfile: { endpoint: new URL(local.url).host, protocol: 'http://', headers } },
  });
}

const call = <T = Record<string, never>>(action: string, request: object): Promise<T> =>
  client().request(action, request) as Promise<T>;

const upload = (topicId: string, groups: Group[], headers: Record<string, string> = {}): Promise<unknown> =>
  send(topicId, encodeLogGroups(groups), headers);

const send = (topicId: string, body: Buffer, headers: Record<string, string> = {}): Promise<unknown> =>
  client({ 'X-CLS-TopicId': topicId, 'X-CLS-CompressType': '', ...headers }).requestOctetStream('UploadLog', body);

/** One LZ4 block that copies nothing: a token, the length, the literals. */
function lz4(bytes: Buffer): Buffer {
  const rest = bytes.length - 15;
  return Buffer.concat([
    Buffer.from([0xf0]),
    Buffer.alloc(Math.floor(rest / 255), 255),
    Buffer.from([rest % 255]),
    bytes,
  ]);
}

const search = (TopicId: string, QueryString: string): Promise<SearchLogResponse> =>
  call('SearchLog', { TopicId, From: T0 - 1000, To: T0 + 1000, QueryString, QuerySyntax: 1, UseNewAnalysis: true });

const found = async (topicId: string, query: string): Promise<unknown[]> =>
  (await search(topicId, query)).Results!.map(({ LogJson }) => JSON.parse(LogJson) as unknown).reverse();

const value = (Type: IndexValue['Type'], SqlFlag = true, Tokenizer = ''): IndexValue => ({
  Type,
  Tokenizer,
  SqlFlag,
  ContainZH: false,
});

const rule = (fields: Record<string, IndexValue>, rest: Partial<IndexRule> = {}): IndexRule => ({
  FullText: { CaseSensitive: false, Tokenizer: SEPARATORS, ContainZH: false },
  KeyValue: { CaseSensitive: false, KeyValues: Object.entries(fields).map(([Key, Value]) => ({ Key, Value })) },
  ...rest,
});

let names = 0;
async function newTopic(Rule?: IndexRule, options: object = {}): Promise<string> {
  const name = `test-${++names}`;
  // Another second: 20 log sets a second may be made.
  skewMs += 1000;
  const { LogsetId } = await call<{ LogsetId: string }>('CreateLogset', { LogsetName: name });
  const { TopicId } = await call<{ TopicId: string }>('CreateTopic', { LogsetId, TopicName: name });
  if (Rule !== undefined) {
    await call('CreateIndex', { TopicId, Rule, ...options });
  }
  return TopicId;
}

describe('a topic from its creation to its end', () => {
  test('log set, topic, index, upload, search, analysis, another index, deletion', async () => {
    const topicId = await newTopic(rule({ action: value('text'), bytes: value('text') }));
    await upload(topicId, [{ logs: [log({ action: 'ACCEPT', bytes: '10' }), log({ action: 'REJECT', bytes: '7' })] }]);
    expect(await found(topicId, 'action:REJECT')).toEqual([{ action: 'REJECT', bytes: '7' }]);

    await call('ModifyIndex', { TopicId: topicId, Rule: rule({ action: value('text'), bytes: value('long') }) });
    await upload(topicId, [{ logs: [log({ action: 'ACCEPT', bytes: '32' })] }]);
    const sum = await search(topicId, '* | select sum("bytes") as b, count(*) as c');
    expect(sum.AnalysisRecords).toEqual(['{"b":32,"c":3}']);
    expect(await found(topicId, 'action:ACCEPT')).toEqual([
      { action: 'ACCEPT', bytes: '10' },
      { action: 'ACCEPT', bytes: '32' },
    ]);
    const index = await call<DescribeIndexResponse>('DescribeIndex', { TopicId: topicId });
    expect(index.Rule!.KeyValue!.KeyValues![1]).toMatchObject({ Key: 'bytes', Value: { Type: 'long' } });

    await call('DeleteIndex', { TopicId: topicId });
    expect(await found(topicId, '*')).toEqual([]);
    await call('DeleteTopic', { TopicId: topicId });
    await expect(search(topicId, '*')).rejects.toMatchObject({ code: 'ResourceNotFound.TopicNotExist' });
  });
});

describe('UploadLog', () => {
  test('source, file and tags of a group are fields of its logs; seconds are read as such', async () => {
    const Tag = { CaseSensitive: false, KeyValues: [{ Key: 'host', Value: value('text') }] };
    const topicId = await newTopic(rule({ a: value('text') }, { Tag }));
    await upload(topicId, [
      {
        logs: [log({ a: '1', spare: 'x' }, T0 / 1000)],
        contextFlow: 'flow',
        filename: '/var/log/a.log',
        source: '10.0.0.9',
        logTags: [
          { key: 'host', value: 'h1' },
          { key: 'zone', value: 'z1' },
        ],
      },
    ]);
    const { Results } = await search(topicId, '__SOURCE__:10.0.0.9 AND __TAG__.host:h1');
    expect(Results).toMatchObject([{ Time: T0, Source: '10.0.0.9', FileName: '/var/log/a.log' }]);
    expect(JSON.parse(Results![0]!.LogJson)).toEqual({
      a: '1',
      spare: 'x',
      __TAG__: { host: 'h1', zone: 'z1' },
    });
    const rows = await search(topicId, '* | select "__TAG__.host" as h, "__SOURCE__" as s, "__FILENAME__" as f');
    expect(rows.AnalysisRecords).toEqual(['{"h":"h1","s":"10.0.0.9","f":"/var/log/a.log"}']);
  });

  test('LZ4 blocks are unpacked', async () => {
    const topicId = await newTopic(rule({ a: value('text') }));
    const body = encodeLogGroups([{ logs: [log({ a: 'packed' })] }]);
    await send(topicId, lz4(body), { 'X-CLS-CompressType': 'lz4' });
    expect(await found(topicId, 'a:packed')).toEqual([{ a: 'packed' }]);
  });

  test('a value that is no number is kept as a text and not found as a number', async () => {
    const fields = { port: '-', bytes: '7' };
    const topicId = await newTopic(rule({ port: value('long'), bytes: value('long') }));
    await upload(topicId, [{ logs: [log(fields)] }]);
    expect(await found(topicId, 'bytes:7 AND NOT port:*')).toEqual([fields]);
    expect((await search(topicId, '* | select count("port") as c')).AnalysisRecords).toEqual(['{"c":0}']);
  });

  const many = (count: number): Group => ({ logs: Array.from({ length: count }, () => log({ a: '1' })) });

  test.each<[string, Group[] | Buffer, Record<string, string>, string]>([
    ['no group', [], {}, 'FailedOperation.MissingContent'],
    ['a group without logs', [{ logs: [] }], {}, 'InvalidParameter.Content'],
    ['more than 10,000 logs', [many(10_001)], {}, 'InvalidParameter.Content'],
    ['more than ten groups', Array.from({ length: 11 }, () => many(1)), {}, 'InvalidParameter.Content'],
    ['a reserved key', [{ logs: [log({ __TIMESTAMP__: '1' })] }], {}, 'InvalidParameter.Content'],
    ['a key with an underscore in front', [{ logs: [log({ _a: '1' })] }], {}, 'InvalidParameter.Content'],
    ['a time in microseconds', [{ logs: [log({ a: '1' }, T0 * 1000)] }], {}, 'InvalidParameter.Content'],
    ['a value above 1 MB', [{ logs: [log({ a: 'x'.repeat(1024 * 1024 + 1) })] }], {}, 'LimitExceeded.LogSize'],
    [
      'more than 5 MB of values',
      [{ logs: Array.from({ length: 6 }, () => log({ a: 'x'.repeat(900_000) })) }],
      {},
      'LimitExceeded.LogSize',
    ],
    ['a body above 6 MB', Buffer.alloc(6 * 1024 * 1024 + 1), {}, 'LimitExceeded.LogSize'],
    ['no protobuf', Buffer.from('hello'), {}, 'InvalidParameter.Content'],
    ['no LZ4', Buffer.from('hello'), { 'X-CLS-CompressType': 'lz4' }, 'InvalidParameter.Content'],
    ['zstd', [many(1)], { 'X-CLS-CompressType': 'zstd' }, 'UnsupportedOperation'],
    ['an unknown compression', [many(1)], { 'X-CLS-CompressType': 'gzip' }, 'InvalidParameter'],
    ['no topic', [many(1)], { 'X-CLS-TopicId': '' }, 'MissingParameter'],
    ['an unknown topic', [many(1)], { 'X-CLS-TopicId': 'nope' }, 'ResourceNotFound.TopicNotExist'],
  ])('refuses %s', async (_, body, headers, code) => {
    const topicId = await newTopic();
    const sent = Buffer.isBuffer(body) ? send(topicId, body, headers) : upload(topicId, body, headers);
    await expect(sent).rejects.toMatchObject({ code });
  });

  test('a closed topic takes nothing', async () => {
    const topicId = await newTopic();
    await call('ModifyTopic', { TopicId: topicId, Status: false });
    await expect(upload(topicId, [many(1)])).rejects.toMatchObject({ code: 'FailedOperation.TopicClosed' });
  });
});

describe('the index in force when a log was written', () => {
  test('logs from before the first index are never found', async () => {
    const topicId = await newTopic();
    await upload(topicId, [{ logs: [log({ a: 'early' })] }]);
    await call('CreateIndex', { TopicId: topicId, Rule: rule({ a: value('text') }) });
    await upload(topicId, [{ logs: [log({ a: 'late' })] }]);
    expect(await found(topicId, '*')).toEqual([{ a: 'late' }]);
    expect((await search(topicId, '* | select count(*) as c')).AnalysisRecords).toEqual(['{"c":1}']);
  });

  test('statistics, type, separators and full text hold for new logs only', async () => {
    const topicId = await newTopic(rule({ a: value('text', false), n: value('long') }, { FullText: null }));
    await upload(topicId, [{ logs: [log({ a: 'one two', n: '5' })] }]);
    const next = rule({ a: value('text', true, ' '), n: value('text') });
    await call('ModifyIndex', { TopicId: topicId, Rule: next });
    await upload(topicId, [{ logs: [log({ a: 'one two', n: '5' })] }]);
    const count = async (query: string): Promise<number> => (await found(topicId, query)).length;
    expect(await count('a:"one two"')).toBe(2);
    expect(await count('a:one')).toBe(1);
    expect(await count('n:5')).toBe(2);
    expect(await count('two')).toBe(1);
    expect(await count('NOT two')).toBe(1);
    expect(await found(topicId, '*')).toEqual([
      { a: 'one two', n: '5' },
      { a: 'one two', n: '5' },
    ]);
    const rows = await search(topicId, '* | select count(*) as c, count("a") as a, count("n") as n');
    expect(rows.AnalysisRecords).toEqual(['{"c":2,"a":1,"n":1}']);
  });
});

describe('refusals of topics and indexes', () => {
  const field = (Key: string, Type: IndexValue['Type'] = 'text', more: Partial<IndexValue> = {}) => ({
    Key,
    Value: { ...value(Type), ...more },
  });
  const keyed = (...KeyValues: object[]) => ({ KeyValue: { CaseSensitive: false, KeyValues } });

  test.each<[string, object, string]>([
    ['a rule that indexes nothing', {}, 'InvalidParameter'],
    ['a key that begins with _', keyed(field('_a')), 'InvalidParameter'],
    ['a key with a star', keyed(field('a*')), 'InvalidParameter'],
    ['a key of eleven levels', keyed(field('a.b.c.d.e.f.g.h.i.j.k')), 'InvalidParameter'],
    ['a key twice', keyed(field('a'), field('a')), 'InvalidParameter'],
    ['parent and child', keyed(field('a'), field('a.b')), 'InvalidParameter'],
    ['an unknown type', keyed({ Key: 'a', Value: { Type: 'float' } }), 'InvalidParameter'],
    ['separators of a number', keyed(field('a', 'long', { Tokenizer: ',' })), 'InvalidParameter'],
    ['letters as separators', keyed(field('a', 'text', { Tokenizer: 'ab' })), 'InvalidParameter'],
    ['301 keys', keyed(...Array.from({ length: 301 }, (_, k) => field(`k${k}`))), 'LimitExceeded.IndexKeyOverLimit'],
    ['a dynamic index', { ...keyed(field('a')), DynamicIndex: { Status: true } }, 'UnsupportedOperation'],
    ['an unknown member', { FullTexts: {} }, 'UnknownParameter'],
  ])('%s', async (_, Rule, code) => {
    const TopicId = await newTopic();
    await expect(call('CreateIndex', { TopicId, Rule })).rejects.toMatchObject({ code });
  });

  test('an index is created once, and there must be one to modify or delete', async () => {
    const TopicId = await newTopic();
    const Rule = rule({ a: value('text') });
    await expect(call('ModifyIndex', { TopicId, Rule })).rejects.toMatchObject({
      code: 'ResourceNotFound.IndexNotExist',
    });
    await expect(call('DeleteIndex', { TopicId })).rejects.toMatchObject({ code: 'ResourceNotFound.IndexNotExist' });
    await call('CreateIndex', { TopicId, Rule });
    await expect(call('CreateIndex', { TopicId, Rule })).rejects.toMatchObject({
      code: 'InvalidParameter.IndexConflict',
    });
    const changes = await Promise.allSettled([1, 2].map((n) => call('ModifyIndex', { TopicId, MetadataFlag: n })));
    expect(changes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test.each<[string, object, string]>([
    ['a name of CLS', { TopicName: 'cls_service_log' }, 'InvalidParameter'],
    ['a name with a bar', { TopicName: 'a|b' }, 'InvalidParameter'],
    ['a period of no length', { Period: 0 }, 'FailedOperation.InvalidPeriod'],
    ['too long a period', { Period: 3601 }, 'FailedOperation.InvalidPeriod'],
    ['an id of another account', { TopicId: 'abc-1234567890' }, 'InvalidParameter'],
    ['an id in capitals', { TopicId: 'ABC-1250000000' }, 'InvalidParameter'],
    ['eleven partitions', { PartitionCount: 11 }, 'InvalidParameter'],
    ['a metric topic', { BizType: 1 }, 'UnsupportedOperation'],
    ['infrequent-access storage', { StorageType: 'cold' }, 'UnsupportedOperation'],
    ['an unknown log set', { LogsetId: 'nope' }, 'ResourceNotFound.LogsetNotExist'],
  ])('CreateTopic: %s', async (_, request, code) => {
    skewMs += 1000;
    const { LogsetId } = await call<{ LogsetId: string }>('CreateLogset', { LogsetName: `refusals-${++names}` });
    await expect(call('CreateTopic', { LogsetId, TopicName: 't', ...request })).rejects.toMatchObject({ code });
  });

  test('names and ids are taken once, and a log set with topics stays', async () => {
    skewMs += 1000;
    const LogsetName = `once-${++names}`;
    const { LogsetId } = await call<{ LogsetId: string }>('CreateLogset', { LogsetName });
    const own = { LogsetId, TopicName: 't', TopicId: 'own-id-1250000000' };
    expect(await call('CreateTopic', own)).toMatchObject({ TopicId: own.TopicId });
    await expect(call('CreateLogset', { LogsetName })).rejects.toMatchObject({
      code: 'InvalidParameter.LogsetConflict',
    });
    await expect(call('CreateTopic', { ...own, TopicName: 'u' })).rejects.toMatchObject({
      code: 'InvalidParameter.TopicConflict',
    });
    await expect(call('CreateTopic', { LogsetId, TopicName: 't' })).rejects.toMatchObject({
      code: 'InvalidParameter.TopicConflict',
    });
    await expect(call('DeleteLogset', { LogsetId })).rejects.toMatchObject({ code: 'FailedOperation.LogsetNotEmpty' });
    await call('DeleteTopic', { TopicId: own.TopicId });
    await call('DeleteLogset', { LogsetId });
    await expect(call('DeleteLogset', { LogsetId })).rejects.toMatchObject({ code: 'ResourceNotFound.LogsetNotExist' });
  });
});
