import { describe, expect, test } from '@jest/globals';
import { markersOf } from './markers';

describe('markersOf', () => {
  test.each([
    ['a search', 'log-status:OK\nAND action:REJECT)', 2, 18, 19],
    ['an open quote of SQL', `* | select 'a`, 1, 12, 13],
    ['an open parenthesis of SQL', '*\n| select sum(bytes', 2, 13, 14],
    ['an unknown macro', '* | select $__bucket(start) as t', 1, 12, 21],
    ['a missing value at the end', 'action:', 1, 8, 9],
  ])('a slip in %s', (_, text, line, column, endColumn) =>
    expect(markersOf(text, undefined)).toEqual([{ message: expect.any(String), line, column, endColumn }]),
  );

  test('a place the backend names, if the text itself can be read', () => {
    const told = { message: 'Column nope cannot be resolved', field: 'text', position: { line: 1, column: 12 } };
    expect(markersOf('* | select nope, 1', told)).toEqual([
      { message: told.message, line: 1, column: 12, endColumn: 16 },
    ]);
    expect(markersOf('action:', told)).toMatchObject([{ column: 8 }]);
  });

  test('nothing for a sound text, nor for an error without a place', () => {
    expect(markersOf('srcaddr:$src | select $__timeGroup(start) as t', { message: 'CLS is away' })).toEqual([]);
  });
});
