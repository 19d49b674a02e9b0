import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TEXT_KEYS } from '#flowlog';
import { batchRows, type Row } from './batch-rows';
import { ENI_RECORDING } from './demo-recordings';
import { NEVER_SENT, type Seen, VERDICT_CASES } from './incidents/verdicts';
import { interfaceAt, interfaceById } from './inventory';
import { createTrafficModel } from './traffic-model';

const SEED = 20260304;
const OPTIONS = { seed: SEED, recordsPerMinute: 500, limiterEveryHour: true, ipv6: true };
const model = createTrafficModel(OPTIONS);

/** Tuesday 3 March 2026, 00:00 UTC+8. */
const MIDNIGHT = Date.UTC(2026, 2, 2, 16) / 60_000;
const at = (hour: number, minute: number): number => MIDNIGHT + hour * 60 + minute;
const anyMinute = fc.integer({ min: MIDNIGHT, max: MIDNIGHT + 14 * 1440 });
const check = (property: (minute: number) => void, numRuns = 12): void =>
  fc.assert(fc.property(anyMinute, property), { seed: SEED, numRuns });

const MINUTELY = { ...ENI_RECORDING, periodSeconds: 60 as const };
const recorded = (minute: number): Row[] => batchRows(model.recordsOf(MINUTELY, minute, minute + 1));
const ok = (row: Row): boolean => row['log-status'] === 'OK';
const window = (minute: number, recording = ENI_RECORDING): Row[] =>
  batchRows(model.recordsOf(recording, minute, minute + recording.periodSeconds / 60));

/** Ends of a flow in both formats; ICMP has ports in one of them only. */
function endsOf(row: Row): string {
  const ports = row.protocol === 6 || row.protocol === 17 ? [row.srcport, row.dstport] : [];
  return [row.srcaddr, row.dstaddr, row.protocol, ...ports].join(' ');
}

function bytesByEnds(rows: readonly Row[]): Map<string, number> {
  const sums = new Map<string, number>();
  rows.forEach((row) => sums.set(endsOf(row), (sums.get(endsOf(row)) ?? 0) + Number(row.bytes)));
  return sums;
}

