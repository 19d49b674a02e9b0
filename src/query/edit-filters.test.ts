import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addFilter, fieldOfKey, filterOf, hasFilter, toggleFilter } from './edit-filters';
import type { Filter } from './model';

const is = (field: Filter['field'], ...values: string[]): Filter => ({ field, operator: 'is', values });
const isNot = (field: Filter['field'], ...values: string[]): Filter => ({ field, operator: 'isNot', values });

describe('filterOf', () => {
  test.each([
    ['dstport', '443', 'only', is('dstport', '443')],
    ['ccn-id', 'ccn-1', 'only', is('ccn', 'ccn-1')],
    ['region_id', 'AP-SHANGHAI', 'without', isNot('observer', 'ap-shanghai')],
    ['protocol', 'TCP', 'only', is('protocol', '6')],
    ['address', '10.0.0.1', 'without', isNot('address', '10.0.0.1')],
    ['target', '10.0.0.1', 'only', is('dstaddr', '10.0.0.1')],
    ['server', '10.0.0.1', 'without', isNot('address', '10.0.0.1')],
    ['srcport', '-', 'only', { field: 'srcport', operator: 'missing', values: [] }],
    ['srcport', '', 'without', { field: 'srcport', operator: 'exists', values: [] }],
  ] as const)('%s %s, %s', (key, value, wish, expected) => {
    expect(filterOf(key, value, wish, 'ccn')).toEqual(expected);
  });

  test.each([
    ['service', 'HTTPS'],
    ['interface', 'eni-1'],
    ['srcaddr', 'db-primary'],
    ['pair', 'Other'],
  ])('no filter of a CCN flow log has %s %s', (key, value) => {
    expect(filterOf(key, value, 'only', 'ccn')).toBeUndefined();
  });

  test('a spelling means the field only where the log has it', () => {
    expect([fieldOfKey('interface-id', 'eni'), fieldOfKey('interface-id', 'ccn')]).toEqual(['interface', undefined]);
  });
});

describe('addFilter', () => {
  test('is one more condition, never twice', () => {
    const once = addFilter([is('dstport', '443')], is('dstport', '80'));
    expect(once).toEqual([is('dstport', '443'), is('dstport', '80')]);
    expect(addFilter(once, is('dstport', '80'))).toEqual(once);
  });

  test('values left out already are not left out again', () => {
    const filters = [isNot('dstport', '443', '80')];
    expect(addFilter(filters, isNot('dstport', '80'))).toEqual(filters);
  });
});

describe('toggleFilter', () => {
  test('replaces another value of the field, and keeps other fields', () => {
    const filters = [is('srcaddr', '10.0.0.1'), is('dstport', '443', '80')];
    expect(toggleFilter(filters, is('dstport', '80'))).toEqual([is('srcaddr', '10.0.0.1'), is('dstport', '80')]);
  });

  test('adds a second address where either side may have it', () => {
    const filters = [is('address', '10.0.0.1')];
    expect(toggleFilter(filters, is('address', '10.0.0.2'))).toHaveLength(2);
  });

  test('takes the opposite out', () => {
    expect(toggleFilter([isNot('dstport', '443', '80')], is('dstport', '80'))).toEqual([
      isNot('dstport', '443'),
      is('dstport', '80'),
    ]);
    expect(toggleFilter([is('dstport', '80')], isNot('dstport', '80'))).toEqual([isNot('dstport', '80')]);
    const missing: Filter = { field: 'srcport', operator: 'missing', values: [] };
    const exists: Filter = { ...missing, operator: 'exists' };
    expect(toggleFilter([missing], exists)).toEqual([exists]);
    expect(toggleFilter([exists], exists)).toEqual([]);
  });

  test('twice is as before, where the field was free', () => {
    const value = fc.constantFrom('80', '443', '53');
    const wanted = fc.record({
      field: fc.constantFrom('dstport' as const, 'port' as const),
      operator: fc.constantFrom('is' as const, 'isNot' as const),
      values: value.map((one) => [one]),
    });
    const others = fc.array(fc.constantFrom(is('srcaddr', '10.0.0.1'), isNot('srcport', '22', '53'), is('port', '9')));
    fc.assert(
      fc.property(others, wanted, (filters, filter) => {
        const once = toggleFilter(filters, filter);
        expect(hasFilter(once, filter)).toBe(true);
        expect(toggleFilter(once, filter)).toEqual(filters);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
