import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { word } from '#wording';
import { parseFilters } from './parse-filters';
import { readPasted } from './read-pasted';

/** `field=value ...`, networks as `field~network`, then the log and what was left out. */
function told(text: string): string {
  const read = readPasted(text);
  if (!('filters' in read)) {
    return read.reason === undefined ? 'nothing' : word(read.reason);
  }
  const sign = { is: '=', inNetwork: '~', eitherWay: '<>' } as Record<string, string>;
  const filters = read.filters.map(({ field, operator, values }) => `${field}${sign[operator]}${values.join()}`);
  const rest = read.leftOut.length === 0 ? [] : [`left out: ${read.leftOut.join(' ')}`];
  return [...filters, ...(read.log === undefined ? [] : [`(${read.log})`]), ...rest].join(' ');
}

const FLOW = 'srcaddr=10.0.0.1 srcport=5000 dstaddr=10.0.0.2 dstport=443 protocol=6';
const CCN_LINE =
  '10.0.0.1 ap-guangzhou 443 1760000000 10.0.0.2 1 5 ccn-1a2b 6 ap-shanghai 300 ACCEPT ap-shanghai 5000 1760000060 OK';
const ENI_LINE = '1 100 eni-ab12 10.0.0.1 10.0.0.2 5000 443 6 5 300 1760000000 1760000300 REJECT OK';

