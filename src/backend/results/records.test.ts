import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LogInfo } from '#cls';
import type { SearchRequest } from '#query';
import type { Ask, Asking } from './ask';
import { NO_NAMES } from './naming';
import { answerRecords } from './records';

const TOPICS = ['t1', 't2'];

/** Answers raw searches over some logs page by page, as CLS does. */
function askOver(logs: readonly LogInfo[]): Ask {
  return async ({ source, fromMs, toMs, sort, limit }, cursor) => {
    const sign = sort === 'asc' ? 1 : -1;
    const held = logs
      .filter(({ TopicId, Time }) => TopicId === source.topic && Time >= fromMs && Time < toMs)
      .sort((a, b) => sign * (a.Time - b.Time));
    const start = Number(cursor ?? 0);
    const Results = held.slice(start, start + limit);
    const next = start + Results.length;
    return { Context: String(next), ListOver: next >= held.length, Results, RequestId: 'r' } as never;
  };
}

const logsAt = (times: readonly [topic: number, time: number][]): LogInfo[] =>
  times.map(
    ([topic, Time], index) =>
      ({
        Time,
        TopicId: TOPICS[topic],
        PkgId: 'p',
        PkgLogId: String(index),
        LogJson: '{"action":"ACCEPT"}',
      }) as LogInfo,
  );

interface Page {
  ids: string[];
  times: number[];
}

async function askPage(logs: LogInfo[], range: { fromMs: number; toMs: number }, limit: number): Promise<Page> {
  const requests = TOPICS.map((topic): SearchRequest => ({
    purpose: 'records',
    source: { region: 'ap-guangzhou', topic, format: 'ccn' },
    search: '*',
    sort: 'desc',
    limit,
    ...range,
  }));
  const asking = {
    ask: askOver(logs),
    ...range,
    naming: NO_NAMES,
    strict: false,
    wholeOnly: false,
  } as unknown as Asking;
  const { frames } = await answerRecords({ format: 'logs', filters: [], limit, requests }, asking);
  const column = (name: string) => frames[0]!.fields.find((field) => field.name === name)!.values as unknown[];
  return { ids: column('id') as string[], times: column('timestamp') as number[] };
}

describe('answerRecords', () => {
  test('a page ends with its last millisecond, however many records that has', async () => {
    const logs = logsAt([[0, 9], ...Array.from({ length: 350 }, () => [0, 5] as [number, number]), [1, 5], [0, 4]]);
    const { times } = await askPage(logs, { fromMs: 0, toMs: 10 }, 3);
    expect(times.filter((time) => time === 5)).toHaveLength(351);
    expect(times).not.toContain(4);
  });

  test('scrolling on from the oldest line shows every record once', async () => {
    const times = fc.array(fc.tuple(fc.nat(1), fc.nat(30)), { maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(times, fc.integer({ min: 1, max: 60 }), async (moments, limit) => {
        const logs = logsAt(moments);
        const seen: string[] = [];
        for (let toMs = 31; ;) {
          const page = await askPage(logs, { fromMs: 0, toMs }, limit);
          seen.push(...page.ids);
          if (page.ids.length === 0) {
            break;
          }
          toMs = Math.min(...page.times);
        }
        expect(seen).toHaveLength(logs.length);
        expect(new Set(seen).size).toBe(logs.length);
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});
