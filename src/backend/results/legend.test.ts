import { describe, expect, test } from '@jest/globals';
import type { Frame } from '#plugin-sdk';
import { parseQuery } from '#query';
import { withLegend } from './legend';

const frame = (labels: Record<string, string>, type: 'timeseries-multi' | 'table' = 'timeseries-multi'): Frame => ({
  name: 'old',
  fields: [
    { name: 'time', type: 'time', values: [0] },
    { name: 'bytes', type: 'int64', values: [1], labels, config: { unit: 'bytes', displayNameFromDS: 'old' } },
  ],
  meta: { type },
});
const named = (legend: string, labels: Record<string, string> = {}, more: object = {}) => {
  const { name, fields } = withLegend(frame(labels), parseQuery({ kind: 'traffic', legend, ...more }));
  expect(fields[0]).toEqual({ name: 'time', type: 'time', values: [0] });
  expect(fields[1]!.config).toEqual({ unit: 'bytes', displayNameFromDS: name });
  return name;
};

describe('a legend', () => {
  test('is filled from the labels of each series', () => {
    const labels = { srcregion: 'ap-shanghai', dstregion: 'ap-guangzhou' };
    expect(named('{{srcregion}} -> {{ dstregion }}', labels)).toBe('ap-shanghai -> ap-guangzhou');
  });

  test('names the measure, whether it is a label or not, in the language of the reader', () => {
    expect(named('{{measure}}')).toBe(named('{{measure}}', { measure: 'bytes' }));
    expect(named('{{measure}}', {}, { locale: 'zh-Hans' })).toMatch(/[^\u0000-\u007f]/);
  });

  test('tells the time compared with in words', () => {
    expect(named('{{compare}}', { compare: 'day' })).toBe('1 day before');
    expect(named('{{compare}}', { compare: 'now' })).toBe('now');
  });

  test('calls what sums up the rest so, once, in the language of the reader', () => {
    const rest = { srcregion: 'Other', dstregion: 'Other', measure: 'bytes' };
    const legend = 'From {{srcregion}} to {{dstregion}}: {{measure}}';
    expect(named(legend, rest)).toBe('From Other: Bytes');
    expect(named('{{srcregion}}, {{measure}}, {{dstregion}}', rest)).toBe('Other, Bytes, Other');
    expect(named('{{srcregion}}', { srcregion: 'Other (all else)' })).toBe('Other (all else)');
    expect(named(legend, rest, { locale: 'zh-Hans' })).not.toMatch(/Other/);
  });

  test('shows a label that is not there as it was written', () => {
    expect(named('{{region}}!')).toBe('{{region}}!');
  });

  test('does not touch labels, tables, or anything when it is empty', () => {
    const query = parseQuery({ kind: 'traffic', legend: '{{a}}' });
    expect(withLegend(frame({ a: 'b' }), query).fields[1]!.labels).toEqual({ a: 'b' });
    expect(withLegend(frame({ a: 'b' }, 'table'), query)).toEqual(frame({ a: 'b' }, 'table'));
    expect(withLegend(frame({ a: 'b' }), parseQuery({ kind: 'traffic', legend: ' ' }))).toEqual(frame({ a: 'b' }));
  });
});
