/** The seeds' sample records, imported as files, come back through every kind with the right numbers. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importTopicId } from '../../../src/local-cls/demo-topics';
import { sendFile } from '../../../src/local-cls/import/send-file';
import { column, type Range, RunningPlugin, total } from './running-plugin';

const DATA = path.join(__dirname, '../../data');
/** The seed's ENI samples lie on three days of 2014 and 2015, the CCN lines in one minute of 2026. */
const SSH = range('2014-12-14T04:00:00Z', '2014-12-14T05:00:00Z');
const EMPTY = range('2015-05-10T18:00:00Z', '2015-05-10T19:00:00Z');
const PING = range('2015-05-29T16:00:00Z', '2015-05-29T17:00:00Z');
const CCN = range('2026-03-03T16:00:00Z', '2026-03-03T16:10:00Z');

let running: RunningPlugin;

function range(from: string, to: string) {
  return { fromMs: Date.parse(from), toMs: Date.parse(to) };
}

beforeAll(async () => {
  running = await RunningPlugin.start();
  for (const file of ['eni-seed-samples.txt', 'ccn-samples.txt']) {
    expect(await sendFile(running.cls.url, path.join(DATA, file), () => undefined)).toMatchObject({
      kind: 'imported',
      bad: 0,
    });
  }
  await running.indexed(importTopicId('eni'), importTopicId('ccn'));
}, 30_000);

afterAll(() => running?.stop());

describe('ENI samples', () => {
  const traffic = (over: object) => ({
    kind: 'traffic',
    log: 'eni',
    splitBy: [],
    measures: ['bytes', 'packets'],
    ...over,
  });

  test('traffic counts accepted volume, and refused where asked', async () => {
    const [bytes, packets] = await running.frames(traffic({}), SSH);
    expect([total(bytes!, 'bytes'), total(packets!, 'packets')]).toEqual([4249n, 20n]);
    const refused = [{ field: 'action', operator: 'is', values: ['REJECT'] }];
    const [dropped] = await running.frames(traffic({ filters: refused }), PING);
    expect(total(dropped!, 'bytes')).toBe(336n);
    expect(dropped!.name).toBe('bytes refused by security group or ACL');
  });

  test('NODATA and SKIPDATA never reach a sum', async () => {
    const answer = await running.answer(traffic({ splitBy: ['status'] }), EMPTY);
    expect(answer.frames[0]!.fields).toEqual([]);
    expect(answer.frames[0]!.meta!.notices![0]!.text).toMatch(
      /Nothing to show: the topics hold 2 records in this range, but none that is asked about: status OK/,
    );
  });

  test('top ranks by service, with the protocol by name', async () => {
    const [top] = await running.frames({ kind: 'top', log: 'eni', dimensions: ['service', 'action'] }, SSH);
    expect(column(top!, 'protocol')).toEqual(['TCP', 'TCP']);
    expect(column(top!, 'dstport').sort()).toEqual(['22', '3389']);
    expect(column(top!, 'bytes').map(Number)).toEqual([4249, 4249]);
    expect(column(top!, 'meanPacketSize')).toEqual([212.45, 212.45]);
  });

  test('records show every field as it was, whatever the status', async () => {
    const [table] = await running.frames({ kind: 'records', log: 'eni', format: 'table' }, EMPTY);
    expect(column(table!, 'status').sort()).toEqual(['NODATA', 'SKIPDATA']);
    expect(column(table!, 'interface')).toEqual(['eni-lq6mkcis', 'eni-lq6mkcis']);
    expect(table!.fields.map(({ name }) => name)).not.toContain('bytes');
    const [logs] = await running.frames({ kind: 'records', log: 'eni' }, SSH);
    expect(column(logs!, 'body').sort()).toEqual([
      'ACCEPT eni-lq6mkcis 172.31.16.139:20641 > 172.31.16.21:22 TCP 20 packets 4249 bytes',
      'REJECT eni-lq6mkcis 172.31.9.69:49761 > 172.31.9.12:3389 TCP 20 packets 4249 bytes',
    ]);
    expect(column(logs!, 'severity').sort()).toEqual(['error', 'info']);
  });

  test('code runs as written', async () => {
    const text =
      'log-status:SKIPDATA or log-status:NODATA | select "log-status" as s, count(*) as n, sum("bytes") as b group by 1';
    const [table] = await running.frames(
      { kind: 'code', text, sources: [{ region: 'ap-guangzhou', topic: importTopicId('eni') }] },
      EMPTY,
    );
    expect(column(table!, 's').sort()).toEqual(['NODATA', 'SKIPDATA']);
    expect(column(table!, 'n')).toEqual([1n, 1n].map(Number));
    expect(column(table!, 'b')).toEqual([null, null]);
  });

  test.each([
    ['a network', { field: 'address', operator: 'inNetwork', values: ['172.31.9.0/26'] }, 1],
    ['an address on either side', { field: 'address', operator: 'is', values: ['172.31.16.21'] }, 1],
    ['a port range on either side', { field: 'port', operator: 'between', values: ['1-1023'] }, 1],
    ['a range of source ports', { field: 'srcport', operator: 'between', values: ['20000-30000'] }, 1],
    ['a protocol by name', { field: 'protocol', operator: 'isNot', values: ['tcp'] }, 0],
    ['free words', { field: 'words', operator: 'is', values: ['172.31.9.69'] }, 1],
    ['outside a network', { field: 'srcaddr', operator: 'notInNetwork', values: ['172.31.16.0/20'] }, 1],
  ])('every kind filters by %s', async (_name, filter, count) => {
    const filters = [filter];
    const [records] = await running.frames({ kind: 'records', log: 'eni', format: 'table', filters }, SSH);
    expect(column(records!, 'time')).toHaveLength(count);
    const split = { log: 'eni', filters, measures: ['records'], splitBy: ['action'], format: 'table' };
    const [series] = await running.frames({ kind: 'traffic', ...split }, SSH);
    expect(total(series!, 'records')).toBe(BigInt(count));
    const [top] = await running.frames({ kind: 'top', log: 'eni', dimensions: ['action'], filters }, SSH);
    expect(total(top!, 'records')).toBe(BigInt(count));
  });
});

