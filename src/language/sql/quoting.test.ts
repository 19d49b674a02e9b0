import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { binary, column, integer, isIn, like, text } from './ast';
import { lexSql } from './lexer';
import { findLimit } from './limit';
import { printExpression, printSelect } from './printer';

const HOSTILE = [
  `' or '1'='1`,
  `'; select 1 --`,
  `" limit 1 --`,
  `\\' or 1=1`,
  `'' limit 5`,
  '/* limit 5',
  '*/ limit 5',
  '-- limit 5',
  '(',
  ')',
  '|',
  'a\nb',
  `it's "so"`,
];

const hostile = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string(), fc.stringMatching(/^['"\\ ()a-]*$/))
  .filter((v) => v !== '');

/** What a token stands for: the words between its quotes. */
function unquote(token: { text: string }): string {
  const quote = token.text[0]!;
  return token.text.slice(1, -1).replaceAll(quote + quote, quote);
}

describe('a hostile value stays one value', () => {
  test('as a string and as a name', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, value) => {
        const tokens = lexSql(printExpression(binary(column(name), '=', text(value))));
        expect(tokens.map((token) => token.kind)).toEqual(['identifier', 'symbol', 'string']);
        expect([unquote(tokens[0]!), unquote(tokens[2]!)]).toEqual([name, value]);
      }),
      { seed: 20240605, numRuns: 3000 },
    );
  });

  test('in every place of a statement', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const printed = printSelect({
          items: [{ expression: column(value), as: value }],
          where: binary(isIn(text(value), [text(value), integer(1)]), '=', like(column(value), value)),
          orderBy: [{ by: value, direction: 'asc' }],
          limit: 7,
        });
        expect(findLimit(printed)).toEqual({ value: 7 });
        const quoted = lexSql(printed).filter((token) => token.kind === 'string' || token.kind === 'identifier');
        expect(quoted.map(unquote)).toEqual(Array(7).fill(value));
      }),
      { seed: 20240606, numRuns: 2000 },
    );
  });
});
