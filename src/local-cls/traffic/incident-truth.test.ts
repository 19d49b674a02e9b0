import { describe, expect, test } from '@jest/globals';
import { batchRows, type Row, sumRows } from './batch-rows';
import { ENI_RECORDING } from './demo-recordings';
import { type IncidentTruth, incidentTruths } from './incident-truth';
import type { IncidentWho } from './incidents/incident';
import { ALL_INCIDENTS, type IncidentName } from './incidents/schedule';
import { interfaceById } from './inventory';
import { createTrafficModel } from './traffic-model';

const OPTIONS = { seed: 20260303, recordsPerMinute: 1000, limiterEveryHour: false, ipv6: true };
const model = createTrafficModel(OPTIONS);

/** Tuesday 3 March 2026, 00:00 UTC+8. */
const MIDNIGHT = Date.UTC(2026, 2, 2, 16) / 60_000;
const at = (hour: number, minute: number): number => MIDNIGHT + hour * 60 + minute;

function truthOf(name: IncidentName, from: number, to: number): IncidentTruth {
  return incidentTruths(model, from, to).find(({ incident }) => incident === name)!;
}

const ccnRecords = (from: number, to: number): Row[] =>
  Array.from({ length: to - from }, (_, k) => [...model.minute(from + k).batches.values()])
    .flat()
    .flatMap(batchRows)
    .filter((row) => row['region-id'] === row.srcregionid);

const eniRecords = (from: number, to: number): Row[] => batchRows(model.recordsOf(ENI_RECORDING, from, to));

/** Whether a record tells of whom the incident concerns: read from the words of the truth table alone. */
function tellsOf(who: IncidentWho, row: Row): boolean {
  const answer = { ...row, srcaddr: row.dstaddr, dstaddr: row.srcaddr, dstport: row.srcport };
  return isOf(who, row) || (who.bothWays === true && isOf(who, answer));
}

function isOf(who: IncidentWho, row: Row): boolean {
  const { sources, destinations, protocol, destinationPorts, pairs, interfaces } = who;
  const owned = interfaces?.flatMap((id) => interfaceById(id)!.addresses) ?? [];
  return (
    (sources?.includes(String(row.srcaddr)) ?? true) &&
    (destinations?.includes(String(row.dstaddr)) ?? true) &&
    (protocol === undefined || row.protocol === protocol) &&
    (destinationPorts?.includes(Number(row.dstport)) ?? true) &&
    (pairs?.some(({ source, destination }) => row.srcregionid === source && row.dstregionid === destination) ?? true) &&
    (interfaces === undefined ||
      sources !== undefined ||
      interfaces.includes(String(row['interface-id'])) ||
      [row.srcaddr, row.dstaddr].some((address) => owned.includes(String(address))))
  );
}

const ok = (row: Row): boolean => row['log-status'] === 'OK';
const of = (action: string) => (row: Row) => row.action === action;

describe('the truth table', () => {
  test.each<[IncidentName, number, number]>([
    ['backup', at(2, 0), at(2, 15)],
    ['bursts', at(4, 30), at(5, 0)],
    ['silence', at(9, 15), at(9, 45)],
    ['horizontalScan', at(10, 20), at(10, 26)],
    ['verticalScan', at(11, 0), at(11, 5)],
    ['aclGap', at(13, 30), at(14, 0)],
    ['storm', at(15, 10), at(15, 20)],
    ['badAddress', at(17, 5), at(17, 15)],
    ['tunnel', at(18, 0), at(18, 30)],
    ['longSession', at(3, 0), at(3, 10)],
    ['longReplication', at(3, 0), at(3, 10)],
  ])('%s: as many bytes, packets and records as in the records of whom it names', (name, from, to) => {
    const { ccn, eni, who, ...truth } = truthOf(name, from, to);
    expect([truth.from, truth.to]).toEqual([from, to]);
    const rows = ccnRecords(from, to).filter((row) => ok(row) && tellsOf(who, row));
    for (const { srcregion, dstregion, offered, delivered, rejected } of ccn) {
      const own = rows.filter((row) => row.srcregionid === srcregion && row.dstregionid === dstregion);
      expect(sumRows(own)).toEqual(offered);
      expect(sumRows(own.filter(of('ACCEPT')))).toEqual(delivered);
      expect(sumRows(own.filter(of('REJECT')))).toEqual(rejected);
    }
    expect(rows).toHaveLength(ccn.reduce((sum, { offered }) => sum + offered.records, 0));
    if (who.pairs === undefined) {
      const seen = eniRecords(from - (from % 5), to)
        .filter((row) => ok(row) && tellsOf(who, row))
        .filter((row) => who.interfaces?.includes(String(row['interface-id'])) ?? true);
      expect(sumRows(seen.filter(of('ACCEPT')))).toEqual(eni.accepted);
      expect(sumRows(seen.filter(of('REJECT')))).toEqual(eni.rejected);
    }
  });
});

