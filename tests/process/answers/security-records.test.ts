/** Security checks over records written for the purpose: what is told, what is not, and over several topics. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LogFormat, type LogicalField, TEXT_KEYS, TEXT_ORDER } from '#flowlog';
import type { StoreCell } from '../../../src/local-cls/store/log-batch';
import { column, RunningPlugin } from './running-plugin';

const NOON = Date.parse('2026-03-03T12:00:00Z') / 1000;
const RANGE = { fromMs: NOON * 1000, toMs: (NOON + 900) * 1000 };
const EARLIER = NOON - 1800;

let running: RunningPlugin;
const sources = ['one', 'two'].map((topic) => ({ region: 'ap-guangzhou', topic }));

type Action = 'ACCEPT' | 'REJECT';

function row(from: string, to: string, port: number, action: Action = 'ACCEPT', start = NOON, clientPort = 50_001) {
  const ends: StoreCell[] = ['2', '1250000000', 'eni-a', from, to, clientPort, port];
  return [...ends, 6, 10, 20_000, start, start + 300, action, 'OK'] as StoreCell[];
}

const reply = (from: string, to: string, port: number) => row(from, to, 50_001, 'ACCEPT', NOON, port);

const scan = (hosts: number): StoreCell[][] =>
  Array.from({ length: hosts }, (_, host) => row('10.9.7.7', `10.9.8.${host}`, 8080, 'REJECT'));

const INTO_PORTS = [
  row('198.51.100.7', '10.9.0.2', 22),
  row('2001:db9::7', '2001:db8::2', 3389),
  row('198.51.100.8', '10.9.0.2', 23, 'REJECT'),
  row('198.51.100.8', '10.9.0.2', 443),
  row('10.9.0.9', '10.9.0.2', 22),
  row('100.64.1.1', '10.9.0.2', 22),
  row('fd00::9', '2001:db8::2', 22),
  row('fe80::9', '2001:db8::2', 22),
  row('-', '10.9.0.2', 22),
];

const CONTACTS = [
  row('10.9.0.3', '2001:db8:bad::1', 443),
  row('203.0.113.5', '10.9.0.2', 443),
  row('203.0.113.6', '10.9.0.2', 22, 'REJECT'),
  row('10.9.0.4', '192.0.2.199', 443),
  reply('192.0.2.199', '10.9.0.4', 443),
];

const probes = (from: string, first: number, hosts: number, start: number): StoreCell[][] =>
  Array.from({ length: hosts }, (_, host) =>
    row(from, `10.9.${5 + (host % 2)}.${first + host}`, 8081, 'REJECT', start),
  );

/** Scans of 25 hosts, none of which one topic or one step of 300 s holds, and two that are less. */
const SPREAD = {
  topics: '10.9.7.20',
  border: '10.9.7.21',
  both: '10.9.7.22',
  slow: '10.9.7.23',
  shared: '10.9.7.24',
};
const SPREAD_IN_ONE = [
  ...probes(SPREAD.topics, 0, 13, NOON),
  ...probes(SPREAD.border, 0, 13, NOON),
  ...probes(SPREAD.border, 20, 12, NOON + 300),
  ...probes(SPREAD.both, 0, 13, NOON + 300),
  ...probes(SPREAD.slow, 0, 13, NOON),
  ...probes(SPREAD.slow, 20, 12, NOON + 600),
  ...probes(SPREAD.shared, 0, 13, NOON),
];
const SPREAD_IN_TWO = [
  ...probes(SPREAD.topics, 20, 12, NOON),
  ...probes(SPREAD.both, 20, 12, NOON + 600),
  ...probes(SPREAD.shared, 12, 12, NOON),
];

/** Both ends of a conversation, which begins and is answered in one window. */
const asked = (client: string, clientPort: number, server: string, port: number, answer: Action = 'ACCEPT') => [
  row(client, server, port, 'ACCEPT', NOON, clientPort),
  row(server, client, clientPort, answer, NOON, port),
];
const forty = (of: (place: number) => StoreCell[][]): StoreCell[][] =>
  Array.from({ length: 40 }, (_, place) => of(place)).flat();
const refusedUdp = (to: string, port: number): StoreCell[] =>
  row('198.51.100.1', to, port, 'REJECT', NOON, 53).map((cell, place) =>
    TEXT_KEYS.eni[place] === 'protocol' ? 17 : cell,
  );

/** Services that answer, on ports that tell nothing, or refused by an ACL; and scans that look like answers. */
const ANSWERS = [
  ...forty((place) => asked(`198.51.101.${place}`, 2000, '10.2.0.3', 18_443)),
  ...forty((place) => asked('198.51.102.1', 2000 + place, '10.2.0.4', 18_443)),
  ...forty((place) => asked('198.51.102.2', 40_000 + place, '10.2.0.5', 443, 'REJECT')),
];
const LIKE_ANSWERS = [
  ...forty((place) => [refusedUdp('10.2.1.1', 8000 + place)]),
  ...forty((place) => [refusedUdp(`10.2.2.${place}`, 33_434)]),
  ...forty((place) => asked('198.51.102.3', 40_001, `10.2.3.${place}`, 9191)),
];

