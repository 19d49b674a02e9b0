import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { batchRows, type Row, sumRows } from './batch-rows';
import { CCNS, INTERFACES, interfaceAt, SUBNETS, VPCS } from './inventory';
import type { CcnRecording, TrafficType } from './recording';
import { MAIN_CCN, STANDBY_CCN } from './regions';
import { createTrafficModel } from './traffic-model';

const SEED = 20260305;
const model = createTrafficModel({ seed: SEED, recordsPerMinute: 500, limiterEveryHour: true, ipv6: true });

/** Tuesday 3 March 2026, 02:00 UTC+8: the limiter drops. */
const NIGHT = Date.UTC(2026, 2, 2, 18) / 60_000;

const BASE: CcnRecording = {
  kind: 'ccn',
  ccn: MAIN_CCN,
  region: 'ap-shanghai',
  trafficType: 'ALL',
  periodSeconds: 60,
};
const recorded = (rest: Partial<CcnRecording>, from: number, minutes: number): Row[] =>
  batchRows(model.recordsOf({ ...BASE, ...rest }, from, from + minutes));
const ok = (row: Row): boolean => row['log-status'] === 'OK';

describe('what a flow log of a CCN records', () => {
  test('one minute: what the observer of the region made of it, in one CCN', () => {
    const all = batchRows(model.minute(NIGHT).batches.get('ap-shanghai')!);
    expect(recorded({}, NIGHT, 1)).toEqual(all.filter((row) => row.ccnid === MAIN_CCN));
    const standby = recorded({ ccn: STANDBY_CCN, region: 'ap-beijing' }, NIGHT, 1);
    expect(standby.map((row) => row['log-status'])).toEqual(['NODATA']);
    expect(recorded({ ccn: STANDBY_CCN }, NIGHT, 1)).toEqual([]);
  });

  test.each([300, 600] as const)('windows of %i s hold the bytes of their minutes, each flow once', (periodSeconds) => {
    const minutes = periodSeconds / 60;
    const long = recorded({ periodSeconds }, NIGHT, minutes);
    const short = recorded({}, NIGHT, minutes);
    const { bytes, packets, records } = sumRows(short);
    expect(sumRows(long)).toMatchObject({ bytes, packets });
    expect(long.length).toBeLessThan(records);
    const flows = long.map((row) =>
      [row.srcaddr, row.srcport, row.dstaddr, row.dstport, row.protocol, row.action].join(),
    );
    expect(new Set(flows).size).toBe(flows.length);
    expect(long.every((row) => Number(row.start) >= NIGHT * 60 && Number(row.end) < (NIGHT + minutes) * 60)).toBe(true);
  });

  test('only windows that begin in the time asked for', () => {
    const starts = recorded({ periodSeconds: 300 }, NIGHT + 1, 9).map(
      ({ start }) => Math.floor(Number(start) / 300) * 5,
    );
    expect(new Set(starts)).toEqual(new Set([NIGHT + 5]));
  });

  test.each<TrafficType>(['ACCEPT', 'REJECT'])('%s alone', (trafficType) => {
    const rows = recorded({ trafficType }, NIGHT, 1);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(recorded({}, NIGHT, 1).filter(({ action }) => action === trafficType));
  });

  test('a window is empty when none of its minutes has traffic', () => {
    const hour = recorded({ ccn: STANDBY_CCN, region: 'ap-beijing', periodSeconds: 300 }, NIGHT, 60);
    const busy = new Set(hour.filter(ok).map(({ start }) => Math.floor(Number(start) / 300) % 12));
    expect([...busy]).toEqual([2]);
    expect(hour.filter((row) => row['log-status'] === 'NODATA')).toHaveLength(11);
  });
});

describe('IPv6', () => {
  test('3 to 5 % of the flows of two regions, ICMPv6 among them, none elsewhere', () => {
    const usual = createTrafficModel({ seed: SEED, recordsPerMinute: 2000, limiterEveryHour: true, ipv6: true });
    const rows = Array.from({ length: 60 }, (_, k) =>
      batchRows(usual.minute(NIGHT + 180 + k * 7).batches.get('ap-shanghai')!),
    )
      .flat()
      .filter(ok);
    const v6 = rows.filter(({ srcaddr }) => String(srcaddr).startsWith('2001:db8:'));
    expect(v6.length / rows.length).toBeGreaterThan(0.03);
    expect(v6.length / rows.length).toBeLessThan(0.05);
    expect(v6.some(({ protocol }) => protocol === 58)).toBe(true);
    expect(v6.every(({ protocol }) => protocol !== 1)).toBe(true);
    const beijing = batchRows(model.minute(NIGHT).batches.get('ap-beijing')!);
    expect(beijing.some(({ srcaddr }) => String(srcaddr).includes(':'))).toBe(false);
  });

  test('none where it is not asked for', () => {
    const without = createTrafficModel({ seed: SEED, recordsPerMinute: 500, limiterEveryHour: true });
    const rows = batchRows(without.minute(NIGHT).batches.get('ap-shanghai')!);
    expect(rows.some(({ srcaddr }) => String(srcaddr).includes(':'))).toBe(false);
  });
});

describe('the inventory', () => {
  test('every id and every address is unique, and every interface lies in its subnet and VPC', () => {
    const ids = [...VPCS, ...SUBNETS, ...INTERFACES].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const addresses = INTERFACES.flatMap((one) => one.addresses);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const { region, vpcId, subnetId } of INTERFACES) {
      const subnet = SUBNETS.find(({ id }) => id === subnetId)!;
      expect([subnet.region, subnet.vpcId]).toEqual([region, vpcId]);
    }
  });

  test('every address of a CCN record belongs to an interface of the region that is named', () => {
    fc.assert(
      fc.property(fc.integer({ min: NIGHT, max: NIGHT + 10_000 }), (minute) => {
        const rows = [...model.minute(minute).batches.values()].flatMap(batchRows).filter(ok);
        const wrong = rows.filter(
          (row) =>
            interfaceAt(String(row.srcaddr))?.region !== row.srcregionid ||
            interfaceAt(String(row.dstaddr))?.region !== row.dstregionid,
        );
        expect(wrong).toEqual([]);
      }),
      { seed: SEED, numRuns: 10 },
    );
  });

  test('a CCN has a cap for every ordered pair of its regions', () => {
    expect(CCNS.map(({ attached, caps }) => [attached.length, caps.length])).toEqual([
      [8, 56],
      [2, 2],
    ]);
  });
});
