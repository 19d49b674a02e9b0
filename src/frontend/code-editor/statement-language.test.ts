import { describe, expect, test } from '@jest/globals';
import { cql, type Expression, LOGICAL_OPERATORS, printSearch, printSelect, sql } from '#language';
import { tokenize } from '../testing/tokenize';
import { FUNCTIONS, MACROS } from './callables';

describe('a search is coloured by what its parts are', () => {
  test.each([
    [
      'log-status:OK AND NOT srcaddr:"10.0.\\"*"',
      'type operator identifier keyword keyword type operator string string.escape string',
    ],
    ['dstport>=1024 or bytes=5.5', 'type operator number keyword type operator number'],
    ['and-more:x "two\nlines"', 'type operator identifier string string'],
    ["k:a\\ b 'q'", 'type operator identifier string.escape identifier string'],
    ['srcaddr:$host "${x:csv}" $$', 'type operator variable string variable string variable'],
    ['(a OR "b | select")', 'delimiter.parenthesis identifier keyword string delimiter.parenthesis'],
  ])('%j', (text, types) => expect(typesOf(text)).toBe(types));
});

describe('behind the bar begins SQL', () => {
  test.each([
    [
      'SELECT sum(bytes) AS b',
      'keyword predefined delimiter.parenthesis identifier delimiter.parenthesis keyword identifier',
    ],
    [`select "log-""x", 'O''Brien' -- it's`, 'keyword type delimiter string string.escape string comment'],
    ['select 8.5 /* a\n* b */ limit 5', 'keyword number comment comment keyword number'],
    [
      `select $__interval_s, '\${x:csv}', "$f"`,
      'keyword variable delimiter string variable string delimiter type variable type',
    ],
    ["select a || 'x' <> b", 'keyword identifier operator string operator identifier'],
  ])('%j', (select, types) => expect(typesOf(`a:b|${select}`)).toBe(`type operator identifier delimiter ${types}`));

  test('but not in quotes', () => expect(typesOf('"a | select" x')).toBe('string identifier'));
});

describe('every word that we write or offer has a colour of its own', () => {
  test('in SQL as it is printed', () => {
    const column = sql.column('c');
    const every: Expression[] = [
      sql.countDistinct(column),
      sql.anyOf([sql.isNull(column), sql.allOf([sql.isNotNull(column), sql.negate(sql.like(column, 'a%'))])!])!,
      sql.cases([{ when: sql.isIn(column, [sql.integer(1)]), then: sql.decimal('0.5') }], sql.text('x')),
      ...(['bigint', 'double', 'varchar'] as const).flatMap((type) => [
        sql.cast(column, type),
        sql.tryCast(column, type),
      ]),
    ];
    const statement = printSelect({
      items: every.map((expression, index) => ({ expression, as: `a${index}` })),
      where: sql.binary(column, '>=', sql.integer(-1)),
      groupBy: [1],
      having: sql.binary(sql.call('count', sql.star), '>', sql.integer(1)),
      orderBy: [
        { by: 'a0', direction: 'asc' },
        { by: 'a1', direction: 'desc' },
      ],
      limit: 5,
    });
    expect(tokenize(`* | ${statement}`).filter(([, type]) => type === 'identifier' || type === '')).toEqual([
      ['*', 'identifier'],
    ]);
  });

  test('in a search as it is printed', () => {
    const search = printSearch(
      cql.and(cql.not(cql.match('a', 'x')), cql.or(cql.compare('b', '>=', 5), cql.exists('c'))),
    );
    const words = tokenize(search).filter(([piece]) => /^\w+$/.test(piece));
    expect(words.filter(([piece]) => LOGICAL_OPERATORS.some((word) => word === piece.toLowerCase()))).toEqual([
      ['NOT', 'keyword'],
      ['AND', 'keyword'],
      ['OR', 'keyword'],
    ]);
  });

  test.each(FUNCTIONS.map(({ name, signature }) => [name, signature]))('function %s', (name, signature) =>
    expect(tokenize(`* | select ${signature}`)).toContainEqual([
      name,
      expect.stringMatching(/^(?:predefined|keyword)$/),
    ]),
  );

  test.each(MACROS.map(({ name, signature }) => [name, signature]))('macro %s', (name, signature) => {
    const macro = [`$${name}`, 'variable'];
    expect(tokenize(signature)).toContainEqual(macro);
    expect(tokenize(`* | select ${signature}`)).toContainEqual(macro);
  });
});

function typesOf(text: string): string {
  return tokenize(text)
    .map(([, type]) => type)
    .join(' ');
}
