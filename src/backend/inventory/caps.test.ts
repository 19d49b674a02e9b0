import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CapSetting } from '#contract';
import { resolveCaps } from './caps';
import type { CcnLimit, KnownCcn } from './ccn-directory';

const ccn = (id: string, limitType: KnownCcn['limitType'], limits: CcnLimit[]): KnownCcn => ({
  id,
  name: id,
  state: 'AVAILABLE',
  instances: 2,
  limitType,
  limits,
});

const CCNS = [
  ccn('pairs', 'INTER_REGION_LIMIT', [
    { region: 'a', toRegion: 'b', mbps: 100 },
    { region: 'b', toRegion: 'a', mbps: 200 },
    { region: 'a', toRegion: 'c', mbps: 300 },
  ]),
  ccn('regions', 'OUTER_REGION_LIMIT', [{ region: 'a', mbps: 400 }]),
];
const SETTINGS: CapSetting[] = [
  { from: 'a', to: 'b', mbps: 1 },
  { from: 'c', to: 'd', mbps: 2 },
  { ccn: 'pairs', from: 'c', to: 'd', mbps: 3 },
  { from: 'e', mbps: 4 },
];

describe('the cap', () => {
  const { capOf } = resolveCaps(CCNS, SETTINGS);

  test.each([
    ['of a pair is the one ordered for that direction', 'pairs', 'a', 'b', 100, 'api'],
    ['of the way back', 'pairs', 'b', 'a', 200, 'api'],
    ['of a way back that is not listed is that of the way there', 'pairs', 'c', 'a', 300, 'api'],
    ['of a pair nobody lists is the one of the settings for that CCN', 'pairs', 'c', 'd', 3, 'settings'],
    ['or the one of the settings for all', 'other', 'c', 'd', 2, 'settings'],
    ['or the default', 'pairs', 'a', 'z', 1000, 'default'],
    ['of a region, where the CCN caps so', 'regions', 'a', undefined, 400, 'api'],
    ['of a region nobody lists', 'regions', 'z', undefined, 1000, 'default'],
    ['of a region in the settings, of a CCN nobody knows', 'other', 'e', undefined, 4, 'settings'],
  ])('%s', (_what, id, from, to, mbps, source) => {
    expect(capOf(id, from, to)).toEqual({
      bitsPerSecond: mbps * 1e6,
      source,
      mode: to === undefined ? 'region' : 'pair',
    });
  });

  test('of a pair does not exist where regions are capped, nor that of a region where pairs are', () => {
    expect(capOf('regions', 'a', 'b')).toBeUndefined();
    expect(capOf('pairs', 'a')).toBeUndefined();
  });
});

test('every question has exactly one of the two caps, as its mode says', () => {
  const id = fc.constantFrom('pairs', 'regions', 'other');
  const region = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'z');
  const { capOf, modeOf } = resolveCaps(CCNS, SETTINGS);
  fc.assert(
    fc.property(id, region, region, (of, from, to) => {
      const caps = { pair: capOf(of, from, to), region: capOf(of, from) };
      const mode = modeOf(of, from);
      expect(caps[mode]).toMatchObject({ mode, bitsPerSecond: expect.any(Number) });
      expect(caps[mode === 'pair' ? 'region' : 'pair']).toBeUndefined();
    }),
    { seed: 4 },
  );
});
