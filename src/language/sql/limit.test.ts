import { describe, expect, test } from '@jest/globals';
import { QuerySyntaxError } from '../syntax-error';
import { findLimit } from './limit';

describe('the limit of a SELECT text', () => {
  test.each<[string, number | undefined]>([
    ['select 1', undefined],
    ['select 1 limit 10', 10],
    ['SELECT 1 LIMIT\n10', 10],
    ['select 1 offset 20 limit 10', 10],
    ['select * from (select a limit 5)', undefined],
    ['select * from (select a limit 5) limit 20', 20],
    ['select * from (select a from (select b limit 1) limit 5) limit 20', 20],
    ["select ' limit 10'", undefined],
    ["select 'it''s limit 10'", undefined],
    ['select "limit 10"', undefined],
    ['select "a""limit 10"', undefined],
    ['select "limit"', undefined],
    ['select 1 -- limit 10', undefined],
    ["select 1 -- it's fine (\nlimit 10", 10],
    ['select 1 /* limit 9 " \n */ limit /* here */ 10', 10],
    ['select limits, t_limit, limit2', undefined],
    ['select "bytes" * 8 / 60.00 - 2 % 3 as x where a <> \'b\' limit 7', 7],
  ])('%s', (sql, value) => {
    expect(findLimit(sql)?.value).toBe(value);
  });
});

describe('a slip is found at its place', () => {
  test.each([
    ["select 'x", 7, "This quote is not closed: '"],
    ["select 'it''s", 7, 'This quote is not closed'],
    ['select "x', 7, 'This quote is not closed: "'],
    ['select sum(x', 10, 'This parenthesis is not closed'],
    ['select (a, sum(x)', 7, 'This parenthesis is not closed'],
    ['select a)', 8, 'This parenthesis was never opened'],
    ['select 1 /* x', 9, 'This comment is not closed'],
    ['select 1;', 8, 'without a semicolon'],
    ['select 1 limit', 14, 'LIMIT needs a whole number'],
    ['select 1 limit x', 15, 'LIMIT needs a whole number'],
    ['select 1 limit 1.5', 15, 'LIMIT needs a whole number'],
    ['select 1 limit 99999999999999999999', 15, 'LIMIT needs a whole number'],
    ['select 1 limit -5', 15, 'LIMIT needs a whole number'],
  ])('%s', (sql, offset, reason) => {
    let error: unknown;
    try {
      findLimit(sql);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(QuerySyntaxError);
    expect(error).toMatchObject({ offset, message: expect.stringContaining(reason) });
  });
});
