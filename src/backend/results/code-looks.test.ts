import { describe, expect, test } from '@jest/globals';
import type { Frame } from '#plugin-sdk';
import { nameCode, withUnit } from './code-looks';

const ORIGINS = ['region', 'topic'];
const frame = (name: string, labels: Record<string, string>): Frame => ({
  fields: [
    { name: 'time', type: 'time', values: [0] },
    { name, type: 'int64', values: [1], labels },
  ],
});
const shownName = ({ fields }: Frame) => fields[1]!.config?.displayNameFromDS;
const named = (...frames: Frame[]) => nameCode(frames, ORIGINS, 'measure').map(shownName);

describe('series of a statement are named', () => {
  test('by the texts of their rows alone, where those tell them apart', () => {
    const from = (a: string, b: string) => frame('n', { a, b, region: a, topic: `t-${a}` });
    expect(named(from('x', 'y'), from('y', 'x'))).toEqual(['x, y', 'y, x']);
  });

  test('with the measure where there are several', () => {
    const of = (measure: string) => frame(measure, { a: 'x', measure, region: 'r', topic: 't' });
    expect(named(of('bytes'), of('n'))).toEqual(['x: bytes', 'x: n']);
  });

  test('with the measure behind a column that is called measure', () => {
    const of = (name: string) => frame(name, { measure: 'ACCEPT', measure_2: name });
    expect(nameCode([of('bytes'), of('n')], [], 'measure_2').map(shownName)).toEqual(['ACCEPT: bytes', 'ACCEPT: n']);
    expect(nameCode([frame('n', { a: 'x', measure: 'ACCEPT' })], [], 'measure_2').map(shownName)).toEqual([
      'x, ACCEPT',
    ]);
  });

  test('with as much of their source as tells them apart', () => {
    const from = (region: string, topic: string) => frame('n', { a: 'x', region, topic });
    expect(named(from('r1', 't1'), from('r2', 't2'))).toEqual(['x, r1', 'x, r2']);
    expect(named(from('r1', 't1'), from('r1', 't2'))).toEqual(['x, r1, t1', 'x, r1, t2']);
  });

  test('by their column where there is nothing else', () => {
    expect(nameCode([frame('n', {})], [], 'measure')[0]!.fields[1]!.config).toEqual({ displayNameFromDS: 'n' });
    expect(named(frame('n', { a: '' }))).toEqual(['n']);
  });

  test('and their labels and times stay', () => {
    const { fields } = nameCode([frame('bytes', { a: 'x' })], [], 'measure')[0]!;
    expect(fields[0]).toEqual({ name: 'time', type: 'time', values: [0] });
    expect(fields[1]).toMatchObject({ name: 'bytes', labels: { a: 'x' }, config: { unit: 'bytes' } });
  });
});

test('only numbers that are called as a measure have its unit', () => {
  expect(withUnit({ name: 'bitsPerSecond', type: 'float64', values: [1] })).toMatchObject({ config: { unit: 'bps' } });
  expect(withUnit({ name: 'bytes', type: 'string', values: ['a'] })).not.toHaveProperty('config');
  expect(withUnit({ name: 'constructor', type: 'int64', values: [1] })).not.toHaveProperty('config');
});
