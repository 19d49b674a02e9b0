import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchesFilters } from './match-filters';
import type { Filter } from './model';
import { type Ends, possibleEnds, recordersOf } from './possible-ends';

const is = (field: Filter['field'], ...values: string[]): Filter => ({ field, operator: 'is', values });
const isNot = (field: Filter['field'], ...values: string[]): Filter => ({ field, operator: 'isNot', values });

test.each<[string, Filter[], Ends[]]>([
  ['nothing said of regions', [is('srcaddr', '10.0.0.1')], [{}]],
  ['a source', [is('srcregion', 'a', 'b')], [{ srcregion: 'a' }, { srcregion: 'b' }]],
  ['a source but', [is('srcregion', 'a', 'b'), isNot('srcregion', 'b')], [{ srcregion: 'a' }]],
  ['a source twice', [is('srcregion', 'a', 'b'), is('srcregion', 'b', 'c')], [{ srcregion: 'b' }]],
  ['both ends', [is('srcregion', 'a'), is('dstregion', 'b')], [{ srcregion: 'a', dstregion: 'b' }]],
  ['either side', [is('region', 'a')], [{ srcregion: 'a' }, { dstregion: 'a' }]],
  [
    'either side of two',
    [is('region', 'a'), is('region', 'b')],
    [
      { srcregion: 'a', dstregion: 'b' },
      { dstregion: 'a', srcregion: 'b' },
    ],
  ],
  ['a pair and its source', [is('pair', 'a>b', 'b>a'), is('srcregion', 'b')], [{ srcregion: 'b', dstregion: 'a' }]],
  ['a pair but', [is('pair', 'a>b', 'b>a'), isNot('pair', 'a>b')], [{ srcregion: 'b', dstregion: 'a' }]],
  ['what cannot be', [is('srcregion', 'a'), isNot('region', 'a')], []],
  [
    'within a region only where nothing else is named',
    [is('srcregion', 'a'), is('dstregion', 'a', 'b')],
    [{ srcregion: 'a', dstregion: 'b' }],
  ],
])('%s', (_name, filters, ends) => {
  expect(possibleEnds(filters)).toEqual(ends);
});

test('whatever passes the filters runs between ends that are found', () => {
  const region = fc.constantFrom('a', 'b', 'c');
  const pair = fc.tuple(region, region).map((both) => both.join('>'));
  const values = (one: fc.Arbitrary<string>) => fc.array(one, { minLength: 1, maxLength: 2 });
  const filter: fc.Arbitrary<Filter> = fc.oneof(
    fc.record({
      field: fc.constantFrom('srcregion', 'dstregion', 'region', 'observer'),
      operator: fc.constantFrom('is', 'isNot'),
      values: values(region),
    }),
    fc.record({
      field: fc.constant('pair' as const),
      operator: fc.constantFrom('is', 'isNot', 'eitherWay'),
      values: values(pair),
    }),
  );
  fc.assert(
    fc.property(
      fc.array(filter, { maxLength: 4 }),
      region,
      region,
      region,
      (filters, srcregion, dstregion, observer) => {
        fc.pre(srcregion !== dstregion);
        const flow = { srcregion, dstregion, observer };
        const passes = matchesFilters(
          { srcregionid: srcregion, dstregionid: dstregion, 'region-id': observer },
          filters,
        );
        const holds = (ends: Ends) => Object.entries(ends).every(([end, value]) => flow[end as keyof Ends] === value);
        expect(!passes || possibleEnds(filters).some(holds)).toBe(true);
      },
    ),
    { seed: 2026, numRuns: 2000 },
  );
});

describe('who tells', () => {
  const both = { srcregion: 'a', dstregion: 'b' };
  test.each([
    ['one', both, ['a', 'b']],
    ['asRecorded', both, ['a', 'b']],
    ['egress', both, ['a']],
    ['ingress', both, ['b']],
    ['one', { dstregion: 'b' }, ['b']],
    ['egress', { dstregion: 'b' }, []],
    ['one', { ...both, observer: 'b' }, ['b']],
    ['one', {}, []],
  ] as const)('%s of %j: %j', (rule, ends, regions) => {
    expect(recordersOf(ends, rule)).toEqual(regions);
  });
});