const bytes = (cells: StoreCell[], count: number) =>
  cells.map((cell, place) => (TEXT_KEYS.eni[place] === 'bytes' ? count : cell));
const talks = (to: string, count: number) => bytes(row('10.9.3.1', to, 443), count);

/** 25 hosts of another region, of whom either region tells the same: 13 before a border of 300 s, 12 after. */
const crossing = (observer: string): StoreCell[][] =>
  Array.from({ length: 25 }, (_, host) => {
    const start = NOON + (host < 13 ? 240 : 301) + host;
    const cells: Partial<Record<LogicalField, StoreCell>> = {
      ...{ srcaddr: '10.9.7.30', dstaddr: `10.8.0.${host}`, srcport: '50001', dstport: 445, protocol: 6, version: '2' },
      ...{ ccn: 'ccn-1', observer, srcregion: 'ap-guangzhou', dstregion: 'ap-shanghai', packets: 1, bytes: 60 },
      ...{ action: 'ACCEPT', status: 'OK', start, end: start },
    };
    return TEXT_ORDER.ccn.map((field) => cells[field]!);
  });
const CCN = [
  { region: 'ap-guangzhou', topic: 'ccn-guangzhou' },
  { region: 'ap-shanghai', topic: 'ccn-shanghai' },
];

beforeAll(async () => {
  running = await RunningPlugin.start();
  for (const { region, topic } of CCN) {
    await write(topic, crossing(region), region, 'ccn');
  }
  await write(
    'answers',
    [...ANSWERS, ...LIKE_ANSWERS].map((cells) =>
      cells.map((cell, place) => (TEXT_KEYS.eni[place] === 'packets' ? 1 : cell)),
    ),
  );
  await write('one', [
    ...SPREAD_IN_ONE,
    talks('10.9.3.2', 6000),
    talks('10.9.3.3', 4000),
    talks('10.9.3.4', 9500),
    ...INTO_PORTS,
    ...CONTACTS,
    ...scan(30),
    row('10.9.1.1', '10.9.1.2', 443, 'ACCEPT', EARLIER),
    row('10.9.1.1', '10.9.1.3', 443),
  ]);
  await write('two', [
    ...SPREAD_IN_TWO,
    talks('10.9.3.2', 6000),
    talks('10.9.3.3', 4000),
    talks('10.9.3.4', 600),
    ...scan(28),
    row('10.9.1.1', '10.9.1.2', 443),
    row('10.9.1.1', '10.9.1.4', 443, 'ACCEPT', EARLIER),
  ]);
}, 180_000);

afterAll(() => running?.stop());

async function write(
  topicId: string,
  rows: StoreCell[][],
  region = 'ap-guangzhou',
  log: LogFormat = 'eni',
): Promise<void> {
  await running.createTopic({ region, topic: topicId }, log);
  await running.cls.store.append(topicId, {
    timesMs: rows.map((cells) => Number(cells[TEXT_ORDER[log].indexOf('start')]) * 1000),
    keys: TEXT_KEYS[log],
    columns: TEXT_KEYS[log].map((_, place) => rows.map((cells) => cells[place]!)),
  });
  await running.indexed(topicId);
}

async function ask(query: object, range = RANGE) {
  const [frame] = await running.frames({ kind: 'security', log: 'eni', sources, ...query }, range);
  const of = (name: string) => column(frame!, name);
  const told = () => of('source').map((source, index) => [source, of('target')[index]]);
  return { frame: frame!, of, told };
}

test('sensitive ports: let through from a public address of either family, and nothing else', async () => {
  const { told } = await ask({ check: 'sensitivePorts' });
  expect(told().sort()).toEqual([
    ['198.51.100.7', '10.9.0.2'],
    ['2001:db9::7', '2001:db8::2'],
  ]);
});

describe('listed addresses', () => {
  const BIG = Array.from({ length: 1500 }, (_, place) => `192.0.${2 + Math.floor(place / 200)}.${place % 200}`);
  const addresses = ['203.0.113.0/24', '2001:db8:bad::/48', ...BIG];

  test('in parts, worst first; a list longer than a statement; IPv6', async () => {
    const { frame, of, told } = await ask({ check: 'givenAddresses', addresses });
    expect(told().map((ends, index) => [of('code')[index], ...ends])).toEqual([
      ['listedOut', '10.9.0.3', '2001:db8:bad::1'],
      ['listedOut', '10.9.0.4', '192.0.2.199'],
      ['listedIn', '203.0.113.5', '10.9.0.2'],
      ['listedInRefused', '203.0.113.6', '10.9.0.2'],
    ]);
    expect(of('answers').map(Number)).toEqual([0, 1, 0, 0]);
    const calls = (frame.meta?.stats as { displayName: string; value: number }[])[0]!.value;
    expect(calls).toBeGreaterThan(10);
  });

  test('an empty list is refused by name', async () => {
    const { error } = await running.answer({ kind: 'security', log: 'eni', check: 'givenAddresses', sources }, RANGE);
    expect(error).toMatch(/addresses.*at least one/);
  });
});

