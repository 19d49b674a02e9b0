import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { positionAt } from '../source';
import { applyEdits, type Edit, originOf, placeBefore } from './edits';

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

  test('lines and columns are traced past text of other lengths and line breaks', () => {
    const text = '* | select $long,\n  nope';
    const long = [{ offset: 11, end: 16, text: '1,\n2,\n3' }];
    expect(placeBefore(text, long, { line: 2, column: 2 })).toEqual({ line: 1, column: 12 });
    expect(placeBefore(text, long, { line: 3, column: 2 })).toEqual({ line: 1, column: 17 });
    expect(placeBefore(text, long, { line: 4, column: 3 })).toEqual({ line: 2, column: 3 });
  });
});

/** A text of pieces that stay or are replaced, and the edits that do it. */
const character = fc.constantFrom('a', 'b', ' ', '|', "'", '\n', '\r\n', String.fromCodePoint(0x1f600));
const words = (minLength: number) => fc.string({ unit: character, minLength, maxLength: 6 });
const edited = fc.array(fc.record({ stays: words(0), was: words(1), becomes: words(0) }), { maxLength: 5 });

function build(pieces: readonly { stays: string; was: string; becomes: string }[], tail: string) {
  let text = '';
  const edits: Edit[] = [];
  for (const { stays, was, becomes } of pieces) {
    text += stays;
    edits.push({ offset: text.length, end: text.length + was.length, text: becomes });
    text += was;
  }
  return { text: text + tail, edits };
}

/** The place each character of the edited text came from, written down while the text is made. */
function originsOf(text: string, edits: readonly Edit[]): number[] {
  const origins: number[] = [];
  let at = 0;
  for (const { offset, end, text: becomes } of edits) {
    for (; at < offset; at++) {
      origins.push(at);
    }
    origins.push(...Array.from(becomes.split(''), () => offset));
    at = end;
  }
  for (; at <= text.length; at++) {
    origins.push(at);
  }
  return origins;
}

test('whatever is edited, what stayed is traced to itself and what is new to where it was put', () => {
  fc.assert(
    fc.property(edited, words(0), (pieces, tail) => {
      const { text, edits } = build(pieces, tail);
      const after = applyEdits(text, edits);
      const origins = originsOf(text, edits);
      expect(Array.from({ length: after.length + 1 }, (_, offset) => originOf(offset, edits))).toEqual(origins);
      // No editor shows a place between the two characters of a line break.
      const shown = [...origins.keys()].filter((offset) => after.slice(offset - 1, offset + 1) !== '\r\n');
      expect(shown.map((offset) => placeBefore(text, edits, positionAt(after, offset)))).toEqual(
        shown.map((offset) => {
          const { line, column } = positionAt(text, origins[offset]!);
          return { line, column };
        }),
      );
    }),
    { seed: 20261123, numRuns: 500 },
  );
});
