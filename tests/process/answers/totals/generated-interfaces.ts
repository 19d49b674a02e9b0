/** Records of interfaces in windows of five minutes over the same time. */
import fc from 'fast-check';
import type { StoreCell } from '../../../../src/local-cls/store/log-batch';
import { MINUTES, type Recorded, START } from './generated-flows';

export const INTERFACES = ['eni-a', 'eni-b', 'eni-c'];

const oneOf = <Value>(...values: Value[]) => fc.constantFrom(...values);

const record = fc.record({
  window: fc.noBias(fc.nat(MINUTES / 5 - 1)),
  interface: oneOf(...INTERFACES),
  srcaddr: oneOf('10.1.0.1', '10.1.2.7', '192.0.2.9', '2001:db8:1::5'),
  dstaddr: oneOf('10.1.0.1', '10.2.2.7', '2001:db8:1::6'),
  srcport: oneOf<StoreCell>(40_001, 443),
  dstport: oneOf<StoreCell>(22, 443, 8080, '-'),
  protocol: oneOf<StoreCell>(6, 17),
  packets: oneOf<StoreCell>(1, 700, '-'),
  bytes: oneOf<StoreCell>(60, 5000, 9_000_000_000, -1),
  action: oneOf<StoreCell>('ACCEPT', 'REJECT'),
  lateSeconds: oneOf(300, 600, 900, 2400),
});

/** Half of them say that there was nothing; SKIPDATA would be told as a warning. */
export function generateInterfaceRecords(): Recorded[] {
  return fc.sample(record, { seed: 43, numRuns: 3000 }).map(({ window, lateSeconds, ...fields }, place) => {
    const start = START + window * 300;
    const none = { srcaddr: '-', dstaddr: '-', srcport: '-', dstport: '-', protocol: '-', packets: '-', bytes: '-' };
    const isEmpty = place % 2 === 0;
    const row = { ...fields, ...(isEmpty ? { ...none, action: '-', status: 'NODATA' } : { status: 'OK' }) };
    const rest = { version: 'V1', account: '1250000000', ccn: null, observer: null, srcregion: null, dstregion: null };
    return { row: { ...rest, ...row, start, end: start + 299 }, lateSeconds };
  });
}
