import { expect, test } from '@jest/globals';
import type { Filter } from './model';
import { watchedKeys } from './watched-keys';

const is = (field: Filter['field'], ...values: string[]): Filter => ({ field, operator: 'is', values });
const pair = (operator: Filter['operator'], ...values: string[]): Filter => ({ field: 'pair', operator, values });

test.each<[string, Filter[], Parameters<typeof watchedKeys>[1], string[]]>([
  ['without a split there is one key', [], [], ['']],
  ['a split nobody narrows watches nothing', [is('dstport', '22')], ['srcaddr'], []],
  ['named values are watched', [is('srcaddr', '10.0.0.1', '10.0.0.2')], ['srcaddr'], ['10.0.0.1', '10.0.0.2']],
  [
    'every combination of named values',
    [is('srcaddr', 'a', 'b'), is('dstport', '22', '80')],
    ['srcaddr', 'dstport'],
    ['a 22', 'a 80', 'b 22', 'b 80'],
  ],
  ['one field left open watches nothing', [is('srcaddr', 'a')], ['srcaddr', 'dstaddr'], []],
  ['a value that is excluded names nothing', [{ ...is('srcaddr', 'a'), operator: 'isNot' }], ['srcaddr'], []],
  ['pairs', [pair('is', 'x>y', 'y>z')], ['srcregion', 'dstregion'], ['x y', 'y z']],
  ['pairs either way', [pair('eitherWay', 'x>y')], ['srcregion', 'dstregion'], ['x y', 'y x']],
  ['two filters on a field meet', [is('srcaddr', 'a', 'b'), is('srcaddr', 'b', 'c')], ['srcaddr'], ['b']],
  [
    'what another filter on the field excludes is not watched',
    [is('srcaddr', 'a', 'b'), { ...is('srcaddr', 'b'), operator: 'isNot' }],
    ['srcaddr'],
    ['a'],
  ],
  [
    'pairs and a source region meet',
    [pair('is', 'x>y', 'y>z'), is('srcregion', 'y', 'z')],
    ['srcregion', 'dstregion'],
    ['y z'],
  ],
  ['pairs fix their sources', [pair('eitherWay', 'x>y')], ['srcregion'], ['x', 'y']],
  [
    'pairs beside another field',
    [pair('is', 'x>y'), is('dstport', '22', '80')],
    ['srcregion', 'dstregion', 'dstport'],
    ['x y 22', 'x y 80'],
  ],
  ['a region of either side fixes no source', [is('region', 'x')], ['srcregion'], []],
  ['no pair within a region', [is('srcregion', 'x', 'y'), is('dstregion', 'y')], ['srcregion', 'dstregion'], ['x y']],
  ['pairs do not fix an address', [pair('is', 'x>y')], ['srcaddr'], []],
])('%s', (_name, filters, keys, watched) => {
  expect(watchedKeys(filters, keys)).toEqual(watched);
});
