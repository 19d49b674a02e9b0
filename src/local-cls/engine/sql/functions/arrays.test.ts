import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openTestEngine, type TestEngine } from '../open-test-engine';

let engine: TestEngine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

const cell = async (expression: string): Promise<unknown> => (await engine.rows(`select ${expression} limit 1`))[0]![0];

test('sets of few and of many elements follow the same rule', async () => {
  const numbers = fc.array(fc.option(fc.nat(9)), { maxLength: 12 });
  const property = fc.asyncProperty(numbers, numbers, fc.boolean(), async (one, other, isLong) => {
    const filling = isLong ? Array.from({ length: 120 }, () => 7) : [];
    const [a, b] = [[...filling, ...one], other];
    const text = (list: readonly unknown[]) => `array[${['cast(null as bigint)', ...list.map(String)].join(',')}]`;
    const [left, right] = [
      [null, ...a],
      [null, ...b],
    ];
    const unique = (list: readonly unknown[]) => [...new Set(list)];
    const sets = `select array_distinct(x), array_except(x, y), array_intersect(x, y), array_union(x, y)
      from (select ${text(a)} as x, ${text(b)} as y limit 1)`;
    expect((await engine.rows(sets))[0]).toEqual([
      unique(left),
      unique(left.filter((item) => !right.includes(item))),
      unique(left.filter((item) => right.includes(item))),
      unique([...left, ...right]),
    ]);
  });
  await fc.assert(property, { seed: 3, numRuns: 25 });
});

describe('arrays stay short', () => {
  test.each([
    ['sequence(1, 10001)', 'must not have more than 10000 entries'],
    [
      'cardinality(concat(sequence(1, 5000), sequence(1, 5000)))',
      'concat: the array would have more than 5333 elements',
    ],
    ['reduce(sequence(1, 3), array[1], (s, x) -> concat(s, s), s -> s)', 'of another type than the elements'],
    ['cardinality(transform(sequence(1, 9), x -> sequence(1, 101)))', 'transform: the array would have more than 100'],
    ['cardinality(transform(sequence(1, 101), x -> array[x]))', 'transform: the array would have more than 100'],
    [
      Array.from({ length: 9 }).reduce<string>((inner) => `reverse(${inner})`, 'sequence(1, 10000)'),
      'more than 1600 elements',
    ],
  ])('%s', async (expression, message) => {
    await expect(cell(expression)).rejects.toThrow(message);
  });
});

test('a map keeps one value of each key, a multimap all of them', async () => {
  const pairs = [`'a' as k, 1 as v`, `'b', 2`, `'a', 3`, `cast(null as varchar), 4`];
  const entries = pairs.map((pair) => `select ${pair} where n = 1`).join(' union all ');
  const [row] = await engine.rows(
    `select cardinality(map_agg(k, v)), array_sort(multimap_agg(k, v)['a']), histogram(k) from (${entries})`,
  );
  expect(row).toEqual([2, [1, 3], { a: 2, b: 1 }]);
});
