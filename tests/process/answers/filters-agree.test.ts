/**
 * Every field with every operator, asked as records, traffic, top and code of random records: whichever way a filter is
 * carried out (CQL, SQL, or here on raw records), it keeps the records that it says.
 */
import { BlockList, isIP } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LogFormat, type LogicalField, TEXT_KEYS, TEXT_ORDER } from '#flowlog';
import type { FilterField, Operator } from '#query';
import { CONSOLE_SEPARATORS } from '../../../src/local-cls/console-separators';
import { flowLogIndex, importTopicId } from '../../../src/local-cls/demo-topics';
import type { StoreCell } from '../../../src/local-cls/store/log-batch';
import { column, RunningPlugin, total } from './running-plugin';

type Row = Record<LogicalField, StoreCell>;
type Filter = readonly [FilterField, Operator, ...string[]];

const FROM = Date.parse('2026-03-03T16:00:00Z') / 1000;
const RANGE = { fromMs: FROM * 1000, toMs: (FROM + 3600) * 1000 };

/** A topic whose index makes every field a text and cuts values at dots and hyphens. */
const TEXTS = 'ccn-texts';

const ADDRESSES = [
  ...['10.0.1.5', '10.0.1.50', '10.1.2.3', '10.15.255.1', '10.16.0.1', '110.0.1.5', '172.31.9.69', '172.31.16.21'],
  ...['192.168.1.127', '192.168.1.128', '192.168.10.1', '2001:db8::1', '2001:db8:0:1::5', '2001:db8:1::9'],
  ...['2001:db8:1:2:3:4:5:6', '2001:db80::1', '2001:dead:beef::1', 'fe80::1', 'fd00:1::', '::1'],
];
const PORTS = [0, 22, 53, 80, 443, 1023, 1024, 4430, 8080, 49152, 65535];
const REGIONS = ['ap-shanghai', 'ap-shanghai-fsi', 'ap-guangzhou', 'eu-frankfurt'];

const oneOf = (...cells: StoreCell[]) => fc.constantFrom(...cells);
const text = (...cells: string[]) => oneOf(...cells, '-', '', null);
const number = (...cells: number[]) => oneOf(...cells, '-', -1, null);

/** Most records lack something: each text is absent, empty or `-` now and then, each number absent, `-` or -1. */
const records = (log: LogFormat): Row[] =>
  fc.sample(
    fc
      .record({
        version: oneOf('2', 'V1'),
        account: text('1251762227', '1250000000'),
        interface: oneOf('eni-lq6mkcis', 'eni-lq6', 'eni-other'),
        ccn: oneOf('ccn-demo0001', 'ccn-demo0002', 'ccn-demo'),
        observer: oneOf(...REGIONS),
        srcaddr: text(...ADDRESSES),
        dstaddr: text(...ADDRESSES),
        srcport: log === 'ccn' ? text(...PORTS.map(String), '-1') : number(...PORTS),
        dstport: number(...PORTS),
        protocol: number(1, 6, 6, 17, 47),
        srcregion: text(...REGIONS),
        dstregion: text(...REGIONS),
        packets: number(0, 1, 20, 5000),
        bytes: number(0, 40, 4249, 7_000_000_000),
        start: fc.integer({ min: FROM, max: FROM + 3000 }),
        action: text('ACCEPT', 'REJECT'),
        status: fc.constantFrom('OK', 'OK', 'OK', 'NODATA', 'SKIPDATA'),
        isSeenAtSource: fc.boolean(),
      })
      .map(({ isSeenAtSource, ...row }) => ({
        ...row,
        observer: isSeenAtSource && REGIONS.includes(String(row.srcregion)) ? row.srcregion : row.observer,
        end: row.start + 59,
      })),
    { seed: 20260303, numRuns: 600 },
  );

const NETWORKS = [
  ...['0.0.0.0/0', '10.0.0.0/8', '10.0.0.0/12', '172.16.0.0/12', '10.1.0.0/16', '172.31.0.0/20', '192.168.1.128/25'],
  ...['10.0.1.5/32', '10.0.1.5', '::/0', '2001::/16', '2001:db8::/32', '2001:db8:1::/48', '2001:db8::/48', '::1/128'],
  ...['2001:db8::1/128', 'fd00:1::/128', 'fe80::/64', 'fd00:1::/32'],
];

