/** SearchLog over several topics, with the official SDK. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SearchLogRequest, SearchLogResponse } from '#cls';
import { type Contract, openContract } from './open-contract';

const T0 = 1767225600000;
const KEY = {
  KeyValues: [{ Key: 'n', Value: { Type: 'long', Tokenizer: '', SqlFlag: true, ContainZH: false } as const }],
};
const INDEX = { FullText: null, KeyValue: { CaseSensitive: false, ...KEY }, Tag: null, DynamicIndex: null };
const topicOf = (topicId: string, region = 'ap-guangzhou') => ({
  region,
  topicId,
  name: topicId,
  logset: 'set',
  index: topicId === 'bare' ? {} : INDEX,
  retentionDays: 7,
});
const TOPICS = ['a', 'b', 'c', 'empty', 'bare'].map((id) => topicOf(id));
/** Times of the records of each topic: many are equal. */
const TIMES: Readonly<Record<string, number[]>> = {
  a: Array.from({ length: 25 }, (_, row) => T0 + Math.floor(row / 4)),
  b: Array.from({ length: 17 }, (_, row) => T0 + Math.floor(row / 3)),
  c: [T0 + 2, T0 + 2, T0 + 900],
};

let contract: Contract;
let each: Contract;

beforeAll(async () => {
  contract = await openContract({ topics: [...TOPICS, topicOf('elsewhere', 'ap-tokyo')] });
  each = await openContract({ topics: TOPICS, switches: { topicsLimit: 'each' } });
  for (const { local } of [contract, each]) {
    for (const [topicId, timesMs] of Object.entries(TIMES)) {
      await local.store.append(topicId, { timesMs, keys: ['n'], columns: [timesMs.map((_, row) => row)] });
    }
  }
});
afterAll(() => Promise.all([contract.close(), each.close()]));

const RANGE = { From: T0, To: T0 + 1000, QueryString: '*', QuerySyntax: 1 as const };
const named = (...ids: string[]) => ids.map((TopicId) => ({ TopicId }));

const search = (request: Partial<SearchLogRequest>, from = contract): Promise<SearchLogResponse> =>
  from.ask('SearchLog', { ...RANGE, ...request });

type Log = { topic: string; time: number; n: number };

function logsOf({ Results }: SearchLogResponse): Log[] {
  return (Results ?? []).map(({ TopicId, Time, LogJson }) => ({
    topic: TopicId,
    time: Time,
    n: Number((JSON.parse(LogJson) as { n: string }).n),
  }));
}

/** All pages, each asked with the cursors of the one before. */
async function readAll(request: Partial<SearchLogRequest>, ids: readonly string[], from = contract): Promise<Log[]> {
  const logs: Log[] = [];
  let Topics: SearchLogRequest['Topics'] = named(...ids);
  for (let page = 0; page < 100; page++) {
    const answer: SearchLogResponse = await search({ ...request, Topics }, from);
    logs.push(...logsOf(answer));
    if (answer.ListOver) {
      return logs;
    }
    Topics = answer.Topics!.Infos!.map(({ TopicId, Context }) => ({ TopicId, Context }));
  }
  throw new Error('the pages do not end');
}

function expected(ids: readonly string[], sort: 'asc' | 'desc'): Log[] {
  const sign = sort === 'asc' ? 1 : -1;
  return ids
    .flatMap((topic, place) => (TIMES[topic] ?? []).map((time, n) => ({ topic, time, n, place })))
    .sort((left, right) => sign * (left.time - right.time) || left.place - right.place || sign * (left.n - right.n))
    .map(({ topic, time, n }) => ({ topic, time, n }));
}

describe('several topics', () => {
  test('pages by cursor deliver every record once and in order, whatever the topics and the limit', async () => {
    const asked = fc.record({
      ids: fc.shuffledSubarray(['a', 'b', 'c', 'empty'], { minLength: 1 }),
      Limit: fc.integer({ min: 1, max: 60 }),
      Sort: fc.constantFrom('asc' as const, 'desc' as const),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ ids, Limit, Sort }) => {
        expect(await readAll({ Limit, Sort }, ids)).toEqual(expected(ids, Sort));
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  test('Limit is for all topics together, or by a switch for each', async () => {
    const request = { Topics: named('a', 'b'), Limit: 5 };
    expect(logsOf(await search(request))).toHaveLength(5);
    expect(logsOf(await search(request, each))).toHaveLength(10);
    const all = await readAll({ Limit: 4 }, ['a', 'b', 'c'], each);
    expect(new Set(all.map(({ topic, n }) => `${topic} ${n}`)).size).toBe(45);
    expect(all).toHaveLength(45);
  });

  test('a topic that fails is named, the others answer', async () => {
    const answer = await search({ Topics: named('c', 'nowhere', 'elsewhere', 'bare'), QueryString: 'n<2' });
    expect(logsOf(answer)).toHaveLength(2);
    expect(answer).toMatchObject({
      ListOver: true,
      Context: '',
      Topics: {
        Errors: [
          { TopicId: 'nowhere', ErrorCodeStr: 'ResourceNotFound.TopicNotExist', ErrorMsg: expect.any(String) },
          { TopicId: 'elsewhere', ErrorCodeStr: 'ResourceNotFound.TopicNotExist' },
          { TopicId: 'bare', ErrorCodeStr: 'FailedOperation.SyntaxError' },
        ],
        Infos: [{ TopicId: 'c', Period: 7, Context: expect.any(String) }],
      },
    });
  });

  test('a cursor of another topic or of a changed request fails for its topic alone', async () => {
    const [a, b] = (await search({ Topics: named('a', 'b'), Limit: 3 })).Topics!.Infos!;
    const crossed = [
      { TopicId: 'a', Context: b!.Context },
      { TopicId: 'b', Context: b!.Context },
    ];
    expect((await search({ Topics: crossed, Limit: 3 })).Topics).toMatchObject({
      Errors: [{ TopicId: 'a', ErrorCodeStr: 'FailedOperation.InvalidContext' }],
      Infos: [{ TopicId: 'b' }],
    });
    const changed = await search({ Topics: [{ TopicId: 'a', Context: a!.Context }], Limit: 3 });
    expect(changed.Topics!.Errors).toHaveLength(1);
  });

  test.each<[string, Partial<SearchLogRequest>, string]>([
    ['SQL', { Topics: named('a'), QueryString: '* | select 1' }, 'InvalidParameter'],
    ['Offset', { Topics: named('a'), Offset: 1 }, 'InvalidParameter'],
    ['the cursor of a single topic', { Topics: named('a'), Context: 'x' }, 'InvalidParameter'],
    ['no topic', { Topics: [] }, 'InvalidParameter'],
    ['the same topic twice', { Topics: named('a', 'a') }, 'InvalidParameter'],
    ['51 topics', { Topics: named(...Array.from({ length: 51 }, (_, n) => `t${n}`)) }, 'InvalidParameter'],
    ['a topic besides', { Topics: named('a'), TopicId: 'a' }, 'InvalidParameter'],
    [
      'a condition that no topic can read',
      { Topics: named('a'), QueryString: 'n:(1 OR' },
      'FailedOperation.SyntaxError',
    ],
    [
      'a member that is none',
      { Topics: [{ TopicId: 'a', Colour: 'red' } as object as { TopicId: string }] },
      'UnknownParameter',
    ],
    ['a member that is missing', { Topics: [{} as { TopicId: string }] }, 'MissingParameter'],
  ])('%s is refused', async (_, request, code) => {
    await expect(search(request)).rejects.toMatchObject({ code });
  });
});
