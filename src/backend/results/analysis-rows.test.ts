import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SearchLogResponse } from '#cls';
import { addExact, readAnalysis, shrink, toInteger } from './analysis-rows';

function cellsOf(...records: string[]): unknown[][] {
  return readAnalysis({ AnalysisRecords: records, Columns: [{ Name: 'v', Type: 'bigint' }] } as SearchLogResponse)
    .columns;
}

describe('rows of the new style', () => {
  test('keep integers beyond 2^53 and doubles with many digits, side by side and next to texts that look like them', () => {
    const number = fc.oneof(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const text = fc.oneof(fc.string(), fc.constantFrom('12345678901234567890', '"v":9007199254740993', '\\"1.5e300'));
    fc.assert(
      fc.property(number, text, number, (value, note, last) => {
        const print = (cell: number | bigint) => (typeof cell === 'bigint' ? String(cell) : JSON.stringify(cell));
        const [cells] = cellsOf(`{"v":${print(value)},"note":${JSON.stringify(note)},"last":${print(last)}}`);
        const printed = print(value);
        const isInteger = /^-?\d+$/.test(printed);
        expect(cells![0]).toBe(isInteger ? shrink(BigInt(printed)) : JSON.parse(printed));
      }),
      { seed: 2026, numRuns: 3000 },
    );
  });

  test('have null where a cell is null or left out', () =>
    expect(cellsOf('{"v":null}', '{}', '{"v":0}')).toEqual([[null, null, 0]]));

  test('without rows keep their columns', () => expect(cellsOf()).toEqual([[]]));

  test('keep nested values as JSON text', () =>
    expect(cellsOf('{"v":[1,{"a":9007199254740993}]}')).toEqual([['[1,{"a":9007199254740993}]']]));
});

test('rows of the old style are read by column', () => {
  const answer = {
    ColNames: ['a', 'b'],
    AnalysisResults: [{ Data: [{ Key: 'b', Value: '2' }] }, { Data: [{ Key: 'a', Value: '1' }] }],
  } as SearchLogResponse;
  expect(readAnalysis(answer).columns).toEqual([
    [null, '1'],
    ['2', null],
  ]);
});

test.each([
  [null, 0],
  ['12', 12],
  ['9007199254740993', 9007199254740993n],
  ['-', 0],
  [1.6, 2],
  [Infinity, 0],
])('%p counts as %p', (cell, integer) => expect(toInteger(cell)).toBe(integer));

test('sums are exact whichever side is big', () => {
  expect(addExact(Number.MAX_SAFE_INTEGER, 2)).toBe(9007199254740993n);
  expect(addExact(9007199254740993n, -2)).toBe(Number.MAX_SAFE_INTEGER);
});
