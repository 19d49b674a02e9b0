import { describe, expect, test } from '@jest/globals';
import { say, quote } from '#wording';
import { QuerySyntaxError } from './syntax-error';

describe('a syntax error', () => {
  test('counts line and column from 1 and names them in its message', () => {
    const error = new QuerySyntaxError('a AND\r\nb:', 9, say('A value is missing after {{key}}:', { key: 'b' }));
    expect(error).toMatchObject({ name: 'QuerySyntaxError', offset: 9, line: 2, column: 3 });
    expect(error.message).toBe('A value is missing after b: (line 2, column 3)');
  });

  test.each([
    ['the first character', 'x y', 0, 'x y\n^'],
    ['the end of the text', 'x y', 3, 'x y\n   ^'],
    ['empty text', '', 0, '\n^'],
    ['the second of three lines', 'a\nbc\nd', 3, 'bc\n ^'],
    ['a line break itself', 'ab\r\nc', 2, 'ab\n  ^'],
    ['tabs, kept below the caret', '\ta\tb', 3, '\ta\tb\n\t \t^'],
  ])('draws %s', (_, text, offset, excerpt) => {
    expect(new QuerySyntaxError(text, offset, quote('no')).excerpt).toBe(excerpt);
  });

  test('draws only the part of a long line that matters', () => {
    const text = 'a'.repeat(300) + 'b' + 'c'.repeat(300);
    const [line, caret] = new QuerySyntaxError(text, 300, quote('no')).excerpt.split('\n');
    expect(line).toBe(`...${'a'.repeat(50)}b${'c'.repeat(49)}...`);
    expect(caret).toBe(`${' '.repeat(53)}^`);
    expect(new QuerySyntaxError(text, 0, quote('no')).excerpt).toBe(`${'a'.repeat(100)}...\n^`);
    expect(new QuerySyntaxError(text, 601, quote('no')).excerpt).toBe(`...${'c'.repeat(100)}\n${' '.repeat(103)}^`);
  });

  test('moves into the text that its part was cut from', () => {
    const error = new QuerySyntaxError('select (', 7, say('This parenthesis is not closed'));
    expect(error.within('a\n| select (', 4)).toMatchObject({
      offset: 11,
      line: 2,
      column: 10,
      reason: error.reason,
    });
  });
});