describe('what each incident is', () => {
  const pair = (truth: IncidentTruth, source: string) => truth.ccn.find(({ srcregion }) => srcregion === source)!;

  test('backup: 6 % rejected at the cap', () => {
    const { offered, rejected } = pair(truthOf('backup', at(2, 0), at(3, 10)), 'ap-shanghai');
    expect(rejected.bytes / offered.bytes).toBeCloseTo(0.06, 1.5);
  });

  test('bursts: the two minutes of a burst lose packets at 45 % of the cap, the others nothing', () => {
    const minutes = Array.from({ length: 30 }, (_, k) =>
      pair(truthOf('bursts', at(4, 30) + k, at(4, 31) + k), 'ap-chengdu'),
    );
    const capBytes = (100e6 * 60) / 8;
    const losing = minutes.flatMap(({ rejected }, k) => (rejected.bytes > 0 ? [k] : []));
    expect(losing).toEqual([4, 5, 9, 10, 14, 15, 19, 20, 24, 25, 29]);
    losing.forEach((k) => expect(minutes[k].delivered.bytes / capBytes).toBeCloseTo(0.45, 1.5));
  });

  test('silence: no record of the pair, a NODATA row a minute that names it, both spellings of missing', () => {
    expect(truthOf('silence', at(9, 15), at(9, 45)).ccn).toEqual([]);
    const rows = ccnRecords(at(9, 10), at(9, 50)).filter(
      (row) => row['log-status'] === 'NODATA' && row.srcregionid === 'eu-frankfurt',
    );
    expect(rows.map(({ start }) => Number(start) / 60)).toEqual(Array.from({ length: 30 }, (_, k) => at(9, 15) + k));
    expect(new Set(rows.map(({ bytes }) => bytes))).toEqual(new Set(['-', -1]));
    expect(new Set(rows.map(({ dstregionid }) => dstregionid))).toEqual(new Set(['na-siliconvalley']));
  });

  test('scans: 600 hosts of which three answer, 400 ports of which three are open', () => {
    const hosts = truthOf('horizontalScan', at(10, 20), at(10, 26));
    expect(pair(hosts, 'ap-beijing').offered.records).toBe(600);
    expect(hosts.eni.rejected.records).toBe(597);
    const ports = truthOf('verticalScan', at(11, 0), at(11, 5));
    expect(pair(ports, 'ap-shanghai').offered.records).toBe(400);
    expect(pair(ports, 'ap-guangzhou').offered.records).toBe(3);
  });

  test('ACL gap: requests pass, no answer does, in either direction', () => {
    const { who, eni } = truthOf('aclGap', at(13, 30), at(13, 45));
    expect(eni.rejected.packets).toBeGreaterThan(100);
    const rows = eniRecords(at(13, 30), at(13, 45)).filter((row) => ok(row) && tellsOf(who, row));
    const wrong = rows.filter((row) => (row.action === 'REJECT') !== Number(row.dstport) >= 32768);
    expect(wrong.filter((row) => who.interfaces!.includes(String(row['interface-id'])))).toEqual([]);
    const after = eniRecords(at(14, 0), at(14, 5)).filter((row) =>
      who.interfaces!.includes(String(row['interface-id'])),
    );
    expect(after.filter(of('REJECT'))).toEqual([]);
  });

  test('storm: 300,000 packets of 64 bytes a second from one interface', () => {
    const { accepted } = truthOf('storm', at(15, 10), at(15, 20)).eni;
    expect([accepted.packets / 600, accepted.bytes / accepted.packets]).toEqual([300_000, 64]);
  });

  test('failover: what is missing from one pair is on the other, and it is about 70 %', () => {
    const others = ALL_INCIDENTS.filter((name) => name !== 'failover');
    const without = createTrafficModel({ ...OPTIONS, incidents: others });
    for (let minute = at(16, 0); minute < at(16, 40); minute += 8) {
      const moved = pair(truthOf('failover', minute, minute + 1), 'ap-beijing').delivered.bytes;
      const bytes = (from: typeof model, destination: string): number =>
        from.minute(minute).truth.find((one) => one.srcregion === 'ap-beijing' && one.dstregion === destination)!
          .delivered.bytes;
      const change = (destination: string): number => bytes(model, destination) - bytes(without, destination);
      expect([change('ap-guangzhou'), change('ap-shanghai')]).toEqual([-moved, moved]);
      expect(moved / bytes(without, 'ap-guangzhou')).toBeCloseTo(0.7, 1);
    }
  });

  test('SKIPDATA: what is lost is missing, and a row of each interface tells so', () => {
    const others = ALL_INCIDENTS.filter((name) => name !== 'skipData');
    const without = createTrafficModel({ ...OPTIONS, incidents: others });
    const { who, lost } = truthOf('skipData', at(21, 30), at(21, 45));
    const own = (from: typeof model): Row[] =>
      batchRows(from.recordsOf(ENI_RECORDING, at(21, 30), at(21, 45))).filter((row) =>
        who.interfaces!.includes(String(row['interface-id'])),
      );
    const [there, whole] = [sumRows(own(model).filter(ok)), sumRows(own(without).filter(ok))];
    expect(whole).toEqual({
      bytes: there.bytes + lost.bytes,
      packets: there.packets + lost.packets,
      records: there.records + lost.records,
    });
    expect(own(model).filter((row) => row['log-status'] === 'SKIPDATA')).toHaveLength(3 * who.interfaces!.length);
    expect(lost.records / whole.records).toBeGreaterThan(0.05);
    expect(lost.records / whole.records).toBeLessThan(0.45);
  });

  test('outage: all records of the observer are held back', () => {
    const { heldBack } = truthOf('outage', at(20, 0), at(20, 20));
    const records = Array.from(
      { length: 20 },
      (_, k) => model.minute(at(20, k)).batches.get('ap-singapore')!.timesMs.length,
    );
    expect(heldBack).toBe(records.reduce((sum, count) => sum + count, 0));
  });

  test('every incident of the day comes once, in the order of the schedule, at its time', () => {
    const names = incidentTruths(model, at(2, 30), at(2, 31)).map(({ incident }) => incident);
    expect(names).toEqual(['backup', 'longSession', 'longReplication', 'verdicts']);
  });
});
