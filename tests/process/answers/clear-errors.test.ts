/** What fails says what happened, where, and what to do; through the built process, as a panel would show it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Check, HealthDetails } from '#contract';
import { type Range, RunningPlugin } from './running-plugin';

const RANGE = { fromMs: Date.parse('2026-03-03T16:00:00Z'), toMs: Date.parse('2026-03-03T17:00:00Z') };
const TRAFFIC = { kind: 'traffic', splitBy: [] };

let running: RunningPlugin;

beforeAll(async () => {
  running = await RunningPlugin.start();
  const plain = { FullText: null, KeyValue: null, Tag: null, DynamicIndex: null };
  const text = { Type: 'text' as const, Tokenizer: '', SqlFlag: true, ContainZH: false };
  const topic = { region: 'ap-tokyo', logset: 'other', retentionDays: null };
  await running.cls.store.createTopic({ ...topic, topicId: 'no-index', name: 'no-index', index: plain });
  const keys = ['srcregionid', 'dstregionid', 'region-id', 'action', 'log-status'];
  const KeyValues = [
    ...keys.map((Key) => ({ Key, Value: text })),
    { Key: 'bytes', Value: { ...text, Type: 'long' as const, SqlFlag: false } },
  ];
  await running.cls.store.createTopic({
    ...topic,
    topicId: 'half-index',
    name: 'half-index',
    index: { ...plain, KeyValue: { CaseSensitive: false, KeyValues } },
  });
}, 30_000);

afterAll(() => running?.stop());

const only = (region: string, topic: string) => running.context({ sources: [{ region, topic, format: 'ccn' }] });

describe('a query', () => {
  test.each([
    [
      'with CQL that cannot be read shows the place',
      { kind: 'code', text: 'log-status:OK AND (action:REJECT | select count(*) as c' },
      400,
      /\(line 1, column \d+\)$/,
    ],
    [
      'with SQL that cannot be read shows the place',
      { kind: 'code', text: 'log-status:OK | select count(* as c' },
      400,
      /line 1, column 29.*parenthesis is not closed|parenthesis.*line 1, column/s,
    ],
    [
      'with a variable that no dashboard filled names it and its place',
      { kind: 'code', text: "* |\nselect count(*) as c where action = '$action'" },
      400,
      /variable \$action has no value here.*\(line 2, column 38\)$/,
    ],
    [
      'with a macro that does not exist lists those that do',
      { kind: 'code', text: '* | select $__bucket(start) as t' },
      400,
      /no macro \$__bucket\. Known: .*\$__timeGroup.*\(line 1, column 12\)$/,
    ],
    [
      'for a column behind macros names its place in the text as written',
      {
        kind: 'code',
        text: '$__timeFilter(start) |\nselect $__timeGroup(start) as t, sum(bites) as c where $__timeFilter(start) group by t',
      },
      400,
      /line 2, column 38: Column 'bites' cannot be resolved/,
    ],
    [
      'for a column that does not exist carries code, RequestId and the next step',
      { kind: 'code', text: '* | select sum(bites) as c' },
      400,
      /Column 'bites' cannot be resolved.*Next step: .*FailedOperation\.QueryError, RequestId [0-9a-f-]{36}/s,
    ],
    [
      'for a key that is not indexed says so',
      { kind: 'code', text: 'srcregion:ap-shanghai' },
      400,
      /srcregion, can not search on this field, since it is not indexed/,
    ],
    [
      'for an unknown field names the member and the choices',
      { ...TRAFFIC, splitBy: ['region'] },
      400,
      /^splitBy\[0\]: "region" is not one of pair, addressPair/,
    ],
    [
      'with a range that ends before it begins',
      TRAFFIC,
      400,
      /^time range: ends before it begins/,
      { fromMs: 2, toMs: 1 },
    ],
    ['with a range beyond every calendar', TRAFFIC, 400, /^toMs: expected a whole number/, { fromMs: 0, toMs: 9e15 }],
  ])('%s', async (_name, query, status, message, range = RANGE) => {
    const answer = await running.answer(query, range, only('ap-guangzhou', 'ccn-flowlog-ap-guangzhou-1250000000'));
    expect(answer).toMatchObject({ status, errorSource: 'downstream' });
    expect(answer.error).toMatch(message);
  });

  test('with a wrong key', async () => {
    const answer = await running.answer(TRAFFIC, RANGE, running.context({ secretKey: 'wrong' }));
    expect(answer.status).toBe(401);
    expect(answer.error).toMatch(/SecretKey does not belong to the SecretId.*Next step: check SecretId and SecretKey/s);
  });

  test('to a dead endpoint', async () => {
    const endpoint = { kind: 'custom' as const, url: 'http://127.0.0.1:9' };
    const answer = await running.answer(TRAFFIC, RANGE, running.context({ endpoint }));
    expect(answer.status).toBe(502);
    expect(answer.error).toMatch(
      /cannot be reached at http:\/\/127\.0\.0\.1:9: nothing listens there.*check the endpoint/s,
    );
  });

  test('to a topic of another region', async () => {
    const answer = await running.answer(TRAFFIC, RANGE, only('ap-tokyo', 'ccn-flowlog-ap-guangzhou-1250000000'));
    expect(answer.status).toBe(404);
    expect(answer.error).toMatch(/does not exist in this region.*check the region of the topic/s);
  });

  test('to a topic without index, and one whose field has no statistics', async () => {
    expect((await running.answer(TRAFFIC, RANGE, only('ap-tokyo', 'no-index'))).error).toMatch(
      /The topic has no index.*switch on the index/s,
    );
    expect((await running.answer(TRAFFIC, RANGE, only('ap-tokyo', 'half-index'))).error).toMatch(
      /Topic half-index: statistics are off for the field bytes.*Switch them on/s,
    );
  });

  test('that finds nothing says whether there is anything to find', async () => {
    const answer = await running.answer(TRAFFIC, RANGE);
    expect(answer.error).toBeUndefined();
    expect(answer.frames[0]!.meta!.notices![0]!.text).toMatch(/hold no record in this range.*Save & test/s);
  });

  test('of an alert that asks for logs is refused', async () => {
    const answer = await running.answer(
      { kind: 'records' },
      RANGE,
      running.context({ headers: { FromAlert: 'true' } }),
    );
    expect(answer.error).toMatch(/alert rules and expressions cannot read logs/);
  });
});

describe('a range that is none', () => {
  const last = Date.UTC(2262, 0) - 1;
  const values = { log: 'ccn', of: 'dstport' };
  const preview = { query: TRAFFIC };
  const call = async (url: string, request: object) => {
    const answer = await running.plugin.callResource(running.context(), {
      method: 'POST',
      url,
      body: JSON.stringify(request),
    });
    return { status: answer.status, ...(JSON.parse(answer.body.toString()) as object) };
  };

  test.each([
    ['values', { ...values, fromMs: 0, toMs: 9e15 }, /^toMs: expected a whole number from 0 to/],
    ['preview', { ...preview, fromMs: 0, toMs: 9e15 }, /^toMs: expected a whole number from 0 to/],
    ['values', { ...values, fromMs: 2, toMs: 1 }, /^time range: ends before it begins/],
    ['preview', { ...preview, fromMs: 2, toMs: 1 }, /^time range: ends before it begins/],
  ])('is refused by name: %s %j', async (url, request, message) => {
    expect(await call(url, request)).toMatchObject({ status: 400, message: expect.stringMatching(message) });
  });

  test('the last of all ranges is one', async () => {
    const range = { fromMs: last - 3_600_000, toMs: last };
    const calls = [await call('values', { ...values, ...range }), await call('preview', { ...preview, ...range })];
    expect(calls.map(({ status }) => status)).toEqual([200, 200]);
    for (const kind of ['traffic', 'top', 'records', 'matrix', 'security', 'quality']) {
      expect(await running.answer({ kind }, range)).toMatchObject({ status: 200 });
    }
  });
});

describe('the fields that completion offers', () => {
  const fields = async (request: unknown) => {
    const body = request === undefined ? undefined : JSON.stringify(request);
    const answer = await running.plugin.callResource(running.context(), { method: 'POST', url: 'fields', body });
    return { status: answer.status, ...(JSON.parse(answer.body.toString()) as object) };
  };
  const guangzhou = { region: 'ap-guangzhou', topic: 'ccn-flowlog-ap-guangzhou-1250000000' };
  const half = { region: 'ap-tokyo', topic: 'half-index' };

  test('are those of the index, with their type and whether SQL may use them', async () => {
    expect(await fields({ log: 'ccn', sources: [half] })).toEqual({
      status: 200,
      fields: [
        ...['srcregionid', 'dstregionid', 'region-id', 'action', 'log-status'].map((key) => ({
          key,
          type: 'text',
          statistics: true,
        })),
        { key: 'bytes', type: 'long', statistics: false },
      ],
      total: 6,
    });
  });

  test('of several topics are put together; what one cannot count, none can; a topic that fails is left out', async () => {
    const answer = await fields({ log: 'ccn', sources: [guangzhou, half, { ...half, topic: 'gone' }] });
    expect(answer).toMatchObject({
      status: 200,
      fields: expect.arrayContaining([
        { key: 'bytes', type: 'long', statistics: false },
        { key: 'dstport', type: expect.any(String), statistics: true },
      ]),
    });
  });

  test.each([
    ['of a topic that does not exist', { log: 'ccn', sources: [{ ...half, topic: 'gone' }] }, 404, /does not exist/],
    [
      'of a topic without index',
      { log: 'ccn', sources: [{ ...half, topic: 'no-index' }] },
      404,
      /has no index.*index/s,
    ],
    ['of an unknown log', { log: 'vpc' }, 400, /^log: "vpc" is not one of ccn, eni/],
    ['of sources that are none', { log: 'ccn', sources: 'all' }, 400, /^sources: /],
    ['without a request', undefined, 400, /the body is not JSON/],
    ['of a request that is none', null, 400, /^request: /],
  ])('%s are refused in words', async (_, request, status, message) => {
    expect(await fields(request)).toMatchObject({ status, message: expect.stringMatching(message) });
  });
});

describe('one topic of several that fails', () => {
  const good = { region: 'ap-guangzhou', topic: 'ccn-flowlog-ap-guangzhou-1250000000', format: 'ccn' as const };
  const sources = [
    good,
    { ...good, topic: 'gone' },
    { region: 'ap-tokyo', topic: 'half-index', format: 'ccn' as const },
  ];
  const kinds = [TRAFFIC, { kind: 'top' }, { kind: 'records' }, { kind: 'code', text: '* | select count(*) as n' }];

  test.each(kinds)('is named beside the answer of the others: $kind', async (query) => {
    const answer = await running.answer(query, RANGE, running.context({ sources }));
    expect(answer.error).toBeUndefined();
    expect(answer.frames[0]!.meta!.notices![0]).toMatchObject({
      severity: 'warning',
      text: expect.stringMatching(/topic ap-guangzhou\/gone is missing from this answer: .*does not exist/),
    });
  });

  test('fails an alert, which must not judge half the data', async () => {
    const answer = await running.answer(TRAFFIC, RANGE, running.context({ sources, headers: { FromAlert: 'true' } }));
    expect(answer.status).toBe(404);
    expect(answer.error).toMatch(/topic ap-guangzhou\/gone/);
  });
});

describe('a secret that cannot be one', () => {
  test.each(['secretId', 'secretKey', 'token'])('%s is refused by name and shown nowhere', async (name) => {
    const context = running.context();
    const secrets = { ...context.dataSource.secureJsonData, [name]: 'pasted-secret\nsecond line' };
    const broken = { dataSource: { ...context.dataSource, uid: `broken-${name}`, secureJsonData: secrets } };
    const answer = await running.answer(TRAFFIC, RANGE, broken);
    const health = await running.plugin.checkHealth(broken);
    expect(answer.error).toMatch(new RegExp(`^Setting ${name}: holds a character that no key has`));
    expect(JSON.stringify([answer, health])).not.toContain('pasted-secret');
  });
});

describe('"Save & test" tells apart', () => {
  const details = async (context = running.context()) =>
    (await running.plugin.checkHealth(context)).details as HealthDetails;
  const topicCheck = async (region: string, topic: string): Promise<Check> =>
    (await details(only(region, topic))).checks.at(-1)!;

  test('a wrong key', async () => {
    expect(await details(running.context({ secretKey: 'wrong' }))).toMatchObject({
      status: 'error',
      checks: [
        { name: 'endpoint and key', status: 'error', message: expect.stringMatching(/SecretKey does not belong/) },
      ],
    });
  });

  test('a dead endpoint', async () => {
    const endpoint = { kind: 'custom' as const, url: 'http://127.0.0.1:9' };
    expect((await details(running.context({ endpoint }))).message).toMatch(/cannot be reached/);
  });

  test.each([
    ['no such topic', 'ap-tokyo', 'gone', 'error', /does not exist in this region/],
    ['no index', 'ap-tokyo', 'no-index', 'error', /has no index/],
    [
      'a field without statistics',
      'ap-tokyo',
      'half-index',
      'error',
      /Not indexed: packets\. Without statistics: bytes/,
    ],
    ['no data yet', 'ap-guangzhou', 'imported-ccn-1250000000', 'warning', /No record in the last 30 days/],
  ])('%s', async (_name, region, topic, status, message) => {
    const check = await topicCheck(region, topic);
    expect(check.status).toBe(status);
    expect(check.message).toMatch(message);
  });

  test('stale data from fresh data', async () => {
    const topic = 'ccn-flowlog-ap-guangzhou-1250000000';
    const append = async (ageMinutes: number) => {
      await running.cls.store.append(topic, {
        timesMs: [Date.now() - ageMinutes * 60_000],
        keys: ['log-status'],
        columns: [['NODATA']],
      });
      await running.indexed(topic);
    };
    await append(95);
    expect(await topicCheck('ap-guangzhou', topic)).toMatchObject({
      status: 'warning',
      message: 'Stale: the newest record is 95 minutes old (usual: up to 10 minutes)',
    });
    await append(3);
    expect(await topicCheck('ap-guangzhou', topic)).toMatchObject({
      status: 'ok',
      message: 'Newest record is 3 minutes old',
    });
  });
});

describe('whoever reads Chinese', () => {
  const chinese = { locale: 'zh-Hans' } as const;
  const guangzhou = { region: 'ap-guangzhou', topic: 'ccn-flowlog-ap-guangzhou-1250000000', format: 'ccn' as const };
  const sources = [guangzhou, { ...guangzhou, topic: 'gone' }];
  const dead = { kind: 'custom' as const, url: 'http://127.0.0.1:9' };
  const range = { ...RANGE, toMs: RANGE.fromMs - 1 };

  /** In Chinese, and no three words of English in a row but those that CLS said itself. */
  function expectChinese(text: string | undefined): void {
    expect(text).toMatch(/\p{Script=Han}{2}/u);
    const own = text!.replace(/CLS \p{Script=Han}+\uff1a[^\u3002]+/gu, '');
    expect(own.match(/[a-z]{2,} [a-z]{2,} [a-z]{2,}[a-z ]*/gi)).toBeNull();
  }

  test.each<[string, object, Parameters<RunningPlugin['context']>[0], Range?]>([
    ['a filter', { ...TRAFFIC, filters: [{ field: 'dstport', operator: 'is', values: ['x'] }] }, {}],
    ['a choice', { ...TRAFFIC, splitBy: ['region'] }, {}],
    ['a range', TRAFFIC, {}, range],
    ['CQL', { kind: 'code', text: 'a:b AND (c:d | select count(*) as c' }, {}],
    ['SQL', { kind: 'code', text: '* | select count(* as c' }, {}],
    ['a macro', { kind: 'code', text: '* | select $__bucket(start) as t' }, {}],
    ['a format', { kind: 'code', format: 'logs', text: '* | select 1' }, {}],
    ['what the API quotes', { kind: 'code', text: '* | select sum(bites)' }, {}],
    ['a topic', TRAFFIC, { sources: sources.slice(1) }],
    ['an index', TRAFFIC, { sources: [{ ...guangzhou, region: 'ap-tokyo', topic: 'no-index' }] }],
    ['a field of the index', TRAFFIC, { sources: [{ ...guangzhou, region: 'ap-tokyo', topic: 'half-index' }] }],
    ['the endpoint', TRAFFIC, { endpoint: dead }],
    ['the key', TRAFFIC, { secretKey: 'wrong' }],
    ['an alert', { kind: 'records' }, { headers: { FromAlert: 'true' }, ...chinese }],
  ])('is told in Chinese what is wrong with %s', async (_, query, context, asked = RANGE) => {
    const answer = await running.answer({ ...query, ...chinese }, asked, running.context(context));
    expectChinese(answer.error);
  });

  test.each([
    ['a topic that is missing', { ...TRAFFIC, sources }],
    ['an empty answer', { kind: 'records', filters: [] }],
  ])('is warned of %s in Chinese', async (_, { sources: of, ...query }: { kind: string; sources?: typeof sources }) => {
    const answer = await running.answer({ ...query, ...chinese }, RANGE, running.context(of ? { sources: of } : {}));
    expectChinese(answer.frames[0]!.meta!.notices![0]!.text);
  });

  test.each<[string, Parameters<RunningPlugin['context']>[0]]>([
    ['topics that fail', { sources: [...sources, { ...guangzhou, region: 'ap-tokyo', topic: 'half-index' }] }],
    ['no data', { sources: [{ ...guangzhou, topic: 'imported-ccn-1250000000' }] }],
    ['no topics', { sources: [] }],
    ['a dead endpoint', { endpoint: dead }],
    ['a wrong key', { secretKey: 'wrong' }],
    ['settings that cannot be read', { sources: 'all' as never }],
  ])('has "Save & test" in Chinese: %s', async (_, context) => {
    const { message, details } = await running.plugin.checkHealth(running.context({ ...context, ...chinese }));
    const { verboseMessage, checks } = details as HealthDetails;
    expectChinese(message);
    expectChinese(verboseMessage);
    for (const { name, message: told, nextStep = name } of checks) {
      [name, told, nextStep].forEach(expectChinese);
    }
  });
});
