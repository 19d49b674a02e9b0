import { describe, expect, test } from '@jest/globals';
import { applyEdits, originOf } from './edits';

describe('edits', () => {
  const edits = [
    { offset: 2, end: 4, text: 'long' },
    { offset: 6, end: 9, text: '' },
    { offset: 9, end: 9, text: 'X' },
  ];

  test('replace what stood there', () => expect(applyEdits('0123456789', edits)).toBe('01long45X9'));

  test('a place in the new text is traced to the old one', () => {
    const places = [...'01long45X9'].map((_, offset) => originOf(offset, edits));
    expect(places).toEqual([0, 1, 2, 2, 2, 2, 4, 5, 9, 9]);
  });
});
