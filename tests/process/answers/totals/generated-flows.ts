/** Flows of five observers and two CCNs over two and a half days, as each observer that is there records them. */
import fc from 'fast-check';
import type { LogicalField } from '#flowlog';
import type { StoreCell } from '../../../../src/local-cls/store/log-batch';

export type Row = Record<LogicalField, StoreCell>;

/** A record, and how many seconds after its window it reached its topic. */
export interface Recorded {
  row: Row;
  lateSeconds: number;
}

export const START = Date.parse('2026-03-03T00:00:00Z') / 1000;
export const MINUTES = 3600;

export const OBSERVERS = ['ap-shanghai', 'ap-guangzhou', 'ap-beijing', 'eu-frankfurt', 'na-siliconvalley'];
/** Logs what leaves it only. */
const ONE_SIDED = 'na-siliconvalley';
/** Sends and receives, and logs nothing. */
const UNLOGGED = 'ap-tokyo';
const REGIONS = [...OBSERVERS, UNLOGGED];

/** Frankfurt has traffic on the side CCN, too, but no flow log of it. */
export const LOGGED_BY: Record<string, readonly string[]> = {
  'ccn-main': OBSERVERS,
  'ccn-side': ['ap-guangzhou', 'ap-beijing'],
};

const LATE_SECONDS = [240, 300, 300, 300, 360, 720, 1500, 2400];
const oneOf = <Value>(...values: Value[]) => fc.constantFrom(...values);
const sample = <Value>(arbitrary: fc.Arbitrary<Value>, count: number, seed: number): Value[] =>
  fc.sample(arbitrary, { seed, numRuns: count });

const address = fc
  .tuple(oneOf('10.1.0', '10.1.1', '10.2.0', '2001:db8:1:', '2001:db8:2:'), fc.nat(7))
  .map(([network, host]) => `${network}${network.includes(':') ? ':' : '.'}${host + 1}`);

const flow = fc.record({
  minute: fc.noBias(fc.nat(MINUTES - 1)),
  ccn: oneOf('ccn-main', 'ccn-main', 'ccn-side'),
  srcregion: oneOf(...REGIONS),
  dstregion: oneOf(...REGIONS),
  srcaddr: address,
  dstaddr: address,
  srcport: oneOf<StoreCell>('40001', '40002', '53', '-'),
  dstport: oneOf<StoreCell>(22, 443, 53, 3306, '-'),
  protocol: oneOf<StoreCell>(1, 6, 17),
  packets: oneOf<StoreCell>(1, 20, 5000, '-', -1),
  bytes: oneOf<StoreCell>(64, 4249, 7_000_000_000, '-', -1, null),
  action: oneOf<StoreCell>('ACCEPT', 'ACCEPT', 'ACCEPT', 'REJECT'),
  status: oneOf<StoreCell>('OK', 'OK', 'OK', 'OK', 'OK', 'OK', 'SKIPDATA'),
  version: oneOf<StoreCell>('2', 'V1'),
  firstSecond: fc.nat(59),
  lateSeconds: fc.tuple(oneOf(...LATE_SECONDS), oneOf(...LATE_SECONDS)),
});

/** Stretches in which an observer delivers nothing, not even NODATA, of any CCN or of one; some long, some of one minute. */
const outages = (count: number, seed: number, ccns: (string | undefined)[], minutes: number[]) =>
  sample(
    fc.record({
      ...{ observer: oneOf(...OBSERVERS), ccn: oneOf(...ccns) },
      ...{ from: fc.noBias(fc.nat(MINUTES)), minutes: oneOf(...minutes) },
    }),
    count,
    seed,
  );

const OUTAGES = [
  ...outages(14, 41, [undefined], [1, 4, 37, 150, 400]),
  ...outages(24, 44, Object.keys(LOGGED_BY), [7, 23, 151]),
  ...outages(40, 45, [undefined, 'ccn-main'], [1, 5, 7, 9]),
];

const isAway = (observer: string, ccn: string, minute: number): boolean =>
  OUTAGES.some(
    (one) =>
      one.observer === observer &&
      (one.ccn === undefined || one.ccn === ccn) &&
      minute >= one.from &&
      minute < one.from + one.minutes,
  );

function records({ minute, firstSecond, lateSeconds, ...fields }: ReturnType<typeof flows>[number]): Recorded[] {
  const { ccn, srcregion, dstregion } = fields;
  const start = START + minute * 60 + firstSecond;
  return [...new Set([srcregion, dstregion])]
    .filter((observer) => LOGGED_BY[ccn]!.includes(observer) && !isAway(observer, ccn, minute))
    .filter((observer) => observer !== ONE_SIDED || observer === srcregion)
    .map((observer, place) => {
      // The two ends never count quite the same.
      const bytes = typeof fields.bytes === 'number' && observer !== srcregion ? fields.bytes - 7 : fields.bytes;
      const row = { ...fields, bytes, observer, start, end: START + minute * 60 + 59 };
      return { row: { ...row, interface: null, account: null }, lateSeconds: lateSeconds[place]! };
    });
}

const flows = () => sample(flow, 3500, 42);

/** A minute in which an observer saw nothing on a CCN; both spellings of what is missing. */
function nothing(observer: string, ccn: string, minute: number): Recorded {
  const start = START + minute * 60;
  const missing = minute % 2 === 0 ? '-' : -1;
  const none = { srcaddr: '-', dstaddr: '-', srcport: '-', dstport: '-', protocol: '-', action: '-' };
  const place = { srcregion: observer, dstregion: '-', interface: null, account: null };
  const row = { ...none, ...place, ccn, observer, packets: missing, bytes: missing, start, end: start + 59 };
  return { row: { ...row, version: 'V1', status: 'NODATA' }, lateSeconds: 300 };
}

/** All records of all observers. */
export function generateRecords(): Recorded[] {
  const data = flows().flatMap(records);
  const busy = new Set(data.map(({ row }) => [row.observer, row.ccn, minuteOf(row)].join()));
  const empty = Object.entries(LOGGED_BY).flatMap(([ccn, observers]) =>
    observers.flatMap((observer) =>
      Array.from({ length: MINUTES }, (_, minute) => minute)
        .filter((minute) => !isAway(observer, ccn, minute) && !busy.has([observer, ccn, minute].join()))
        .map((minute) => nothing(observer, ccn, minute)),
    ),
  );
  return [...data, ...empty];
}

const minuteOf = ({ start }: Row): number => Math.floor((Number(start) - START) / 60);