describe('records of interfaces', () => {
  test('a window is the same whatever was asked before', () => {
    const other = createTrafficModel(OPTIONS);
    other.recordsOf(ENI_RECORDING, at(5, 0), at(5, 10));
    check((minute) => {
      other.minute(minute + 3);
      expect(other.recordsOf(ENI_RECORDING, minute, minute + 5)).toEqual(
        model.recordsOf(ENI_RECORDING, minute, minute + 5),
      );
    }, 5);
  });

  test('agree with the CCN: what an interface sends is offered to it, what it receives was delivered by it', () => {
    check((minute) => {
      const ccn = [...model.minute(minute).batches.values()]
        .flatMap(batchRows)
        .filter((row) => ok(row) && row['region-id'] === row.srcregionid);
      const offered = bytesByEnds(ccn.filter((row) => row.srcregionid === 'ap-guangzhou'));
      const delivered = bytesByEnds(ccn.filter((row) => row.dstregionid === 'ap-guangzhou' && row.action === 'ACCEPT'));
      const rows = recorded(minute).filter(ok);
      const lost = new Set(rows.filter((row) => row['log-status'] === 'SKIPDATA').map((row) => row['interface-id']));
      const crossing = rows.filter((row) => {
        const [source, destination] = [interfaceAt(String(row.srcaddr)), interfaceAt(String(row.dstaddr))];
        return source && destination && source.region !== destination.region && !lost.has(row['interface-id']);
      });
      const sent = crossing.filter((row) => interfaceAt(String(row.srcaddr))!.id === row['interface-id']);
      const received = crossing.filter((row) => interfaceAt(String(row.dstaddr))!.id === row['interface-id']);
      expect(bytesByEnds(sent.filter((row) => row.action === 'ACCEPT'))).toEqual(offered);
      expect(bytesByEnds(received)).toEqual(delivered);
    });
  });

  test('have the fourteen fields, the bounds of their window, and one interface of their own', () => {
    check((minute) => {
      const first = minute - (minute % 5);
      const batch = model.recordsOf(ENI_RECORDING, first, first + 5);
      expect(batch.keys).toEqual(TEXT_KEYS.eni);
      const wrong = batchRows(batch).filter((row) => {
        const own = interfaceById(String(row['interface-id']))!;
        const ends = [row.srcaddr, row.dstaddr].filter((address) => own.addresses.includes(String(address)));
        const bounds = row.start === first * 60 && row.end === (first + 5) * 60;
        return !bounds || (ok(row) && ends.length === 0) || own.region !== 'ap-guangzhou';
      });
      expect(wrong).toEqual([]);
    }, 4);
  });

  test('every recorded interface has a row: OK, or NODATA in either spelling', () => {
    const rows = window(at(4, 0));
    expect(new Set(rows.map((row) => row['interface-id']))).toEqual(new Set(ENI_RECORDING.interfaces));
    const silent = rows.filter((row) => row['log-status'] === 'NODATA');
    expect(new Set(silent.map(({ bytes }) => bytes))).toEqual(new Set(['-', -1]));
    expect(silent[0]).toMatchObject({ version: 'V1', srcaddr: '-', dstport: '-', protocol: '-', action: '-' });
  });

  test('come to about 300 a minute', () => {
    const usual = createTrafficModel({ ...OPTIONS, recordsPerMinute: 2000 });
    const windows = Array.from({ length: 12 }, (_, k) => usual.recordsOf(ENI_RECORDING, at(k * 2, 0), at(k * 2, 5)));
    const each = windows.reduce((sum, { timesMs }) => sum + timesMs.length, 0) / windows.length / 5;
    expect(each).toBeGreaterThan(250);
    expect(each).toBeLessThan(450);
  });

  test('ICMP: identifier and type of the echo, or zeros from older recorders; IPv6 has its own', () => {
    const day = Array.from({ length: 24 }, (_, hour) => window(at(hour, 0))).flat();
    const icmp = day.filter(({ protocol }) => protocol === 1);
    const [old, recent] = ['V1', '2'].map((version) => icmp.filter((row) => row.version === version));
    expect(new Set(recent.map(({ dstport }) => dstport))).toEqual(new Set([2048, 0]));
    expect(recent.some(({ srcport }) => Number(srcport) > 0)).toBe(true);
    expect(new Set(old.map(({ srcport, dstport }) => `${srcport} ${dstport}`))).toEqual(new Set(['0 0']));
    const v6 = day.filter((row) => row.protocol === 58 && row.version === '2');
    expect(new Set(v6.map(({ dstport }) => dstport))).toEqual(new Set([32768, 33024]));
  });

  test('strangers are refused at the public hosts all day long', () => {
    const refused = [at(3, 0), at(15, 0), at(22, 0)].map((minute) =>
      window(minute).filter(
        (row) => row.action === 'REJECT' && /^(198\.51\.100|203\.0\.113)\./.test(String(row.srcaddr)),
      ),
    );
    refused.forEach((rows) => {
      expect(rows.length / 5 / 4).toBeGreaterThan(0.5);
      expect(rows.length / 5 / 4).toBeLessThan(5.5);
    });
  });
});

describe('verdict cases', () => {
  const seen = (rows: readonly Row[]): Seen => {
    const actions = [...new Set(rows.map(({ action }) => action as Seen))];
    return actions.length === 0 ? 'none' : actions.length > 1 ? 'changes' : actions[0];
  };
  const noon = window(at(12, 0)).filter(ok);

  test.each(VERDICT_CASES)('$name: request $request, answer $answer', ({ at: address, exchange, request, answer }) => {
    const { source, destination, protocol, destinationPort } = exchange;
    const own = noon.filter((row) => row['interface-id'] === interfaceAt(address)!.id && row.protocol === protocol);
    const isPort = (port: unknown): boolean => protocol !== 6 || port === destinationPort;
    const there = own.filter((row) => row.srcaddr === source && row.dstaddr === destination && isPort(row.dstport));
    const back = own.filter((row) => row.srcaddr === destination && row.dstaddr === source && isPort(row.srcport));
    // Before the rule changes nothing is answered.
    expect([seen(there), seen(back)]).toEqual([request, answer === 'changes' ? 'ACCEPT' : answer]);
  });

  test('between two addresses nothing is sent at all', () => {
    expect(
      noon.filter(({ srcaddr, dstaddr }) => srcaddr === NEVER_SENT.source && dstaddr === NEVER_SENT.destination),
    ).toEqual([]);
  });
});