test('new talkers: known to any topic is known', async () => {
  const addresses = [{ field: 'srcaddr', operator: 'is', values: ['10.9.1.1'] }];
  const { told } = await ask({ check: 'newTalkers', filters: addresses, baselineSeconds: 3600 });
  expect(told()).toEqual([['10.9.1.1', '10.9.1.3']]);
});

test('new talkers: a topic without records before is named', async () => {
  const { frame } = await ask({ check: 'newTalkers', baselineSeconds: 600 });
  expect(frame.meta?.notices).toContainEqual({
    severity: 'warning',
    text: expect.stringContaining('ap-guangzhou/one delivered no record in the time before'),
  });
});

describe('new talkers by what they moved in all topics together', () => {
  test('is enough, though it is not in either', async () => {
    const filters = [{ field: 'srcaddr', operator: 'is', values: ['10.9.3.1'] }];
    const { of } = await ask({ check: 'newTalkers', filters, baselineSeconds: 3600, minBytes: 10_000 });
    const moved = of('target').map((target, index) => [target, Number(of('bytes')[index])]);
    expect(moved.sort()).toEqual([
      ['10.9.3.2', 12_000],
      ['10.9.3.4', 10_100],
    ]);
  });
});

describe('a scan', () => {
  const scans = async (query: object = {}, range = RANGE) => {
    const { of, frame } = await ask({ check: 'horizontalScan', ...query }, range);
    return { frame, told: new Map(of('source').map((source, row) => [source, Number(of('targets')[row])])) };
  };

  test('over two topics, over the border of a step, or both, is found, and its hosts counted', async () => {
    const { told } = await scans();
    expect([SPREAD.topics, SPREAD.border, SPREAD.both].map((source) => told.get(source))).toEqual([25, 25, 25]);
  });

  test('that takes too long, or that has its hosts in both topics, is none', async () => {
    const { told } = await scans();
    expect([told.has(SPREAD.slow), told.has(SPREAD.shared)]).toEqual([false, false]);
    expect((await scans({ stepSeconds: 600 })).told.get(SPREAD.slow)).toBe(25);
  });

  test('of the same hosts in two topics has them once', async () => {
    const { frame, told } = await scans();
    expect(told.get('10.9.7.7')).toBe(30);
    const words = column(frame, 'finding').find((finding) => String(finding).startsWith('10.9.7.7'));
    expect(words).toMatch(/tried 30 hosts on TCP 8080/);
  });

  test.each(['horizontalScan', 'fanOut'])(
    'of a CCN over the border of a step, told by both of its regions, is counted once, %s',
    async (check) => {
      const { of } = await ask({ check, log: 'ccn', sources: CCN, threshold: 25 });
      const numbers = ['targets', 'accepted', 'packets', 'bytes'].map((name) => of(name).map(Number));
      expect(of('source')).toEqual(['10.9.7.30']);
      expect(numbers).toEqual([[25], [25], [25], [1500]]);
    },
  );

  test('what was looked at is said: steps, and topics that were silent', async () => {
    const { frame } = await scans({}, { fromMs: (NOON - 86_400 * 6) * 1000, toMs: (NOON + 900) * 1000 });
    const info = frame.meta!.notices!.find(({ severity }) => severity === 'info')!.text;
    expect(info).toMatch(/Looked at all of .*, in 1731 steps of 5 min that overlap/);
    expect(info).toMatch(/No records for a part of it.*ap-guangzhou\/one/);
  });
});

describe('answers and what looks like them', () => {
  test.each([
    [
      'horizontalScan',
      [
        ['198.51.100.1', 40],
        ['198.51.102.3', 40],
      ],
    ],
    ['verticalScan', [['198.51.100.1', 40]]],
    [
      'fanOut',
      [
        ['198.51.100.1', 41],
        ['198.51.102.3', 40],
      ],
    ],
  ])('%s: who answers is none, who is refused without having been asked is one', async (check, expected) => {
    const answers = [{ region: 'ap-guangzhou', topic: 'answers' }];
    const { of } = await ask({ check, sources: answers, threshold: 25 });
    expect(
      of('source')
        .map((source, index) => [source, Number(of('targets')[index])])
        .sort(),
    ).toEqual(expected);
  });
});

test('the limiter of a CCN is no sign: a filter by action is refused there', async () => {
  const filters = [{ field: 'action', operator: 'is', values: ['REJECT'] }];
  const { error } = await running.answer({ kind: 'security', check: 'horizontalScan', filters }, RANGE);
  expect(error).toMatch(/filters\[0\].*bandwidth limiter/);
});
