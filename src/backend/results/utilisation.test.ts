import { describe, expect, test } from '@jest/globals';
import { compileQuery, Heartbeat, parseQuery } from '#query';
import { resolveCaps } from '../inventory/caps';
import type { Asking } from './ask';
import type { TrafficPlan } from './ask-volume';
import { NO_NAMES } from './naming';
import { loadKeyCaps } from './utilisation';

const limits = [
  { id: 'ccn-pair', limitType: 'INTER_REGION_LIMIT' as const, limits: [{ region: 'a', toRegion: 'b', mbps: 100 }] },
  { id: 'ccn-region', limitType: 'OUTER_REGION_LIMIT' as const, limits: [{ region: 'a', mbps: 200 }] },
].map((ccn) => ({ name: '', state: 'AVAILABLE', instances: 2, ...ccn }));

const asking: Asking = {
  ask: () => Promise.reject(new Error('nothing is asked')),
  nowMs: 0,
  fromMs: 0,
  toMs: 1,
  forExpression: false,
  naming: NO_NAMES,
  strict: false,
  loadCollecting: () => Promise.resolve(new Map()),
  wholeOnly: false,
  loadCaps: () => Promise.resolve({ ...resolveCaps(limits, []), notices: () => [] }),
};

function heard(...ccns: string[]): Heartbeat {
  const beats = ccns.map((ccn) => ({ fromSeconds: 0, toSeconds: 60, observer: 'a', ccn, windows: 1, lost: 0 }));
  return new Heartbeat([{ source: { region: 'a', topic: 't', format: 'ccn' }, beats }]);
}

async function share(splitBy: string[], key: string, heartbeat: Heartbeat) {
  const query = parseQuery({ kind: 'traffic', measures: ['utilisationPercent'], splitBy, filters: [] });
  const plan = compileQuery(query, [], { fromMs: 0, toMs: 60_000, intervalMs: 1000 }) as TrafficPlan;
  const caps = await loadKeyCaps(plan, ['utilisationPercent'], heartbeat, asking);
  return { value: caps.measured('utilisationPercent', key, 50e6), notes: caps.notes() };
}

describe('a rate as a share of the cap', () => {
  test.each([
    ['of a pair', ['pair'], 'a b', 'ccn-pair', 50],
    ['of all that leaves a region', ['srcregion'], 'a', 'ccn-region', 25],
  ])('%s', async (_of, splitBy, key, ccn, expected) => {
    expect(await share(splitBy, key, heard(ccn))).toEqual({ value: expected, notes: [] });
  });

  test.each([
    ['a pair where regions are capped', ['pair'], 'a b', 'ccn-region', 'split by source region alone'],
    ['a region where pairs are capped', ['srcregion'], 'a', 'ccn-pair', 'split by region pair'],
  ])('is empty for %s, and says so', async (_what, splitBy, key, ccn, note) => {
    const { value, notes } = await share(splitBy, key, heard(ccn));
    expect(value).toBeNull();
    expect(notes).toEqual([expect.stringContaining(note)]);
  });

  test('is empty for Other', async () => {
    expect(await share(['pair'], '', heard('ccn-pair'))).toEqual({ value: null, notes: [] });
  });

  test('takes the CCN from the key where there are several', async () => {
    const both = heard('ccn-pair', 'ccn-region');
    expect((await share(['ccn', 'pair'], 'ccn-pair a b', both)).value).toBe(50);
    await expect(share(['pair'], 'a b', both)).rejects.toThrow('filter for one');
  });
});
