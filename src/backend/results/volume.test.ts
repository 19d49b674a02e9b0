import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SearchLogResponse } from '#cls';
import { VOLUME } from '#query';
import type { Asked } from './ask';
import { mergeRanking } from './ranking';
import { mergeVolume } from './volume';

function answered(columns: string[], rows: unknown[][], limit = 10_000): Asked {
  return {
    request: {
      purpose: 'rank',
      source: { region: 'r', topic: 't', format: 'ccn' },
      fromMs: 0,
      toMs: 1,
      search: '*',
      limit,
    },
    answer: {
      Columns: columns.map((Name) => ({ Name, Type: 'bigint' })),
      AnalysisRecords: rows.map((row) =>
        JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at]]))),
      ),
    } as SearchLogResponse,
  };
}

describe('mergeRanking', () => {
  test('calls a ranking exact only if it is the true one', () => {
    const topic = fc.dictionary(fc.constantFrom(...'abcdefghij'), fc.integer({ min: 1, max: 30 }));
    let exact = 0;
    fc.assert(
      fc.property(fc.array(topic, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 4 }), (topics, topN) => {
        const limit = topN + 2;
        const answers = topics.map((totals) => {
          const rows = Object.entries(totals).sort((a, b) => b[1] - a[1]);
          return answered([VOLUME.key, VOLUME.rank], rows.slice(0, limit), limit);
        });
        const truth = new Map<string, number>();
        topics.forEach((totals) =>
          Object.entries(totals).forEach(([key, total]) => truth.set(key, (truth.get(key) ?? 0) + total)),
        );
        const { winners, isExact } = mergeRanking(answers, topN);
        const best = [...truth.values()].sort((a, b) => b - a).slice(0, topN);
        if (isExact) {
          exact += 1;
          expect(winners.map((key) => truth.get(key)!).sort((a, b) => b - a)).toEqual(best);
        }
      }),
      { seed: 2026, numRuns: 2000 },
    );
    expect(exact).toBeGreaterThan(500);
  });

  test('breaks ties by name, so that a refresh does not shuffle a chart', () => {
    const rows = [
      ['b', 5],
      ['a', 5],
    ];
    expect(mergeRanking([answered([VOLUME.key, VOLUME.rank], rows)], 1).winners).toEqual(['a']);
  });
});

describe('mergeVolume', () => {
  const columns = [VOLUME.time, VOLUME.key, VOLUME.bytes, VOLUME.packets, VOLUME.records];

  test('adds over topics without losing a digit', () => {
    const big = '9007199254740993';
    const rows = (bytes: string): Asked => {
      const asked = answered(columns, [[0, 'k', 1, 1, 1]]);
      asked.answer.AnalysisRecords = [`{"t":0,"k":"k","bytes":${bytes},"packets":1,"records":1}`];
      return asked;
    };
    expect(mergeVolume([rows(big), rows(big)], 'bytes').keys.get('k')!.total.bytes).toBe(18014398509481986n);
  });

  test('lists keys by their exact totals, Other last, and a watched one also when it brought nothing', () => {
    const answer = answered(columns, [
      [0, '', 9, 1, 1],
      [0, 'b', 1, 1, 1],
      [0, 'a', 5, 1, 1],
    ]);
    expect([...mergeVolume([answer], 'bytes').keys.keys()]).toEqual(['a', 'b', '']);
    expect([...mergeVolume([answer], 'bytes', ['gone', 'a']).keys.keys()]).toEqual(['a', 'b', 'gone', '']);
  });
});
