import { describe, expect, test } from '@jest/globals';
import { type Field, TextColumn } from '#plugin-sdk';
import { text } from '../texts/text';
import { columnWidths } from './column-widths';

const column = (name: string, values: (string | number)[], config?: Field['config']): Field => ({
  name,
  type: typeof values[0] === 'number' ? 'float64' : 'string',
  values,
  ...(config ? { config } : {}),
});

describe('widths of columns', () => {
  test('hold the title and the longest value; the widest text takes the room that is left', () => {
    const [short, long, number] = columnWidths([
      column('a', ['10.0.0.1']),
      column('b', ['2001:db8:0000:1111:2222:3333:4444:5555']),
      column('c', [1], { unit: 'bytes', displayName: 'A title of some length' }),
    ]);
    expect(short!.width).toBeGreaterThan(60);
    expect(long).toEqual({ minWidth: expect.any(Number) });
    expect(long!.minWidth).toBeGreaterThan(250);
    expect(number!.width).toBeGreaterThan(150);
  });

  test('a sentence is wrapped, and nothing else then takes more room than it needs', () => {
    const [key, sentence] = columnWidths([column('key', ['x']), column('verdict', ['word '.repeat(40)])]);
    expect(key).toEqual({ width: expect.any(Number) });
    expect(sentence).toMatchObject({ wrapText: true, minWidth: expect.any(Number) });
  });

  test('times within a minute of each other are written with milliseconds', () => {
    const times = (...values: number[]): Field => ({ name: 'at', type: 'time', values });
    const [far, near] = columnWidths([times(0, 3_600_000), times(0, 59_999), column('a', ['x'.repeat(40)])]);
    expect(near!.width! - far!.width!).toBeGreaterThan(25);
  });

  test('Chinese takes twice the room', () => {
    const title = text('zh-Hans', 'verdict.passes');
    const [latin, chinese] = columnWidths([
      column('a', [1], { displayName: 'x'.repeat(title.length) }),
      column('b', [1], { displayName: title }),
      column('c', ['x']),
    ]);
    expect(chinese!.width! - latin!.width!).toBeGreaterThan(100);
  });

  test('numbers without a unit keep all digits before the point', () => {
    const typed: Field = { name: 'a', type: 'float64', values: Float64Array.of(195_720_238_459) };
    const [whole, list, fraction] = columnWidths([
      typed,
      column('b', [195_720_238_459]),
      column('c', [1 / 3]),
      column('d', ['x'.repeat(40)]),
    ]);
    expect(whole!.width).toBeGreaterThan(12 * 7);
    expect(list).toEqual(whole);
    expect(fraction!.width).toBeLessThan(whole!.width!);
  });

  test('a long column of texts is as wide as its longest', () => {
    const values = new TextColumn();
    ['x', 'ap-guangzhou-and-more', null].forEach((text) => values.push(text));
    const [packed, list] = columnWidths([
      { name: 'a', type: 'string', values },
      column('a', ['ap-guangzhou-and-more']),
      column('c', ['x'.repeat(40)]),
    ]);
    expect(packed).toEqual(list);
  });

  test('no column, no width', () => {
    expect(columnWidths([])).toEqual([]);
  });
});
