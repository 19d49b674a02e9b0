import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LogBatch } from '../store/log-batch';
import { batchRows } from './batch-rows';
import { PAIR_CAP_BYTES } from './incidents/backup';
import { type CCN_KEYS } from './region-rows';
import { createTrafficModel, type MinuteTruth, type TrafficMinute } from './traffic-model';

const SEED = 20260303;
const model = createTrafficModel({ seed: SEED, recordsPerMinute: 2000, limiterEveryHour: true });
const small = createTrafficModel({ seed: SEED, recordsPerMinute: 500, limiterEveryHour: true });
const quiet = createTrafficModel({ seed: SEED, recordsPerMinute: 2000, limiterEveryHour: false });

/** Tuesday 3 March 2026, 00:00 UTC+8. */
const MIDNIGHT = Date.UTC(2026, 2, 2, 16) / 60_000;
const at = (hour: number, minute: number): number => MIDNIGHT + hour * 60 + minute;
const anyMinute = fc.integer({ min: MIDNIGHT, max: MIDNIGHT + 14 * 1440 });
const check = (property: (minute: number) => void): void =>
  fc.assert(fc.property(anyMinute, property), { seed: SEED, numRuns: 20 });

type Row = Record<(typeof CCN_KEYS)[number] | 'ccn-id', string | number>;
const ccnOf = (row: Row): string | number => row.ccnid ?? row['ccn-id'];

const rowsOf = (batch: LogBatch): Row[] => batchRows(batch) as Row[];
const allRows = (minute: TrafficMinute): Row[] => [...minute.batches.values()].flatMap(rowsOf);
const countRecords = (minute: TrafficMinute): number =>
  [...minute.batches.values()].reduce((sum, batch) => sum + batch.timesMs.length, 0);
const flowOf = (row: Row): string =>
  [row.srcaddr, row.srcport, row.dstaddr, row.dstport, row.protocol, row.action, row.bytes, row.packets].join(' ');
const backupPair = (truth: MinuteTruth[]): MinuteTruth =>
  truth.find(({ srcregion, dstregion }) => srcregion === 'ap-shanghai' && dstregion === 'ap-guangzhou')!;