describe('CCN samples', () => {
  test('a flow recorded by both regions counts once, and the two NODATA forms count nothing', async () => {
    const [bytes] = await running.frames({ kind: 'traffic', splitBy: [], measures: ['bytes'] }, CCN);
    expect(total(bytes!, 'bytes')).toBe(7_000_000_000n + 5040n + 1834n);
    const [records] = await running.frames({ kind: 'records' }, CCN);
    const empty = column(records!, 'body').filter((line) => String(line).startsWith('NODATA'));
    expect(empty.sort()).toEqual(['NODATA ap-beijing', 'NODATA ap-hongkong']);
  });

  test('ICMP has no ports and still is a flow', async () => {
    const filters = [{ field: 'protocol', operator: 'is', values: ['icmp'] }];
    const [top] = await running.frames({ kind: 'top', dimensions: ['fiveTuple'], filters }, CCN);
    expect(['srcport', 'dstport', 'protocol'].map((name) => column(top!, name)[0])).toEqual(['-', '-', 'ICMP']);
    expect(total(top!, 'bytes')).toBe(5040n);
  });
});

describe('Explore', () => {
  const logs = async (query: object, asked: Range) => (await running.frames({ kind: 'records', ...query }, asked))[0]!;

  test.each([
    ['ccn', CCN, 60_000, { ACCEPT: ['info', 4], NODATA: ['debug', 2], REJECT: ['warning', 1] }],
    ['eni', SSH, 300_000, { ACCEPT: ['info', 1], REJECT: ['error', 1] }],
  ] as const)(
    'the volume of lines of %s is counted by action, however few a page holds',
    async (log, asked, ms, held) => {
      const query = { kind: 'records', log, format: 'series', limit: 1 };
      const volume = await running.frames(query, { ...asked, intervalMs: 1000 });
      const counted = volume.map((frame) => {
        const [time, records] = frame.fields;
        expect(time!.config!.interval).toBe(ms);
        expect(Number(time!.values.at(-1)) - Number(time!.values[0])).toBe(asked.toMs - asked.fromMs - ms);
        return [frame.name, [records!.labels!.level, Number(total(frame, records!.name))]];
      });
      expect(Object.fromEntries(counted)).toEqual(held);
    },
  );

  test('the context of a line is what its observer wrote about its two addresses, either direction', async () => {
    const is = (field: string, value: string) => ({ field, operator: 'is', values: [value] });
    const ends = (one: string, other: string) => [is('address', one), is('address', other)];
    const ofCcn = [is('ccn', 'ccn-demo0001'), is('observer', 'ap-shanghai'), ...ends('10.2.7.10', '10.1.7.11')];
    expect(column(await logs({ filters: ofCcn }, CCN), 'body').sort()).toEqual([
      'ACCEPT ap-shanghai > ap-guangzhou 10.2.7.10:40123 > 10.1.7.11:873 TCP 5000000 packets 7000000000 bytes',
      'REJECT ap-shanghai > ap-guangzhou 10.2.7.10:40123 > 10.1.7.11:873 TCP 300000 packets 420000000 bytes',
    ]);
    const ofEni = [is('interface', 'eni-lq6mkcis'), ...ends('172.31.16.139', '203.0.113.12')];
    expect(column(await logs({ log: 'eni', filters: ofEni }, PING), 'source').sort()).toEqual([
      '172.31.16.139',
      '203.0.113.12',
    ]);
  });

  /** Five lines lie in the newest of three milliseconds. */
  test('a page ends with its millisecond, so that scrolling on shows every line once', async () => {
    const pages: unknown[][] = [];
    for (let toMs = CCN.toMs; ;) {
      const page = await logs({ limit: 1 }, { ...CCN, toMs });
      if (column(page, 'id').length === 0) {
        break;
      }
      pages.push(column(page, 'id'));
      toMs = Math.min(...column(page, 'timestamp').map(Number));
    }
    expect(pages.map(({ length }) => length)).toEqual([5, 1, 1]);
    expect(new Set(pages.flat()).size).toBe(7);
  });

  test('a line keeps its id, whatever else was asked for', async () => {
    const ids = async (query: object, asked: Range) => {
      const frame = await logs(query, asked);
      return new Map(column(frame, 'body').map((body, row) => [body, column(frame, 'id')[row]]));
    };
    const all = await ids({ limit: 5000 }, { ...CCN, fromMs: CCN.fromMs - 60_000 });
    for (const [body, id] of await ids({ limit: 1 }, CCN)) {
      expect(all.get(body)).toBe(id);
    }
  });

  test('addresses lead to their records, with the filters of the answer', async () => {
    const filters = [{ field: 'action', operator: 'is', values: ['ACCEPT'] }];
    const [top] = await running.frames({ kind: 'top', log: 'eni', dimensions: ['addressPair'], filters }, SSH);
    const lines = await logs({ log: 'eni', filters }, SSH);
    const linked = { srcaddr: top!, dstaddr: top!, source: lines, target: lines };
    for (const [name, frame] of Object.entries(linked)) {
      const { config, values } = frame.fields.find((field) => field.name === name)!;
      const [link] = config!.links as unknown as { internal: { query: object } }[];
      const clicked = JSON.stringify(link!.internal.query).replaceAll('${__value.raw}', String(values[0]));
      const found = await logs(JSON.parse(clicked) as object, SSH);
      expect(column(found, 'body')).toEqual(column(lines, 'body'));
    }
  });

  test('the inspector tells which answers were shared, in the language of the reader', async () => {
    const query = { kind: 'top', locale: 'zh-Hans' };
    const answers = await Promise.all([running.frames(query, CCN), running.frames(query, CCN)]);
    const stats = answers.map(([frame]) => frame!.meta!.stats!);
    const [rows, shared] = [1, 4].map((at) => stats.map((each) => each[at]!.value));
    expect(rows![0]).toBe(rows![1]);
    expect(Math.max(...shared!)).toBeGreaterThan(0);
    expect(stats[0]!.every(({ displayName }) => /[^\u0000-\u007f]/.test(displayName))).toBe(true);
  });
});
