import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestEngine, type TestEngine } from './open-test-engine';

let engine: TestEngine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

test.each([
  'list_value(1, 2)',
  'construct_array(1, 2)',
  'count_star()',
  'Count_Star() over ()',
  `"count_star" ()`,
  "like_escape('a', 'b', 'c')",
  "not_like_escape('a', 'b', 'c')",
  "date_part('year', now())",
  'ifnull(1, 2)',
  "__internal_position_operator('b', 'abc')",
  'now() + to_days(cast(1 as integer))',
])('%s is no function of CLS', async (expression) => {
  await expect(engine.rows(`select ${expression} from log`)).rejects.toMatchObject({
    code: 'FailedOperation.QueryError',
    message: expect.stringMatching(/line 1:\d+: Function '\w+' not registered/),
  });
});

test('a number is no interval for to_milliseconds', async () => {
  await expect(engine.rows('select to_milliseconds(cast(1 as integer)) from log')).rejects.toMatchObject({
    message: expect.stringContaining('Unexpected parameters (integer) for function to_milliseconds'),
  });
});

test.each<[string, unknown]>([
  ['array[1, 2]', [1, 2]],
  ['count(*)', 4],
  ["'a' like '#a' escape '#'", true],
  ["'a' not like '#a' escape '#'", false],
  ["extract(year from timestamp '2026-01-01 00:00:00')", 2026],
  ["to_milliseconds(interval '1' second)", 1000],
  ["position('b' in 'abc')", 2],
  ["date '2026-01-01' + interval '1' day = date '2026-01-02'", true],
  [`max("date_part") from (select 1 as "date_part" from log)`, 1],
])('%s stays what it is', async (expression, value) => {
  const from = expression.includes(' from (') ? '' : ' from log';
  expect((await engine.rows(`select ${expression}${from} limit 1`))[0]).toEqual([value]);
});