describe('createTrafficModel', () => {
  test('a minute is the same whenever and in whatever order it is made', () => {
    const other = createTrafficModel({ seed: SEED, recordsPerMinute: 500, limiterEveryHour: true });
    other.minute(MIDNIGHT + 777);
    check((minute) => expect(isDeepStrictEqual(other.minute(minute), small.minute(minute))).toBe(true));
    for (let minute = at(14, 15); minute < at(14, 40); minute++) {
      small.minute(minute);
    }
    for (const minute of [at(14, 36), at(14, 27), at(14, 21), at(14, 20)]) {
      const alone = createTrafficModel({ seed: SEED, recordsPerMinute: 500, limiterEveryHour: true });
      expect(isDeepStrictEqual(alone.minute(minute), small.minute(minute))).toBe(true);
    }
  });

  test('another seed gives other traffic', () => {
    const other = createTrafficModel({ seed: SEED + 1, recordsPerMinute: 500, limiterEveryHour: true });
    expect(other.minute(MIDNIGHT).truth).not.toEqual(small.minute(MIDNIGHT).truth);
  });

  test('records of source observers add up to the truth', () => {
    check((minute) => {
      const { batches, truth } = small.minute(minute);
      for (const { ccn, srcregion, dstregion, delivered, rejected } of truth) {
        const own = rowsOf(batches.get(srcregion)!).filter(
          (row) => ccnOf(row) === ccn && row.srcregionid === srcregion && row.dstregionid === dstregion,
        );
        for (const [action, expected] of [
          ['ACCEPT', delivered],
          ['REJECT', rejected],
        ] as const) {
          const rows = own.filter((row) => row.action === action);
          expect({
            bytes: rows.reduce((sum, row) => sum + Number(row.bytes), 0),
            packets: rows.reduce((sum, row) => sum + Number(row.packets), 0),
            records: rows.length,
          }).toEqual(expected);
        }
      }
    });
  });

  test('both observers agree on what was delivered; drops and what enters the one-sided region have one', () => {
    check((minute) => {
      for (const [region, batch] of small.minute(minute).batches) {
        const wrong = rowsOf(batch).filter((row) => {
          const entering = row.dstregionid === region;
          const concerned = entering || row.srcregionid === region || row['log-status'] === 'NODATA';
          const unseen = entering && (row.action === 'REJECT' || region === 'na-siliconvalley');
          return row['region-id'] !== region || !concerned || unseen;
        });
        expect(wrong).toEqual([]);
      }
      const rows = allRows(small.minute(minute)).filter((row) => row.action === 'ACCEPT');
      const bySource = rows.filter((row) => row['region-id'] === row.srcregionid);
      const byDestination = rows.filter((row) => row['region-id'] === row.dstregionid);
      expect(byDestination.map(flowOf).sort()).toEqual(
        bySource
          .filter((row) => row.dstregionid !== 'na-siliconvalley')
          .map(flowOf)
          .sort(),
      );
    });
  });

  test('records lie in their window, the event time is their end, ports stand only where the protocol has some', () => {
    check((minute) => {
      for (const batch of small.minute(minute).batches.values()) {
        const wrong = rowsOf(batch).filter((row, index) => {
          const [start, end] = [Number(row.start), Number(row.end)];
          const inside = start >= minute * 60 && start <= end && end < (minute + 1) * 60;
          const hasPorts = row.protocol === 6 || row.protocol === 17;
          const ports = [row.srcport, row.dstport].filter((port) => port !== '-').length;
          return !inside || batch.timesMs[index] !== end * 1000 || ports !== (hasPorts ? 2 : 0);
        });
        expect(wrong).toEqual([]);
      }
    });
  });

  test('comes to about 2,000 records a minute on a working day, more by day than by night', () => {
    const minutes = Array.from({ length: 144 }, (_, k) => countRecords(model.minute(MIDNIGHT + k * 10)));
    const mean = minutes.reduce((sum, records) => sum + records, 0) / minutes.length;
    expect(mean).toBeGreaterThan(1900);
    expect(mean).toBeLessThan(2100);
    expect(countRecords(model.minute(at(16, 0)))).toBeGreaterThan(1.5 * countRecords(model.minute(at(5, 0))));
  });

  test('the record count follows the option', () => {
    const large = createTrafficModel({ seed: SEED, recordsPerMinute: 8000, limiterEveryHour: true });
    const ratio = countRecords(large.minute(at(9, 0))) / countRecords(model.minute(at(9, 0)));
    expect(ratio).toBeGreaterThan(3.5);
    expect(ratio).toBeLessThan(4.5);
  });

  test('no pair delivers more than its cap, and nothing is dropped below it', () => {
    check((minute) => {
      const wrong = model
        .minute(minute)
        .truth.filter(
          ({ delivered, rejected, srcregion }) =>
            delivered.bytes > PAIR_CAP_BYTES ||
            (srcregion !== 'ap-chengdu' && rejected.bytes > 0 && delivered.bytes < 0.999 * PAIR_CAP_BYTES),
        );
      expect(wrong).toEqual([]);
    });
  });

  test.each([
    ['daily', quiet, at(2, 0), at(3, 10)],
    ['hourly', model, at(14, 20), at(14, 35)],
  ])('the %s backup holds the pair at its cap and loses about 6 %', (_name, traffic, from, to) => {
    const minutes = Array.from({ length: to - from }, (_, k) => backupPair(traffic.minute(from + k).truth));
    const delivered = minutes.reduce((sum, truth) => sum + truth.delivered.bytes, 0);
    const rejected = minutes.reduce((sum, truth) => sum + truth.rejected.bytes, 0);
    expect(delivered / minutes.length).toBeGreaterThan(0.999 * PAIR_CAP_BYTES);
    expect(rejected / (delivered + rejected)).toBeGreaterThan(0.05);
    expect(rejected / (delivered + rejected)).toBeLessThan(0.075);
    for (const outside of [from - 1, to]) {
      expect(backupPair(traffic.minute(outside).truth).rejected.bytes).toBe(0);
    }
  });

  test('without the hourly backup there are drops at its own hour only', () => {
    const looked = [
      ...Array.from({ length: 100 }, (_, k) => 110 + k),
      ...Array.from({ length: 140 }, (_, k) => k * 10),
    ];
    const dropped = [...new Set(looked)]
      .sort((a, b) => a - b)
      .filter((k) => backupPair(quiet.minute(MIDNIGHT + k).truth).rejected.records > 0);
    expect([dropped[0], dropped.at(-1), dropped.length]).toEqual([120, 189, 70]);
  });

  test('a dropped part has the five-tuple of the delivered part', () => {
    const rows = rowsOf(model.minute(at(2, 30)).batches.get('ap-shanghai')!);
    const tuple = (row: Row): string => [row.srcaddr, row.srcport, row.dstaddr, row.dstport, row.protocol].join(' ');
    const delivered = new Set(rows.filter((row) => row.action === 'ACCEPT').map(tuple));
    const large = rows.filter((row) => row.action === 'REJECT' && Number(row.packets) > 100);
    expect(large.length).toBeGreaterThan(5);
    expect(large.every((row) => delivered.has(tuple(row)))).toBe(true);
  });

  test('the standby CCN writes a NODATA row per observer and silent minute, in both spellings', () => {
    const silent = [at(8, 30), at(8, 31)].flatMap((minute) => allRows(model.minute(minute)));
    const rows = silent.filter((row) => row['log-status'] === 'NODATA');
    expect(rows.map((row) => row['region-id']).sort()).toEqual([
      'ap-beijing',
      'ap-beijing',
      'ap-hongkong',
      'ap-hongkong',
    ]);
    expect(rows.map((row) => row.bytes).sort()).toEqual(['-', '-', -1, -1].sort());
    expect(silent.filter((row) => row.ccnid === 'ccn-standby2')).toHaveLength(4);
    const first = rows.find((row) => row['region-id'] === 'ap-beijing' && row.start === at(8, 30) * 60)!;
    expect(first).toEqual({
      srcaddr: '-',
      dstregionid: '-',
      dstport: '-',
      start: at(8, 30) * 60,
      dstaddr: '-',
      version: '2',
      packets: first.bytes,
      ccnid: 'ccn-standby2',
      protocol: '-',
      srcregionid: '-',
      bytes: first.bytes,
      action: '-',
      'region-id': 'ap-beijing',
      srcport: '-',
      end: at(8, 30) * 60 + 59,
      'log-status': 'NODATA',
    });
  });

  test('the standby CCN carries traffic in five minutes of an hour and has no NODATA row then', () => {
    const minutes = Array.from({ length: 60 }, (_, k) => at(8, k));
    const active = minutes.filter((minute) => model.minute(minute).truth.some(({ ccn }) => ccn === 'ccn-standby2'));
    expect(active).toEqual([10, 11, 12, 13, 14].map((minute) => at(8, minute)));
    const statuses = active.flatMap((minute) => allRows(model.minute(minute)).map((row) => row['log-status']));
    expect(new Set(statuses)).toEqual(new Set(['OK']));
  });

  test('46 of 56 pairs have traffic', () => {
    const pairs = model.minute(at(10, 0)).truth.filter(({ ccn }) => ccn === 'ccn-demo0001');
    expect(pairs).toHaveLength(46);
  });

  test('the services, protocols and spellings of real logs occur', () => {
    const rows = allRows(model.minute(at(16, 0))).filter((row) => row['log-status'] === 'OK');
    expect(new Set(rows.map((row) => row.protocol))).toEqual(new Set([1, 6, 17, 47]));
    expect(new Set(rows.map((row) => row.version))).toEqual(new Set(['2', 'V1']));
    const ports = new Set(rows.map((row) => row.dstport));
    expect([443, 80, 8080, 6379, 3306, 9092, 53].filter((port) => !ports.has(port))).toEqual([]);
  });

  test('long connections keep their ports from one minute to the next', () => {
    const connections = (minute: number): Set<string> =>
      new Set(
        allRows(model.minute(minute)).map((row) => [row.srcaddr, row.srcport, row.dstaddr, row.dstport].join(' ')),
      );
    const [before, after] = [connections(at(10, 0)), connections(at(10, 1))];
    const kept = [...before].filter((connection) => after.has(connection)).length / before.size;
    expect(kept).toBeGreaterThan(0.25);
    expect(kept).toBeLessThan(0.75);
  });
});