describe('readPasted', () => {
  test.each([
    ['10.0.0.1', 'address=10.0.0.1'],
    [' "2001:DB8::0001" ', 'address=2001:db8::1'],
    ['10.1.2.3/16', 'address~10.1.0.0/16'],
    ['10.0.0.1:443', 'address=10.0.0.1 port=443'],
    ['10.0.0.1:443/tcp', 'address=10.0.0.1 port=443 protocol=6'],
    ['[2001:db8::1]:443', 'address=2001:db8::1 port=443'],
    ['10.0.0.1 443', 'address=10.0.0.1 port=443'],
    ['10.0.0.1, 10.0.0.2', 'address=10.0.0.1 address=10.0.0.2'],
    ['10.0.0.1 10.0.0.2 443', 'address=10.0.0.1 address=10.0.0.2 port=443'],
  ])('one side: %s', (text, filters) => {
    expect(told(text)).toBe(filters);
  });

  test.each([
    '10.0.0.1:5000 -> 10.0.0.2:443 tcp',
    '10.0.0.1:5000 > 10.0.0.2:443 (6)',
    'tcp 10.0.0.1:5000=>10.0.0.2:443',
    'from 10.0.0.1:5000 to 10.0.0.2:443/TCP',
    '10.0.0.1,5000,10.0.0.2,443,6',
    '10.0.0.1\t5000\t10.0.0.2\t443\ttcp',
    '10.0.0.1 10.0.0.2 5000 443 6',
    'TCP 10.0.0.1 5000 10.0.0.2 443',
    '6;10.0.0.1;5000;10.0.0.2;443',
    'tcp 6 431999 ESTABLISHED src=10.0.0.1 dst=10.0.0.2 sport=5000 dport=443 src=10.0.0.2 dst=10.0.0.1 sport=443 dport=5000 proto=tcp',
    'IN=eth0 SRC=10.0.0.1 DST=10.0.0.2 LEN=60 PROTO=TCP SPT=5000 DPT=443',
    '{"srcaddr": "10.0.0.1", "srcport": 5000, "dstaddr": "10.0.0.2", "dstport": 443, "protocol": 6}',
  ])('a five-tuple: %s', (text) => {
    expect(told(text).split(' ').sort()).toEqual(FLOW.split(' ').sort());
  });

  test.each([
    ['10.0.0.1 -> 10.1.0.0/16', 'srcaddr=10.0.0.1 dstaddr~10.1.0.0/16'],
    [
      '12:00:01.123456 IP 10.0.0.1.5000 > 10.0.0.2.443: Flags [S], seq 1',
      `${FLOW.replace(' protocol=6', '')} left out: 12:00:01.123456 Flags [S] seq 1`,
    ],
    [
      'IP6 2001:db8::1.53 > 2001:db8::2.99: UDP',
      'srcaddr=2001:db8::1 srcport=53 dstaddr=2001:db8::2 dstport=99 protocol=17',
    ],
    ['ap-shanghai>ap-guangzhou', 'pair=ap-shanghai>ap-guangzhou (ccn)'],
    ['ap-shanghai, ap-guangzhou', 'pair<>ap-shanghai>ap-guangzhou (ccn)'],
    ['ap-shanghai', 'region=ap-shanghai (ccn)'],
    ['ccn-1a2b3c4d', 'ccn=ccn-1a2b3c4d (ccn)'],
    ['eni-9z8y', 'interface=eni-9z8y (eni)'],
  ])('%s', (text, filters) => {
    expect(told(text)).toBe(filters);
  });

  test('a record gives its flow and where it was seen, as a line, as JSON, or as a line in JSON', () => {
    const ccn = `pair=ap-shanghai>ap-guangzhou ccn=ccn-1a2b ${FLOW} (ccn)`;
    expect(told(CCN_LINE)).toBe(ccn);
    expect(told(JSON.stringify({ __CONTENT__: CCN_LINE }))).toBe(ccn);
    expect(told(ENI_LINE)).toBe(`interface=eni-ab12 ${FLOW} (eni)`);
    const json = { 'interface-id': 'eni-ab12', srcaddr: '10.0.0.1', dstaddr: '-', start: 1760000000, end: 1760000300 };
    expect(told(JSON.stringify({ ...json, 'log-status': 'OK' }))).toBe('interface=eni-ab12 srcaddr=10.0.0.1 (eni)');
  });

  test.each([
    ['', 'nothing'],
    ['hello world', 'nothing'],
    ['300.1.1.1', 'nothing'],
    ['1.1.1.1 2.2.2.2 3.3.3.3', 'nothing'],
    ['443', 'nothing'],
    ['a b c d e f g h i j k l m n', 'srcaddr "d" is not an IP address'],
  ])('%j is not read', (text, reason) => {
    expect(told(text)).toBe(reason);
  });

  test('every filter it gives can be asked, whatever was pasted', () => {
    const word = fc.constantFrom(
      ...['10.0.0.1', '::1', '10.0.0.0/8', '1.2.3.4:80', '[::1]:99', '>', '->', 'to', 'tcp', '6', '443', '70000'],
      ...['ap-tokyo', 'ap-seoul', 'eni-1', 'ccn-1', 'src=1.2.3.4', 'proto=x', 'dport=9', '{', '-', 'words', ':', '/'],
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 17 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (pasted) => {
        const read = readPasted(pasted);
        if ('filters' in read) {
          expect(read.filters.length).toBeGreaterThan(0);
          for (const filter of read.filters) {
            const log = filter.field === 'interface' ? 'eni' : 'ccn';
            expect(parseFilters([filter], read.log ?? log)).toEqual([filter]);
          }
        }
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });

  test('however a five-tuple is written, it is the same one', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const address = fc.oneof(
      fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.')),
      fc.integer({ min: 1, max: 0xffff }).map((group) => `2001:db8::${group.toString(16)}`),
    );
    const port = fc.integer({ min: 0, max: 65535 });
    const at = (host: string, number: number) => (host.includes(':') ? `[${host}]:${number}` : `${host}:${number}`);
    fc.assert(
      fc.property(address, port, address, port, (src, sport, dst, dport) => {
        const meant = `srcaddr=${src} srcport=${sport} dstaddr=${dst} dstport=${dport} protocol=17`;
        for (const text of [
          `${at(src, sport)} -> ${at(dst, dport)} udp`,
          `${src} ${sport} ${dst} ${dport} 17`,
          `${src},${dst},${sport},${dport},UDP`,
          `${src}.${sport} > ${dst}.${dport}: UDP`,
        ]) {
          expect(told(text)).toBe(meant);
        }
      }),
      { seed: 20261122 },
    );
  });
});
