import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvText } from './csv';

describe('csvText', () => {
  test.each([
    [[1, null, 'a', undefined, true], '1,,a,,true\n'],
    [['a,b', 'say "x"', 'two\nlines', 'a;b'], '"a,b","say ""x""","two\nlines","a;b"\n'],
    [['-', -5, '-5.5', '+3'], '-,-5,-5.5,+3\n'],
    [['=1+1', '+cmd', '-2+3', '@sum', ' =1', '\tx'], `'=1+1,'+cmd,'-2+3,'@sum,' =1,"'\tx"\n`],
    [[{ a: 1 }, ['x']], '"{""a"":1}","[""x""]"\n'],
  ])('%j', (row, text) => {
    expect(csvText([row])).toBe(text);
  });

  test('whatever the texts, they are read back, and none is a formula', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab=+-@,;"\'\n\r\t 1', String.fromCodePoint(0xff1d)) });
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const read = readCsv(csvText(rows));
        expect(read.map((cells) => cells.length)).toEqual(rows.map((cells) => cells.length));
        read.flat().forEach((text, index) => {
          const meant = rows.flat()[index]!;
          expect([meant, `'${meant}`]).toContain(text);
          expect(/^\s*[=@\uFF1D]|^\s*[+-]+[^\d+-]|^[\t\r\n]/.test(text)).toBe(false);
        });
      }),
      { seed: 20261122 },
    );
  });
});

/** The plainest reader of RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') {
      rows.push([]);
    }
  }
  return rows.slice(0, -1);
}
