import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Filter } from '#query';
import { readRegionPair, regionFilters, writeRegionPair } from './region-pair';

const port: Filter = { field: 'dstport', operator: 'is', values: ['443'] };

describe('region controls', () => {
  test('two regions are one pair filter', () => {
    expect(writeRegionPair([port], { source: 'ap-shanghai', destination: 'ap-guangzhou', eitherWay: false })).toEqual([
      { field: 'pair', operator: 'is', values: ['ap-shanghai>ap-guangzhou'] },
      port,
    ]);
  });

  test('either way of one region is a filter on either side', () => {
    expect(writeRegionPair([], { source: 'ap-shanghai', eitherWay: true })).toEqual([
      { field: 'region', operator: 'is', values: ['ap-shanghai'] },
    ]);
  });

  test('clearing both leaves the other filters', () => {
    const filters = writeRegionPair([port], { destination: 'ap-shanghai', eitherWay: false });
    expect(writeRegionPair(filters, { eitherWay: false })).toEqual([port]);
  });

  test('filters that say more than the controls can show are left to the rows', () => {
    const many: Filter = { field: 'pair', operator: 'is', values: ['a>b', 'c>d'] };
    const negated: Filter = { field: 'srcregion', operator: 'isNot', values: ['a'] };
    expect(regionFilters([many, negated])).toEqual([]);
    expect(writeRegionPair([many], { source: 'a', eitherWay: false })).toContain(many);
  });

  test('what is written is read back', () => {
    const region = fc.option(fc.constantFrom('ap-shanghai', 'ap-guangzhou', '$region'), { nil: undefined });
    fc.assert(
      fc.property(region, region, fc.boolean(), (source, destination, either) => {
        const eitherWay = either && (source ?? destination) !== undefined;
        const pair = readRegionPair(writeRegionPair([port], { source, destination, eitherWay }));
        // With one region and either way there is no side to keep.
        const expected =
          eitherWay && source === undefined ? { source: destination, eitherWay } : { source, destination, eitherWay };
        expect(pair).toEqual(expected);
      }),
      { seed: 7 },
    );
  });
});
