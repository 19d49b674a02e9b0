import { describe, expect, test } from '@jest/globals';
import type { Filter } from '#query';
import { filterProblem } from './filter-problem';

const problem = (field: Filter['field'], operator: Filter['operator'], ...values: string[]) =>
  filterProblem({ field, operator, values }, 'ccn');

describe('filterProblem', () => {
  test('accepts what the field takes', () => {
    expect(problem('srcaddr', 'is', '10.0.0.1', '2001:db8::1')).toBeUndefined();
    expect(problem('srcaddr', 'inNetwork', '10.0.0.0/8')).toBeUndefined();
    expect(problem('dstport', 'between', '1024-65535')).toBeUndefined();
    expect(problem('protocol', 'is', 'tcp', '17')).toBeUndefined();
    expect(problem('srcport', 'missing')).toBeUndefined();
  });

  test('names the wrong value and what was expected', () => {
    expect(problem('srcaddr', 'is', '10.0.0.1', '10.0.0.300')).toBe(
      '"10.0.0.300" does not fit. An address like 10.0.1.5 or 2001:db8::1',
    );
    expect(problem('srcaddr', 'inNetwork', '10.0.0.0/33')).toMatch('A network like 10.1.0.0/16');
    expect(problem('dstport', 'is', '70000')).toMatch('A port from 0 to 65535');
    expect(problem('dstport', 'between', '443-80')).toMatch('A range like 1024-65535');
    expect(problem('protocol', 'is', 'nonsense')).toMatch('A name like tcp');
  });

  test('a network where an address belongs is told the operator, as the menu calls it', () => {
    expect(problem('srcaddr', 'is', '10.0.0.0/8')).toBe('"10.0.0.0/8" is a network; choose the operator "in network"');
    expect(problem('address', 'isNot', '10.0.0.0/8')).toMatch('"not in network"');
  });

  test('words that the plugin does not know are named', () => {
    expect(problem('flavour' as never, 'is', 'x')).toMatch('do not have this field');
    expect(problem('dstport', 'resembles' as never, '80')).toMatch('no such operator');
  });

  test('shows marks of a value as they were typed', () => {
    expect(problem('dstport', 'is', '<1 & 2>')).toMatch('"<1 & 2>"');
  });

  test('a filter without values and one the log does not have are named', () => {
    expect(problem('dstport', 'is')).toMatch('at least one value');
    expect(problem('interface', 'is', 'eni-1')).toMatch('do not have this field');
  });

  test('variables are judged when the query runs', () => {
    expect(problem('srcaddr', 'is', '$hosts', '10.$x.0.1')).toBeUndefined();
  });
});
