import { describe, expect, test } from '@jest/globals';
import {
  type Expression,
  type Select,
  allOf,
  anyOf,
  binary,
  call,
  cases,
  cast,
  column,
  countDistinct,
  integer,
  isIn,
  isNotNull,
  isNull,
  like,
  negate,
  star,
  text,
  tryCast,
} from './ast';
import { printExpression, printSelect } from './printer';

const bytes = column('bytes');
const accepted = binary(column('action'), '=', text('ACCEPT'));

describe('an expression', () => {
  test.each<[string, Expression]>([
    ['"log-status"', column('log-status')],
    ['"say ""hi"""', column('say "hi"')],
    ["'it''s'", text("it's")],
    ["'back\\slash'", text('back\\slash')],
    ['42', integer(42)],
    ['(-1)', integer(-1)],
    ['9223372036854775807', integer(9223372036854775807n)],
    ['count(*)', call('count', star)],
    ['count(distinct "a")', countDistinct(column('a'))],
    ['now()', call('now')],
    [`concat("a", ' > ', "b")`, call('concat', column('a'), text(' > '), column('b'))],
    ['"start" - ("start" % 60)', binary(column('start'), '-', binary(column('start'), '%', integer(60)))],
    ['("a" + "b") * 8', binary(binary(column('a'), '+', column('b')), '*', integer(8))],
    ['"a" - (-1)', binary(column('a'), '-', integer(-1))],
    ['sum("bytes") * 8', binary(call('sum', bytes), '*', integer(8))],
    [`"action" = 'ACCEPT' and "bytes" >= 0`, allOf([accepted, binary(bytes, '>=', integer(0))])!],
    [
      `("action" = 'ACCEPT' or "bytes" is null) and "bytes" <> 0`,
      allOf([anyOf([accepted, isNull(bytes)])!, binary(bytes, '<>', integer(0))])!,
    ],
    [
      `not ("action" = 'ACCEPT') or ("bytes" is not null and "bytes" > 1)`,
      anyOf([negate(accepted), allOf([isNotNull(bytes), binary(bytes, '>', integer(1))])!])!,
    ],
    [`"srcregionid" in ('a', 'b')`, isIn(column('srcregionid'), [text('a'), text('b')])],
    [`("a" + 1) in (2)`, isIn(binary(column('a'), '+', integer(1)), [integer(2)])],
    [`"srcaddr" like '10.1.%'`, like(column('srcaddr'), '10.1.%')],
    [`"srcaddr" like '%''%'`, like(column('srcaddr'), "%'%")],
    [
      `case when "action" = 'ACCEPT' then "bytes" when "bytes" < 0 then 0 else 1 end`,
      cases(
        [
          { when: accepted, then: bytes },
          { when: binary(bytes, '<', integer(0)), then: integer(0) },
        ],
        integer(1),
      ),
    ],
    ['cast("bytes" as double) / 60', binary(cast(bytes, 'double'), '/', integer(60))],
    ['try_cast("srcport" as bigint)', tryCast(column('srcport'), 'bigint')],
  ])('%s', (printed, node) => {
    expect(printExpression(node)).toBe(printed);
  });

  test('hostile text stays one string', () => {
    expect(printExpression(text(`' or '1'='1`))).toBe(`''' or ''1''=''1'`);
    expect(printExpression(column('a" , "b'))).toBe('"a"" , ""b"');
  });
});

describe('a select', () => {
  const items = [
    { expression: binary(column('start'), '-', binary(column('start'), '%', integer(60))), as: 't' },
    { expression: call('sum', bytes), as: 'bytes' },
  ];

  test('has every clause in order', () => {
    const select: Select = {
      items,
      where: accepted,
      groupBy: [1],
      having: binary(call('sum', bytes), '>=', integer(9)),
      orderBy: [
        { by: 'bytes', direction: 'desc' },
        { by: 't', direction: 'asc' },
      ],
      limit: 10000,
    };
    expect(printSelect(select)).toBe(
      `select "start" - ("start" % 60) as "t", sum("bytes") as "bytes" where "action" = 'ACCEPT' group by 1 having sum("bytes") >= 9 order by "bytes" desc, "t" asc limit 10000`,
    );
  });

  test('leaves out what is absent, but never the limit', () => {
    expect(printSelect({ items: [{ expression: call('count', star), as: 'n' }], limit: 1 })).toBe(
      'select count(*) as "n" limit 1',
    );
    expect(printSelect({ items, groupBy: [], orderBy: [], limit: 1 })).toMatch(/as "bytes" limit 1$/);
  });

  test.each<[string, Select, string]>([
    ['no items', { items: [], limit: 1 }, 'select needs'],
    ['a limit of 0', { items, limit: 0 }, 'LIMIT'],
    ['a broken limit', { items, limit: 1.5 }, '1.5'],
    ['an ordinal without item', { items, groupBy: [3], limit: 1 }, 'GROUP BY 3'],
    ['an ordinal of 0', { items, groupBy: [0], limit: 1 }, 'GROUP BY'],
    ['an order by a stranger', { items, orderBy: [{ by: 'x', direction: 'asc' }], limit: 1 }, '"x"'],
    ['an item without alias', { items: [{ expression: bytes, as: '' }], limit: 1 }, 'empty'],
  ])('refuses %s', (_, select, complaint) => {
    expect(() => printSelect(select)).toThrow(RangeError);
    expect(() => printSelect(select)).toThrow(complaint);
  });

  test.each<[string, Expression]>([
    ['an injected function', call('sum("a"), count', bytes)],
    ['an upper-case function', call('SUM', bytes)],
    ['an empty list', isIn(bytes, [])],
    ['a case without branches', cases([], bytes)],
    ['no operands', { kind: 'and', operands: [] }],
    ['a number above bigint', integer(2n ** 63n)],
    ['a number below bigint', integer(-(2n ** 63n))],
  ])('refuses %s', (_, node) => {
    expect(() => printExpression(node)).toThrow(RangeError);
  });
});
