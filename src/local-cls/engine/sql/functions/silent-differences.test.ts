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

const ROOT = 'sqrt(-1)';

test.each([
  ...['ln(-1)', 'log(-1, 2)', 'power(-1e0, 0.5e0)', 'acos(2)', 'mod(1e0, 0e0)', 'abs(sqrt(-1))', 'round(sqrt(-1))'],
  ...['exp(sqrt(-1))', 'max(sqrt(-n))', 'avg(sqrt(-n))', 'nan()', "cast('NaN' as double)", ROOT],
])('%s equals nothing and has no order', async (nan) => {
  const comparisons = `${nan} = ${nan}, ${nan} > 1, ${nan} <> 1e0, ${nan} in (${nan}, 1e0), ${nan} between 1 and 9`;
  expect((await engine.rows(`select ${comparisons} from log limit 1`))[0]).toEqual([false, false, true, false, false]);
});

test.each<[string, unknown]>([
  [`case ${ROOT} when ${ROOT} then 1 else 2 end`, 2],
  [`nullif(${ROOT}, ${ROOT})`, 'NaN'],
  ['nullif(1e0, 1e0)', null],
  [`contains(array[${ROOT}, 1], ${ROOT})`, false],
  [`contains(array[${ROOT}, null], ${ROOT})`, null],
  [`contains(array[${ROOT}, 1], 1e0)`, true],
  [`${ROOT} in (select ${ROOT})`, false],
  [`${ROOT} not in (select ${ROOT})`, true],
  [`${ROOT} in (select sqrt(n) from log)`, null],
  ['sqrt(4) in (select 2e0)', true],
])('%s', async (expression, value) => {
  expect((await engine.rows(`select ${expression} limit 1`))[0]).toEqual([value]);
});

const LONG = 'n + n + n + n + n + n + n + n + n';

test.each<[string, unknown[]]>([
  [`avg(${LONG}) > 9`, ['b', 'c']],
  [`sqrt(avg(${LONG})) between 4 and 5`, ['b']],
  [`avg(${LONG}) / sum(${LONG}) > 0`, ['a', 'b', 'c']],
  ['cardinality(transform(array_agg(n), x -> cardinality(filter(sequence(1, x), y -> y > 1)))) > 0', ['a', 'b', 'c']],
])('HAVING compares large expressions: %s', async (condition, kept) => {
  const rows = await engine.rows(`select t from log where n > 0 group by t having ${condition} order by t limit 9`);
  expect(rows.map(([cell]) => cell)).toEqual(kept);
});

test.each<[string, unknown[]]>([
  ['round(n / 7.000, n % 3)', [0.1, 0.29, 0.71]],
  ['round(n * 12.5, 0 - n)', [10, 0, 0]],
  ['round(99.95, n)', [100, 99.95, 99.95]],
  ['typeof(round(99.95, n))', ['decimal(5,2)', 'decimal(5,2)', 'decimal(5,2)']],
  ["array_join(split('x.y', '.'), t)", ['xay', 'xby', 'xcy']],
  ["array_join(array['x', null, 'y'], t)", ['xay', 'xby', 'xcy']],
  ["array_join(array['x', null, 'y'], t, '-')", ['xa-ay', 'xb-by', 'xc-cy']],
  ['array_join(array[1, 2], nullif(t, t))', [null, null, null]],
  ["length(array_join(transform(sequence(1, 2000), x -> 'abc'), t))", [1024, 1024, 1024]],
  ["concat_ws(t, array['x', null, 'y'])", ['xay', 'xby', 'xcy']],
])('an argument that differs by row: %s', async (expression, values) => {
  const rows = await engine.rows(`select ${expression} as c from log where n > 0 order by n limit 9`);
  expect(rows.map(([cell]) => cell)).toEqual(values);
});
