import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { filtersOfAdHoc } from './ad-hoc-filters';
import { matchesFilters } from './match-filters';
import { parseFilters } from './parse-filters';

const filters = (key: string, operator: string, ...values: string[]) =>
  filtersOfAdHoc({ key, operator, value: values[0]!, ...(values.length > 1 ? { values } : {}) }, 'ccn');

describe('a filter of a dashboard', () => {
  test.each([
    ['srcregionid', '=', ['ap-tokyo'], [{ field: 'srcregion', operator: 'is', values: ['ap-tokyo'] }]],
    [
      'srcaddr',
      '=|',
      ['10.0.0.1', '10.2.0.0/16'],
      [{ field: 'srcaddr', operator: 'inNetwork', values: ['10.0.0.1/32', '10.2.0.0/16'] }],
    ],
    ['address', '!=', ['2001:db8::/32'], [{ field: 'address', operator: 'notInNetwork', values: ['2001:db8::/32'] }]],
    ['srcport', '=', ['-'], [{ field: 'srcport', operator: 'missing', values: [] }]],
    [
      'srcport',
      '!=|',
      ['-', '80'],
      [
        { field: 'srcport', operator: 'exists', values: [] },
        { field: 'srcport', operator: 'isNot', values: ['80'] },
      ],
    ],
    ['action', '=~', ['.*'], []],
    ['action', '=~', ['^(ACCEPT|REJECT)$'], [{ field: 'action', operator: 'is', values: ['ACCEPT', 'REJECT'] }]],
    ...['^ACCEPT$', 'ACCEPT$', '^ACCEPT', '(ACCEPT)', '^(?:ACCEPT)$'].map(
      (pattern): [string, string, string[], object[]] => [
        'action',
        '=~',
        [pattern],
        [{ field: 'action', operator: 'is', values: ['ACCEPT'] }],
      ],
    ),
    ['srcaddr', '=~', ['^10\\.0\\.0\\.1$'], [{ field: 'srcaddr', operator: 'is', values: ['10.0.0.1'] }]],
    [
      'srcaddr',
      '!~',
      ['10\\.0\\.0\\.1|10\\.0\\.0\\.2'],
      [{ field: 'srcaddr', operator: 'isNot', values: ['10.0.0.1', '10.0.0.2'] }],
    ],
    ['dstport', '>', ['1023'], [{ field: 'dstport', operator: 'between', values: ['1024-65535'] }]],
    ['bytes', '<', ['9007199254740993'], [{ field: 'bytes', operator: 'atMost', values: ['9007199254740992'] }]],
  ])('%s %s %j', (key, operator, values, expected) => {
    expect(filters(key, operator, ...values)).toEqual(expected);
    expect(parseFilters(expected, 'ccn')).toHaveLength(expected.length);
  });

  test.each([
    ['srcaddr', '=~', '10\\.0\\..*'],
    ['action', '!~', '.*'],
    ['action', '=~', '(ACCEPT'],
    ['action', '=~', 'ACCEPT\\$'],
    ['action', '<', '5'],
    ['bytes', '<', '0'],
    ['bytes', '>', 'many'],
    ['interface', '=', 'eni-1'],
    ['nothing', '=', '1'],
    ['action', '~~', 'x'],
  ])('%s %s %s has no exact form: it is kept as written and refused', (key, operator, value) => {
    const kept = filters(key, operator, value);
    expect(kept).toEqual([{ field: key, operator, values: [value] }]);
    expect(() => parseFilters(kept, 'ccn')).toThrow(/^filters\[0\]\./);
  });

  test('holds for the very records that it says', () => {
    const ports = fc.integer({ min: 0, max: 65535 });
    const fields = fc.constantFrom('dstport', 'bytes', 'srcport');
    const holds: Record<string, (value: number, wanted: number[]) => boolean> = {
      '=': (value, [one]) => value === one,
      '!=': (value, [one]) => value !== one,
      '=|': (value, wanted) => wanted.includes(value),
      '!=|': (value, wanted) => !wanted.includes(value),
      '=~': (value, wanted) => wanted.includes(value),
      '<': (value, [one]) => value < one!,
      '<=': (value, [one]) => value <= one!,
      '>': (value, [one]) => value > one!,
      '>=': (value, [one]) => value >= one!,
    };
    const operators = fc.constantFrom(...Object.keys(holds));
    const near = fc.tuple(ports, fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(fields, operators, near, (field, operator, [value, steps]) => {
        const wanted = steps.map((step) => Math.min(65535, Math.max(0, value + step)));
        const written = operator === '=~' ? [wanted.join('|')] : wanted.map(String);
        const translated = filters(field, operator, ...written);
        const isRefused = translated.some((filter) => filter.operator === (operator as never));
        const record = { [field]: value };
        return isRefused
          ? (operator === '<' && wanted[0] === 0) || (operator === '>' && wanted[0] === 65535)
          : matchesFilters(record, parseFilters(translated, 'ccn')) === holds[operator]!(value, wanted);
      }),
      { seed: 20260303, numRuns: 500 },
    );
  });
});
