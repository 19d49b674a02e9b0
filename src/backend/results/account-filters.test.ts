import { describe, expect, test } from '@jest/globals';
import type { Filter } from '#query';
import { narrowThings, type Tellings } from './account-filters';

interface Cap {
  from?: string;
  to?: string;
}
const [there, back, fromB, none]: Cap[] = [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }, { from: 'b' }, {}];
const tellings: Tellings<Cap> = {
  srcregion: ({ from }, value) => (from === undefined ? undefined : from === value),
  pair: ({ from, to }, value) => (to === undefined ? undefined : `${from}>${to}` === value),
};
const narrow = (...filters: Filter[]) =>
  narrowThings([there!, back!, fromB!, none!], { log: 'ccn', filters }, tellings);

describe('narrowThings', () => {
  test.each<[Filter['field'], Filter['operator'], string, Cap[]]>([
    ['srcregion', 'is', 'a', [there!, none!]],
    ['srcregion', 'isNot', 'a', [back!, fromB!, none!]],
    ['pair', 'is', 'a>b', [there!, fromB!, none!]],
    ['pair', 'eitherWay', 'a>b', [there!, back!, fromB!, none!]],
    ['pair', 'isNot', 'a>b', [back!, fromB!, none!]],
  ])('%s %s %s keeps what is so, and what is bound to none', (field, operator, value, kept) => {
    expect(narrow({ field, operator, values: [value] })).toEqual({ kept, infos: [] });
  });

  test('all filters must hold', () => {
    const filters: Filter[] = [
      { field: 'srcregion', operator: 'is', values: ['a', 'b'] },
      { field: 'pair', operator: 'isNot', values: ['a>b'] },
    ];
    expect(narrow(...filters).kept).toEqual([back, fromB, none]);
  });

  test('a filter that tells nothing of such things is named, once', () => {
    const filters: Filter[] = [
      { field: 'dstport', operator: 'is', values: ['443'] },
      { field: 'dstport', operator: 'isNot', values: ['22'] },
      { field: 'srcregion', operator: 'exists', values: [] },
    ];
    expect(narrow(...filters)).toEqual({
      kept: [there, back, fromB, none],
      infos: [
        'The filter by Destination port plays no part in this list',
        'The filter by From region plays no part in this list',
      ],
    });
    const { infos } = narrowThings([], { log: 'ccn', filters, locale: 'zh-Hans' }, tellings);
    expect(infos[0]).toMatch(/\p{Script=Han}/u);
  });
});