const addresses: Filter[] = [
  ...['10.0.1.5', '2001:db8::1', '2001:DB8:1:0:0:0:0:9', 'fd00:1::', '10.9.9.9'].map(
    (ip) => ['srcaddr', 'is', ip] as const,
  ),
  ['dstaddr', 'is', '10.1.2.3', '110.0.1.5', 'fe80::1'],
  ['srcaddr', 'isNot', '10.0.1.5'],
  ['dstaddr', 'isNot', '10.1.2.3', '2001:db8::1'],
  ['address', 'is', '172.31.9.69', '2001:db8:1::9'],
  ['address', 'isNot', '172.31.9.69'],
  ...NETWORKS.map((network) => ['srcaddr', 'inNetwork', network] as const),
  ...NETWORKS.map((network) => ['dstaddr', 'notInNetwork', network] as const),
  ...(['inNetwork', 'notInNetwork'] as const).flatMap((operator): Filter[] => [
    ['srcaddr', operator, '10.0.0.0/12', '192.168.1.128/25', '2001:db8::/32'],
    ['address', operator, '10.0.0.0/8'],
    ['address', operator, '192.168.1.128/25', '2001:db8:1::/48'],
  ]),
];
const ports: Filter[] = (['srcport', 'dstport', 'port'] as const).flatMap((field): Filter[] => [
  ...['443', '0', '81'].map((port) => [field, 'is', port] as const),
  [field, 'is', '22', '80', '443'],
  [field, 'isNot', '443'],
  [field, 'isNot', '0', '53'],
  ...['0-65535', '1-1023', '0-0'].map((range) => [field, 'between', range] as const),
  [field, 'between', '20-30', '440-450', '49152-65535'],
]);
const numbers: Filter[] = [
  ...(['protocol', 'packets', 'bytes'] as const).flatMap((field): Filter[] => [
    [field, 'is', '0'],
    [field, 'is', '6', '20', '40'],
    [field, 'isNot', '0', '20', '40'],
    [field, 'between', '0-1', '17-40'],
    [field, 'atLeast', '0'],
    [field, 'atLeast', '17'],
    [field, 'atMost', '17'],
  ]),
  ...(['start', 'end'] as const).flatMap((field): Filter[] => [
    [field, 'isNot', String(FROM + 60)],
    [field, 'between', `${FROM + 600}-${FROM + 1200}`],
    [field, 'atLeast', String(FROM + 1500)],
    [field, 'atMost', String(FROM + 1500)],
  ]),
  ['protocol', 'is', 'tcp', 'icmp'],
  ['bytes', 'atLeast', '7000000000'],
];
const words: Filter[] = [
  ...['V1', '2'].map((version) => ['version', 'is', version] as const),
  ['version', 'isNot', 'V1'],
  ['action', 'is', 'reject'],
  ['action', 'is', 'ACCEPT', 'REJECT'],
  ['action', 'isNot', 'ACCEPT'],
  ['status', 'is', 'nodata'],
  ['status', 'isNot', 'OK'],
  ...['REJECT', '10.0.1.5', '443', 'shanghai'].map((word) => ['words', 'is', word] as const),
  ['words', 'is', 'accept', '53'],
  ['words', 'isNot', 'REJECT'],
];
const plain = (field: LogicalField, ...values: [string, string]): Filter[] => [
  [field, 'is', values[0]],
  [field, 'is', ...values],
  [field, 'isNot', values[0]],
  [field, 'isNot', ...values],
];
const OWN: Record<LogFormat, Filter[]> = {
  ccn: [
    ...(['srcregion', 'dstregion', 'observer'] as const).flatMap((f) => plain(f, 'ap-shanghai', 'eu-frankfurt')),
    ...plain('ccn', 'ccn-demo', 'ccn-demo0001'),
    ['region', 'is', 'ap-shanghai'],
    ['region', 'is', 'ap-tokyo', 'AP-Guangzhou'],
    ['region', 'isNot', 'ap-shanghai', 'eu-frankfurt'],
    ...(['is', 'eitherWay', 'isNot'] as const).flatMap((operator): Filter[] => [
      ['pair', operator, 'ap-shanghai>ap-guangzhou'],
      ['pair', operator, 'ap-shanghai>ap-guangzhou', 'eu-frankfurt>ap-shanghai-fsi'],
    ]),
  ],
  eni: [...plain('interface', 'eni-lq6', 'eni-other'), ...plain('account', '1251762227', '1250000000')],
};
const filtersOf = (log: LogFormat): Filter[] => [
  ...(log === 'ccn' ? [...addresses, ...numbers, ...words] : []),
  ...[...ports, ...OWN[log]],
  ...TEXT_ORDER[log].flatMap((field): Filter[] => [
    [field, 'exists'],
    [field, 'missing'],
  ]),
];

const SIDES: Partial<Record<FilterField, LogicalField[]>> = {
  address: ['srcaddr', 'dstaddr'],
  port: ['srcport', 'dstport'],
  region: ['srcregion', 'dstregion'],
};
const PROTOCOLS: Partial<Record<string, string>> = { tcp: '6', icmp: '1' };

