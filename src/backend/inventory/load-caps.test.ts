import { describe, expect, test } from '@jest/globals';
import { quote } from '#wording';
import { ClsError, UnreachableError } from '../cls-client/cls-error';
import type { KnownCcn } from './ccn-directory';
import { loadCaps } from './load-caps';

const never = new AbortController().signal;
const CCN: KnownCcn = {
  id: 'ccn-1',
  name: '',
  state: 'AVAILABLE',
  instances: 2,
  limitType: 'INTER_REGION_LIMIT',
  limits: [{ region: 'a', toRegion: 'b', mbps: 10 }],
};
const denied = new ClsError('UnauthorizedOperation', 'm', 'r', 'DescribeCcns');

const load = (list: () => Promise<KnownCcn[]>) => loadCaps({ ccns: { list }, settings: {} }, never);

describe('caps of an account', () => {
  test('that tells them need no notice until a default stands in', async () => {
    const caps = await load(() => Promise.resolve([CCN]));
    const [ordered, guessed] = [caps.capOf('ccn-1', 'a', 'b')!, caps.capOf('ccn-1', 'a', 'c')!];
    expect(caps.notices([ordered], undefined)).toEqual([]);
    expect(caps.notices([ordered, guessed], undefined)).toEqual([expect.stringMatching(/default of 1000 Mbit\/s/)]);
  });

  test('that refuses fall back, and the missing permission is named', async () => {
    const caps = await load(() => Promise.reject(denied));
    const cap = caps.capOf('ccn-1', 'a', 'b')!;
    expect(cap).toMatchObject({ source: 'default', bitsPerSecond: 1e9 });
    expect(caps.notices([cap], undefined)[0]).toMatch(/Grant vpc:DescribeCcns/);
    expect(caps.notices([cap], 'zh-Hans')[0]).toMatch(/[^\u0000-\u007f] vpc:DescribeCcns/);
  });

  test('whose limits alone are refused still tell how they cap', async () => {
    const region: KnownCcn = { ...CCN, limitType: 'OUTER_REGION_LIMIT', limits: [], failure: denied };
    const caps = await load(() => Promise.resolve([region]));
    expect(caps.modeOf('ccn-1', 'a')).toBe('region');
    expect(caps.notices([caps.capOf('ccn-1', 'a')!], undefined)).toHaveLength(2);
  });

  test('that cannot be reached fall back; a cancelled question does not', async () => {
    const away = new UnreachableError({ service: 'vpc', address: 'https://x' }, quote('gone'));
    const caps = await load(() => Promise.reject(away));
    expect(caps.notices([caps.capOf('ccn-1', 'a', 'b')!], undefined)[0]).toContain('gone');
    await expect(load(() => Promise.reject(new Error('panel closed')))).rejects.toThrow('panel closed');
  });
});
