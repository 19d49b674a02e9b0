/** Security checks over records written for the purpose: what is told, what is not, and over several topics. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TEXT_KEYS } from '#flowlog';
import { flowLogIndex } from '../../../src/local-cls/demo-topics';
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

beforeAll(async () => {
  running = await RunningPlugin.start();
  await write('one', [
    ...INTO_PORTS,
    ...CONTACTS,
    ...scan(30),
    row('10.9.1.1', '10.9.1.2', 443, 'ACCEPT', EARLIER),
    row('10.9.1.1', '10.9.1.3', 443),
  ]);
  await write('two', [
    ...scan(28),
    row('10.9.1.1', '10.9.1.2', 443),
    row('10.9.1.1', '10.9.1.4', 443, 'ACCEPT', EARLIER),
  ]);
}, 180_000);

afterAll(() => running?.stop());

async function write(topicId: string, rows: StoreCell[][]): Promise<void> {
  const region = 'ap-guangzhou';
  const topic = { region, topicId, name: topicId, logset: topicId, index: flowLogIndex('eni'), retentionDays: null };
  await running.cls.store.createTopic(topic);
  await running.cls.store.append(topicId, {
    timesMs: rows.map((cells) => Number(cells[TEXT_KEYS.eni.indexOf('start')]) * 1000),
    keys: TEXT_KEYS.eni,
    columns: TEXT_KEYS.eni.map((_, place) => rows.map((cells) => cells[place]!)),
  });
  await running.indexed(topicId);
}

async function ask(query: object, range = RANGE) {
  const [frame] = await running.frames({ kind: 'security', log: 'eni', sources, ...query }, range);
  const of = (name: string) => column(frame!, name);
  return { frame: frame!, of, told: of('source').map((source, index) => [source, of('target')[index]]) };
}

test('sensitive ports: let through from a public address of either family, and nothing else', async () => {
  const { told } = await ask({ check: 'sensitivePorts' });
  expect(told.sort()).toEqual([
    ['198.51.100.7', '10.9.0.2'],
    ['2001:db9::7', '2001:db8::2'],
  ]);
});

describe('listed addresses', () => {
  const BIG = Array.from({ length: 1500 }, (_, place) => `192.0.${2 + Math.floor(place / 200)}.${place % 200}`);
  const addresses = ['203.0.113.0/24', '2001:db8:bad::/48', ...BIG];

  test('in parts, worst first; a list longer than a statement; IPv6', async () => {
    const { frame, of, told } = await ask({ check: 'givenAddresses', addresses });
    expect(told.map((ends, index) => [of('code')[index], ...ends])).toEqual([
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
  expect(told).toEqual([['10.9.1.1', '10.9.1.3']]);
});

test('new talkers: a topic without records before is named', async () => {
  const { frame } = await ask({ check: 'newTalkers', baselineSeconds: 600 });
  expect(frame.meta?.notices).toContainEqual({
    severity: 'warning',
    text: expect.stringContaining('ap-guangzhou/one delivered no record in the time before'),
  });
});

test('distinct counts of several topics are not added: the greatest is told as "at least"', async () => {
  const [frame] = await running.frames({ kind: 'security', log: 'eni', sources, check: 'horizontalScan' }, RANGE);
  expect(column(frame!, 'targets').map(Number)).toEqual([expect.closeTo(30, -0.5)]);
  expect(column(frame!, 'finding')[0]).toMatch(/tried at least ~\d+ hosts/);
  expect(column(frame!, 'severity')).toEqual(['medium']);
  expect(frame!.meta?.notices).toContainEqual({
    severity: 'info',
    text: expect.stringMatching(/distinct targets do not add up.*two logged interfaces/i),
  });
});

test('the limiter of a CCN is no sign: a filter by action is refused there', async () => {
  const filters = [{ field: 'action', operator: 'is', values: ['REJECT'] }];
  const { error } = await running.answer({ kind: 'security', check: 'horizontalScan', filters }, RANGE);
  expect(error).toMatch(/filters\[0\].*bandwidth limiter/);
});