function holds(row: Row, [field, operator, ...values]: Filter): boolean {
  if (operator === 'isNot') {
    return !holds(row, [field, 'is', ...values]);
  }
  if (operator === 'notInNetwork') {
    return !holds(row, [field, 'inNetwork', ...values]);
  }
  if (field === 'words') {
    const found = Object.values(row).flatMap((cell) => String(cell).toLowerCase().split(':'));
    return values.every((word) => found.includes(word.toLowerCase()));
  }
  if (field === 'pair') {
    const back = operator === 'eitherWay' ? `${row.dstregion}>${row.srcregion}` : '';
    return values.includes(`${row.srcregion}>${row.dstregion}`) || values.includes(back);
  }
  return (SIDES[field] ?? [field as LogicalField]).some((side) => cellHolds(row[side], operator, values));
}

function cellHolds(cell: StoreCell, operator: Operator, values: string[]): boolean {
  if (cell === null || cell === '-' || cell === '' || Number(cell) < 0) {
    return operator === 'missing';
  }
  switch (operator) {
    case 'exists':
      return true;
    case 'is':
      return values.some((value) => isSame(String(cell), PROTOCOLS[value] ?? value));
    case 'inNetwork':
      return values.some((network) => isInside(String(cell), network));
    case 'between':
      return values.some(
        (range) => Number(cell) >= Number(range.split('-')[0]) && Number(cell) <= Number(range.split('-')[1]),
      );
    case 'atLeast':
      return Number(cell) >= Number(values[0]);
    case 'atMost':
      return Number(cell) <= Number(values[0]);
    default:
      return false;
  }
}

function isSame(text: string, value: string): boolean {
  return isIP(value) === 0 ? text.toLowerCase() === value.toLowerCase() : isInside(text, value);
}

function isInside(address: string, network: string): boolean {
  const [first, length] = network.split('/') as [string, string?];
  const family = (ip: string) => (isIP(ip) === 6 ? 'ipv6' : 'ipv4');
  const list = new BlockList();
  list.addSubnet(first, length === undefined ? (isIP(first) === 6 ? 128 : 32) : Number(length), family(first));
  return family(address) === family(first) && list.check(address, family(address));
}

let running: RunningPlugin;

beforeAll(async () => {
  running = await RunningPlugin.start();
  const { KeyValue, ...index } = flowLogIndex('ccn');
  const KeyValues = KeyValue!.KeyValues!.map(({ Key }) => ({
    Key,
    Value: { Type: 'text' as const, Tokenizer: `${CONSOLE_SEPARATORS}.-`, SqlFlag: true, ContainZH: false },
  }));
  await running.cls.store.createTopic({
    ...{ region: 'ap-guangzhou', topicId: TEXTS, name: TEXTS, logset: 'other', retentionDays: null },
    index: { ...index, KeyValue: { CaseSensitive: true, KeyValues } },
  });
}, 30_000);

afterAll(() => running?.stop());

describe.each([
  ['ccn', 'the recommended index', importTopicId('ccn')],
  ['eni', 'the recommended index', importTopicId('eni')],
  ['ccn', 'an index of texts with other separators', TEXTS],
] as const)('%s in %s: a filter keeps the same records in every kind', (log, _index, topic) => {
  const rows = records(log);
  const source = { region: 'ap-guangzhou', topic, format: log };
  /** Volume is of records with data, by the egress rule: a record's own fields decide. */
  const hasVolume = (row: Row) => row.status === 'OK' && (log === 'eni' || row.observer === row.srcregion);

  beforeAll(async () => {
    await running.cls.store.append(source.topic, {
      timesMs: rows.map(({ end }) => Number(end) * 1000),
      keys: TEXT_KEYS[log],
      columns: TEXT_ORDER[log].map((field) => rows.map((row) => row[field])),
    });
    await running.indexed(topic);
  });

  const named = filtersOf(log).map((filter) => [filter.join(' '), filter] as const);
  test.each(named)('%s', async (_name, [field, operator, ...values]) => {
    const kept = rows.filter((row) => holds(row, [field, operator, ...values]));
    const ask = async (query: object) =>
      running.answer(
        { log, observer: 'egress', filters: [{ field, operator, values }], ...query },
        RANGE,
        running.context({ sources: [source] }),
      );
    const [raw, traffic, top, code] = await Promise.all([
      ask({ kind: 'records', format: 'table', limit: 1000 }),
      ask({ kind: 'traffic', format: 'table', measures: ['records'], splitBy: ['action'] }),
      ask({ kind: 'top', dimensions: ['action'] }),
      ask({ kind: 'code', text: '* | select count(*) as n' }),
    ]);
    const volume = BigInt(kept.filter(hasVolume).length);
    expect({
      records: raw.error ?? column(raw.frames[0]!, 'time').length,
      traffic: traffic.error ?? total(traffic.frames[0]!, 'records'),
      top: top.error ?? total(top.frames[0]!, 'records'),
      code: code.error ?? column(code.frames[0]!, 'n'),
    }).toEqual({
      records: kept.length,
      traffic: volume,
      top: volume,
      code: code.error === undefined ? [kept.length] : expect.stringMatching(/has no exact form in a CLS search/),
    });
  });
});
