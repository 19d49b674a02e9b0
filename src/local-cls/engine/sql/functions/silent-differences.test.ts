/** Where the engine's own function would give another value than Presto, without a word (facts/local-cls-engine.md). */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestEngine, type TestEngine } from '../open-test-engine';
import caseMapping from './case-mapping.json';

let engine: TestEngine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

test.each<[string, unknown]>([
  ...Object.entries(caseMapping),
  ["split_part('a.b', '.', 3)", null],
  ["regexp_extract('abc', 'x')", null],
  ["concat('a', null)", null],
  ['greatest(1, null)', null],
  ['least(1, null)', null],
  ['try(1 / 0)', null],
  ["try(cast('1.5' as bigint))", null],
  ['try(array[1][2])', null],
  ["date_add('month', 1, timestamp '2021-01-31 00:00:00')", '2021-02-28 00:00:00.000'],
  [`json_extract_scalar('{"a":1.50}', '$.a')`, '1.50'],
  ['cast(cast(1 as double) as varchar)', '1.0'],
  ["cast(timestamp '2021-01-01 10:00:00' as varchar)", '2021-01-01 10:00:00.000'],
  ['typeof(cast(1 as double))', 'double'],
  ['array_distinct(array[2, null, 1, 2, null])', [2, null, 1]],
  ['contains(array[1, null], 2)', null],
  ['array_max(array[1, null])', null],
  ["substr('abc', 0)", ''],
  ["substr('abc', -5)", ''],
  ["date_parse('09:45', '%H:%i')", '1970-01-01 09:45:00.000'],
  ["url_encode('a b')", 'a+b'],
  ["position('b' in 'abc')", 2],
  ["regexp_replace('a.b', '\\.', '\\$')", 'a$b'],
  ["extract(dow from timestamp '2021-07-18 00:00:00')", 7],
  ['log(8, 2)', 3],
  ['sqrt(-1)', 'NaN'],
  ['json_format(json_parse(\'{"b":1, "a":2}\'))', '{"a":2,"b":1}'],
])('%s', async (expression, value) => {
  expect((await engine.rows(`select ${expression} limit 1`))[0]).toEqual([value]);
});

test('array_distinct keeps the first of each, and long arrays of texts stay quick', async () => {
  const expression =
    "cardinality(array_distinct(transform(sequence(1, 4000), x -> concat('k', cast(x % 500 as varchar)))))";
  expect((await engine.rows(`select ${expression} limit 1`))[0]).toEqual([500]);
});

test('not a number equals nothing and has no order, computed in a sub-query too', async () => {
  const comparisons = 'select x = x, x > 1, x <> x from (select 0e0 / 0 as x limit 1) limit 1';
  expect((await engine.rows(comparisons))[0]).toEqual([false, false, true]);
});

test('not a number is in no list, and NULL in a list is neither', async () => {
  const found = 'x in (x, 1e0), x not in (x, 1e0), x in (x, null), 1e0 in (x, 1e0), x not in (1e0, null)';
  const rows = await engine.rows(`select ${found} from (select 0e0 / 0 as x limit 1) limit 1`);
  expect(rows[0]).toEqual([false, true, null, true, null]);
});
