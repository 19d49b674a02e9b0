import { describe, expect, test } from '@jest/globals';
import { isOfCap } from '#flowlog';
import { measuresFor } from './choices';
import { cappedKey, refuseUncapped } from './capped-keys';
import type { Filter, KeyField, TrafficQuery } from './model';

const is = (field: Filter['field'], ...values: string[]): Filter => ({ field, operator: 'is', values });
const traffic = (filters: Filter[], over: Partial<TrafficQuery> = {}): TrafficQuery => ({
  version: 1,
  kind: 'traffic',
  log: 'ccn',
  format: 'series',
  measures: ['bytes', 'utilisationPercent'],
  splitBy: [],
  topN: 5,
  filters,
  ...over,
});

describe('the cap a key falls under', () => {
  test.each<[string, Filter[], KeyField[], string, object]>([
    ['its parts', [], ['srcregion', 'dstregion', 'ccn'], 'a b c', { srcregion: 'a', dstregion: 'b', ccn: 'c' }],
    ['one filtered pair', [is('pair', 'a>b')], [], '', { srcregion: 'a', dstregion: 'b' }],
    ['filters for one value', [is('srcregion', 'a'), is('ccn', 'c')], ['dstregion'], 'b', { ccn: 'c', dstregion: 'b' }],
    ['a source region', [], ['srcregion'], 'a', { srcregion: 'a', dstregion: undefined }],
    ['nothing of several values', [is('pair', 'a>b', 'a>c')], [], '', { srcregion: undefined, dstregion: undefined }],
  ])('is told by %s', (_what, filters, keys, key, expected) => {
    expect(cappedKey({ filters }, keys, key)).toMatchObject(expected);
  });

  test.each([
    ['neither split nor filtered by source region', traffic([]), 'split by one of them'],
    ['of several pairs together', traffic([is('pair', 'a>b', 'b>a')]), 'split by one of them'],
    ['of interfaces', traffic([], { log: 'eni' }), 'those of a CCN'],
    ['of what was dropped', traffic([is('action', 'REJECT'), is('srcregion', 'a')]), 'what was delivered'],
  ])('a share %s is refused', (_what, query, why) => {
    expect(() => refuseUncapped(query, [])).toThrow(why);
  });

  test('other measures need no cap', () => {
    expect(() => refuseUncapped(traffic([], { measures: ['bytes'] }), [])).not.toThrow();
  });

  test('shares of it are offered for a CCN alone', () => {
    expect(measuresFor('ccn').filter(isOfCap)).toHaveLength(3);
    expect(measuresFor('eni').filter(isOfCap)).toEqual([]);
  });
});
