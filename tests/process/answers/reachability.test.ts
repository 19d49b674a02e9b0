/**
 * Which layer keeps two ends apart, asked of the built executable: the seed's ping, every row of the verdict table as the
 * traffic model plays it, what only looks like an ACL, and the limiter of a CCN.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TEXT_KEYS } from '#flowlog';
import type { DecodedFrame } from '#plugin-sdk';
import { ccnTopicId, eniTopicId, flowLogIndex } from '../../../src/local-cls/demo-topics';
import { sendFile } from '../../../src/local-cls/import/send-file';
import type { StoreCell } from '../../../src/local-cls/store/log-batch';
import { ENI_RECORDING } from '../../../src/local-cls/traffic/demo-recordings';
import { NEVER_SENT, VERDICT_CASES } from '../../../src/local-cls/traffic/incidents/verdicts';
import { interfaceAt } from '../../../src/local-cls/traffic/inventory';
import { batchRows } from '../../../src/local-cls/traffic/batch-rows';
import { createTrafficModel } from '../../../src/local-cls/traffic/traffic-model';
import { column, RunningPlugin } from './running-plugin';
import { createFlowLog } from './topic-ways/written-topics';

const SEED_FILE = path.join(__dirname, '../../data/eni-seed-samples.txt');
/** 12:00 in Beijing: two minutes before a port is opened. */
const NOON = Date.parse('2026-03-03T04:00:00Z') / 60_000;
const RANGE = { fromMs: (NOON - 20) * 60_000, toMs: (NOON + 20) * 60_000 };
const MORNING = { fromMs: (NOON - 20) * 60_000, toMs: (NOON - 5) * 60_000 };
/** 02:15 in Beijing: the backup is at the cap. */
const NIGHT = Date.parse('2026-03-03T18:15:00Z') / 60_000;
const NIGHT_RANGE = { fromMs: NIGHT * 60_000, toMs: (NIGHT + 5) * 60_000 };
const PING = { fromMs: Date.parse('2015-05-29T16:00:00Z'), toMs: Date.parse('2015-05-29T17:00:00Z') };

let running: RunningPlugin;
/** A record of what the limiter dropped. */
let dropped: ReturnType<typeof batchRows>[number] | undefined;

beforeAll(async () => {
  running = await RunningPlugin.start();
  const model = createTrafficModel({ seed: 7, recordsPerMinute: 500, limiterEveryHour: false });
  const append = (topic: string, batch: ReturnType<typeof model.recordsOf>) => running.cls.store.append(topic, batch);
  await append(eniTopicId('ap-guangzhou'), model.recordsOf(ENI_RECORDING, NOON - 20, NOON + 20));
  for (let minute = NIGHT; minute < NIGHT + 5; minute++) {
    for (const [region, batch] of model.minute(minute).batches) {
      await append(ccnTopicId(region), batch);
      dropped ??= batchRows(batch).find(({ action }) => action === 'REJECT');
    }
  }
  await sendFile(running.cls.url, SEED_FILE, () => undefined);
  await running.indexed(...running.cls.topics.map(({ topicId }) => topicId));
}, 180_000);

afterAll(() => running?.stop());

const START = TEXT_KEYS.eni.indexOf('start');

interface Row {
  [column: string]: unknown;
}

const rowsOf = (frame: DecodedFrame): Row[] =>
  Array.from({ length: frame.fields[0]!.values.length }, (_, row) =>
    Object.fromEntries(frame.fields.map(({ name }) => [name, column(frame, name)[row]])),
  );

async function ask(query: object, range = RANGE): Promise<Row[]> {
  const [frame] = await running.frames({ kind: 'reachability', ...query }, range);
  return rowsOf(frame!);
}

describe("the seed's two-record ping", () => {
  const ping = { from: '203.0.113.12', to: '172.31.16.139' };

  test('in words', async () => {
    const [row, ...rest] = await ask(ping, PING);
    expect(rest).toEqual([]);
    expect(row).toMatchObject({
      verdict: expect.stringMatching(/^Outbound ACL drops the reply/),
      certainty: 'likely',
      why: expect.stringMatching(/client guessed: a refused request has no answer.*or has only one peer/),
      interface: 'eni-lq6mkcis',
      client: '203.0.113.12',
      server: '172.31.16.139',
      service: 'ICMP',
      code: 'aclOut',
      evidence: expect.stringMatching(
        /^in: accepted 4 packets \(1 record in about 1 capture window\), refused 0 .*; out: accepted 0 .*, refused 4 packets/,
      ),
    });
    expect([row!.inAccepted, row!.inRefused, row!.outAccepted, row!.outRefused].map(Number)).toEqual([4, 0, 0, 4]);
    expect([row!.firstSeen, row!.lastSeen]).toEqual([1432917027000, 1432917142000]);
  });

  test('in Chinese', async () => {
    const [row] = await ask({ ...ping, locale: 'zh-Hans' }, PING);
    expect(row!.verdict).toMatch(/^\u51fa\u7ad9 ACL \u4e22\u5f03\u4e86\u5e94\u7b54/);
    expect(row!.certainty).toBe('\u53ef\u80fd');
  });
});

const CODES: Record<string, string> = {
  passes: 'passes',
  'outbound ACL drops the answer': 'aclOut',
  'refused on the way in': 'refusedIn',
  'no answer': 'noAnswerIn',
  'inbound ACL drops the answer': 'aclIn',
  'refused on the way out': 'refusedOut',
  'two services: one open': 'passes',
  'two services: one refused': 'refusedOut',
  'rule changed': 'opened',
};

describe('the verdict table, as the traffic model plays it', () => {
  const OF_ONE_SERVICE = VERDICT_CASES.filter(({ exchange }) => exchange.protocol === 6);

  test.each(VERDICT_CASES)('$name', async ({ name, at, exchange }) => {
    const { source, destination, protocol, destinationPort } = exchange;
    const rows = await ask({ from: source, to: destination, protocol });
    const own = interfaceAt(at)!.id;
    const row = rows.find(
      (one) => one.interface === own && (protocol === 1 || String(one.service).startsWith(`TCP ${destinationPort}`)),
    );
    expect(row).toMatchObject({ code: CODES[name], client: source, server: destination });
    expect(
      Number(row!.inAccepted) + Number(row!.inRefused) + Number(row!.outAccepted) + Number(row!.outRefused),
    ).toBeGreaterThan(0);
  });

  test.each(OF_ONE_SERVICE)('$name, asked from a network and for one port', async ({ name, at, exchange }) => {
    const { source, destination, destinationPort } = exchange;
    const rows = await ask({ from: source.replace(/\d+$/, '0/24'), to: destination, port: destinationPort });
    const row = rows.find((one) => one.client === source && one.interface === interfaceAt(at)!.id);
    expect(row).toMatchObject({ code: CODES[name] });
  });

  test('tells when the rule changed', async () => {
    const { exchange } = VERDICT_CASES.find(({ name }) => name === 'rule changed')!;
    const [row] = await ask({ from: exchange.source, to: exchange.destination, timeZone: 'Asia/Shanghai' });
    expect(row!.verdict).toMatch(/^Refused before, accepted since about Mar 3, 2026, 12:00.PM UTC\+8/);
    const [before] = await ask({ from: exchange.source, to: exchange.destination }, MORNING);
    expect(before!.code).toBe('refusedIn');
  });

  test('nothing was sent: proved by an interface that delivers', async () => {
    const rows = await ask({ from: NEVER_SENT.source, to: NEVER_SENT.destination, port: NEVER_SENT.destinationPort });
    expect(rows).toMatchObject([
      { code: 'nothing', certainty: 'certain', interface: interfaceAt(NEVER_SENT.destination)!.id, service: '9092' },
    ]);
    expect(rows[0]!.why).toBeNull();
    expect(rows[0]!.evidence).toMatch(/records of the interface of all traffic, by status: OK [1-9]/);
  });

  test('an address that nobody recorded is no proof', async () => {
    const rows = await ask({ from: '10.1.0.9', to: '192.168.77.7' });
    expect(rows).toMatchObject([{ code: 'nothing', certainty: 'likely', interface: null }]);
    expect(rows[0]!.evidence).toMatch(/looked at in the range: about [1-9]\d* interfaces with [1-9]\d* records/);
    expect(rows[0]!.verdict).toMatch(/No interface of these topics recorded this address.*its flow log is on/);
  });
});

describe('what only looks like an ACL', () => {
  const CASES = VERDICT_CASES.filter(({ name }) => name.startsWith('two services'));

  test('one port open and another refused are two services', async () => {
    const rows = await ask({ from: CASES[0]!.exchange.source, to: CASES[0]!.exchange.destination });
    expect(rows.map(({ code, service }) => [code, service])).toEqual([
      ['refusedOut', 'TCP 22 (SSH)'],
      ['passes', expect.stringMatching(/^TCP 9092/)],
    ]);
  });

  test('accepted at one interface and refused at the other are two verdicts', async () => {
    const topic = 'two-interfaces';
    await writeTwoInterfaces(topic);
    const rows = await ask({ from: '10.9.0.1', to: '10.9.0.2', sources: [{ region: 'ap-guangzhou', topic }] });
    expect(rows.map(({ code, interface: id }) => [code, id])).toEqual([
      ['refusedIn', 'eni-server'],
      ['noAnswerOut', 'eni-client'],
    ]);
  });
});

describe('whose interface it is', () => {
  const TOPIC = { region: 'ap-guangzhou', topic: 'only-peer' };

  test('an interface that speaks with one address only does not seem to own that', async () => {
    await writeRecords(TOPIC.topic, [
      eniRow('eni-peer', '10.9.1.1', '10.9.1.2', 50001, 443, 'ACCEPT'),
      eniRow('eni-own', '10.9.1.1', '10.9.1.2', 50001, 443, 'REJECT'),
      eniRow('eni-own', '10.9.1.3', '10.9.1.2', 50003, 443, 'ACCEPT'),
    ]);
    const rows = await ask({ to: '10.9.1.2', from: '10.9.1.9', sources: [TOPIC] });
    expect(rows).toMatchObject([{ interface: 'eni-own', code: 'nothing', certainty: 'certain' }]);
    const seen = await ask({ to: '10.9.1.2', from: '10.9.1.1', sources: [TOPIC] });
    expect(seen.map(({ interface: id, code }) => [id, code])).toEqual([
      ['eni-own', 'refusedIn'],
      ['eni-peer', 'noAnswerOut'],
    ]);
  });
});

test('a refusal of one address on a port open to another points to a source rule', async () => {
  const topic = 'source-rule';
  await writeRecords(topic, [
    eniRow('eni-a', '10.9.2.1', '10.9.2.9', 50001, 443, 'REJECT'),
    eniRow('eni-a', '10.9.2.2', '10.9.2.9', 50001, 443, 'ACCEPT'),
  ]);
  const [row] = await ask({ from: '10.9.2.0/24', to: '10.9.2.9', sources: [{ region: 'ap-guangzhou', topic }] });
  expect(row).toMatchObject({ code: 'refusedIn', evidence: expect.stringMatching(/likely a source rule/) });
});

describe('time', () => {
  const HOURS = 60;
  const ROWS = [
    eniRow('eni-t', '10.9.3.1', '10.9.3.9', 50001, 443, 'ACCEPT'),
    eniRow('eni-t', '10.9.3.9', '10.9.3.1', 443, 50001, 'REJECT', NOON + 5 * HOURS),
    eniRow('eni-t', '10.9.3.2', '10.9.3.9', 50002, 443, 'ACCEPT'),
    eniRow('eni-t', '10.9.3.9', '10.9.3.2', 443, 50002, 'REJECT', NOON + 5),
    eniRow('eni-t', '10.9.3.3', '10.9.3.9', 50003, 443, 'ACCEPT'),
    eniRow('eni-t', '10.9.3.9', '10.9.3.3', 443, 50003, 'ACCEPT'),
    eniRow('eni-t', '10.9.3.3', '10.9.3.9', 50003, 443, 'REJECT', NOON + 5 * HOURS),
  ];
  const sources = [{ region: 'ap-guangzhou', topic: 'hours-apart' }];
  beforeAll(() => writeRecords('hours-apart', ROWS));

  test.each([
    ['steps of two windows', (NOON - 20) * 60_000],
    ['steps of an hour', (NOON + 5 * HOURS + 30) * 60_000 - 2 * 86_400_000],
  ])('records hours apart are no conversation: %s', async (_name, fromMs) => {
    const range = { fromMs, toMs: (NOON + 5 * HOURS + 30) * 60_000 };
    const codes = async (from: string) =>
      (await ask({ from, to: '10.9.3.9', sources }, range)).map(({ code, certainty }) => [code, certainty]);
    expect(await codes('10.9.3.1')).toEqual([
      ['aclOut', 'likely'],
      ['noAnswerIn', 'certain'],
    ]);
    expect(await codes('10.9.3.2')).toEqual([['aclOut', 'certain']]);
    expect(await codes('10.9.3.3')).toEqual([
      ['refusedIn', 'certain'],
      ['passes', 'certain'],
    ]);
  });
});

test('where replies are refused from some time on, the sentence names the ACL and counts each way of it', async () => {
  const topic = 'replies-refused';
  const replies = [0, 5, 10].map((minute) => {
    const action = minute < 10 ? 'ACCEPT' : 'REJECT';
    return eniRow('eni-r', '10.9.10.9', '10.9.10.1', 443, 50001, action, NOON + minute);
  });
  const requests = [0, 5, 10].map((minute) =>
    eniRow('eni-r', '10.9.10.1', '10.9.10.9', 50001, 443, 'ACCEPT', NOON + minute),
  );
  const other = eniRow('eni-r', '10.9.10.2', '10.9.10.9', 50001, 443, 'ACCEPT');
  await writeRecords(topic, [...requests, ...replies, other]);
  const [row] = await ask({ from: '10.9.10.1', to: '10.9.10.9', sources: [{ region: 'ap-guangzhou', topic }] });
  expect(row).toMatchObject({ code: 'closed', certainty: 'certain' });
  expect(row!.verdict).toMatch(
    /^Accepted before, refused since about .*It is the outbound ACL: only replies were refused/,
  );
  expect(row!.evidence).toMatch(/records in about 2 capture windows\), refused .*records? in about 1 capture window\)/);
});

test('what stands together is told by windows as long as they are set', async () => {
  const rows = [
    eniRow('eni-w', '10.9.5.1', '10.9.5.9', 50001, 443, 'ACCEPT'),
    eniRow('eni-w', '10.9.5.9', '10.9.5.1', 443, 50001, 'REJECT', NOON + 5),
  ];
  await writeRecords('windows', rows);
  const query = {
    ...{ kind: 'reachability', from: '10.9.5.1', to: '10.9.5.9' },
    sources: [{ region: 'ap-guangzhou', topic: 'windows' }],
  };
  const codes = async (settings: object) =>
    rowsOf((await running.frames(query, RANGE, running.context(settings)))[0]!).map(({ code }) => code);
  expect(await codes({})).toEqual(['aclOut']);
  expect(await codes({ eniWindowMinutes: 1 })).toEqual(['aclOut', 'noAnswerIn']);
});

test('lost records make doubtful what stands beside them, and nothing else', async () => {
  const lost = eniRow('eni-l', '-', '-', 0, 0, '-').map((cell) => (cell === 'OK' ? 'SKIPDATA' : cell));
  await writeRecords('lost-beside', [
    eniRow('eni-l', '10.9.6.1', '10.9.6.9', 50001, 443, 'REJECT'),
    lost,
    eniRow('eni-l', '10.9.6.2', '10.9.6.9', 50001, 8080, 'ACCEPT', NOON + 60),
    eniRow('eni-l', '10.9.6.1', '10.9.6.9', 50001, 443, 'ACCEPT', NOON + 60),
    eniRow('eni-l', '10.9.6.9', '10.9.6.1', 443, 50001, 'REJECT', NOON + 60),
  ]);
  const query = { from: '10.9.6.1', to: '10.9.6.9', sources: [{ region: 'ap-guangzhou', topic: 'lost-beside' }] };
  const rows = await ask(query, { ...RANGE, toMs: (NOON + 90) * 60_000 });
  expect(rows.map(({ code, why }) => [code, why])).toEqual([
    ['aclOut', null],
    ['refusedIn', expect.stringMatching(/lost records/)],
  ]);
});

describe('security group or ACL, by the hosts around', () => {
  const to = (host: number, action: string) => eniRow(`eni-${host}`, '10.8.0.1', `10.9.4.${host}`, 50001, 443, action);
  test.each([
    [
      'all refuse',
      [to(10, 'REJECT'), to(11, 'REJECT')],
      /2 other hosts of 10\.9\.4\.0\/24 refused .*likely the network ACL/,
    ],
    ['one accepts', [to(10, 'REJECT'), to(11, 'ACCEPT')], /1 other host .* accepted .*likely the security group/],
  ])('%s', async (name, others, expected) => {
    const topic = `around-${name.replace(' ', '-')}`;
    const atClient = [9, 10, 11].map((host) => eniRow('eni-c', '10.8.0.1', `10.9.4.${host}`, 50001, 443, 'ACCEPT'));
    const own = eniRow('eni-9', '10.8.0.7', '10.9.4.9', 50001, 8080, 'ACCEPT');
    await writeRecords(topic, [to(9, 'REJECT'), own, ...others, ...atClient]);
    const [row] = await ask({ from: '10.8.0.1', to: '10.9.4.9', sources: [{ region: 'ap-guangzhou', topic }] });
    expect(row).toMatchObject({ code: 'refusedIn', evidence: expect.stringMatching(expected) });
  });
});

test.each([
  [{ from: '10.2' }, /from: the source '10\.2' is neither an address nor a network; write one like/],
  [{ to: '10.1.0.0/16' }, /to: the destination '10\.1\.0\.0\/16' is not one IP address; .*networks go into From/],
  [{ port: 70000 }, /port: the service's port: expected .* got 70000; leave it empty/],
])('bad input is named with its field, its value and the way on: %j', async (over, expected) => {
  const answer = await running.answer({ kind: 'reachability', log: 'eni', to: '10.9.0.2', ...over }, RANGE);
  expect(answer.error).toMatch(expected);
});

test('a question without its address is asked nothing and says what is missing', async () => {
  const [frame] = await running.frames({ kind: 'reachability' }, RANGE);
  expect(rowsOf(frame!)).toEqual([]);
  expect(frame!.meta?.notices).toEqual([{ severity: 'info', text: expect.stringMatching(/^Enter the address/) }]);
});

describe('the limiter of a CCN', () => {
  test('has its own words, and is no security rule', async () => {
    const [from, to] = [String(dropped!.srcaddr), String(dropped!.dstaddr)];
    const row = (await ask({ from, to }, NIGHT_RANGE)).find(({ code }) => code === 'limiter')!;
    expect(row.verdict).toMatch(/^The bandwidth limiter of the CCN dropped \d+ packets .*no security rule/);
    const evidence = expect.stringMatching(/^ap-\w+ \(\w+\) to ap-\w+ \(\w+\): \d+ packets/);
    expect(row).toMatchObject({ client: from, server: to, inRefused: null, evidence });
  });
});

describe('records of interfaces', () => {
  const records = (over: object) => running.frames({ kind: 'records', log: 'eni', limit: 2000, ...over }, MORNING);
  const ofPings = [{ field: 'protocol', operator: 'is', values: ['1'] }];

  test('are streams of their own: the interface is a label of every line', async () => {
    const [frame] = await records({});
    const labels = column(frame!, 'labels') as Record<string, string>[];
    expect(new Set(labels.map((label) => label['interface-id'])).size).toBeGreaterThan(10);
    expect(column(frame!, 'body').every((line, row) => String(line).includes(labels[row]!['interface-id']!))).toBe(
      true,
    );
  });

  test('tell the ICMP message, as decoded', async () => {
    const [logs] = await records({ filters: ofPings });
    expect(column(logs!, 'body')).toContainEqual(expect.stringContaining('ICMP (decoded: echo request) '));
    const [table] = await records({ filters: ofPings, format: 'table' });
    expect(column(table!, 'icmp')).toContain('echo reply');
  });

  test('tell the direction, as a guess', async () => {
    const busy = interfaceAt(VERDICT_CASES[0]!.at)!;
    const filters = [{ field: 'interface', operator: 'is', values: [busy.id] }];
    const [table] = await records({ filters, format: 'table' });
    const [from, direction] = [column(table!, 'srcaddr'), column(table!, 'direction')];
    expect(from.length).toBeGreaterThan(10);
    expect(direction).toEqual(from.map((address) => (busy.addresses.includes(String(address)) ? 'out' : 'in')));
  });
});

test('a topic that keeps accepted traffic only says "not collected", never 0', async () => {
  const topic = 'accepted-only';
  await writeTwoInterfaces(topic, 'ACCEPT');
  await createFlowLog(running, topic, 'ACCEPT', 0);
  const rows = await ask({ from: '10.9.0.1', to: '10.9.0.2', sources: [{ region: 'ap-guangzhou', topic }] });
  expect(rows[0]).toMatchObject({ certainty: 'likely', inRefused: null, outRefused: null });
  expect(rows[0]!.evidence).toMatch(/refused not collected/);
  expect(rows[0]!.why).toMatch(/refused traffic may not be collected/);
});

test('a filter that hides one direction is refused', async () => {
  const filters = [{ field: 'srcaddr', operator: 'is', values: ['10.9.0.1'] }];
  const answer = await running.answer({ kind: 'reachability', log: 'eni', to: '10.9.0.2', filters }, RANGE);
  expect(answer.error).toMatch(/filters\[0\].*a verdict needs both directions/);
});

/** A client whose interface sends, and a server whose interface refuses; each has other traffic of its own as well. */
async function writeTwoInterfaces(topicId: string, only?: 'ACCEPT'): Promise<void> {
  const [client, server, other] = ['10.9.0.1', '10.9.0.2', '10.9.0.3'];
  const rows: StoreCell[][] = [
    eniRow('eni-client', client, server, 50001, 22, 'ACCEPT'),
    eniRow('eni-server', client, server, 50001, 22, 'REJECT'),
    eniRow('eni-client', other, client, 50002, 443, 'ACCEPT'),
    eniRow('eni-server', other, server, 50003, 443, 'ACCEPT'),
  ];
  await writeRecords(
    topicId,
    rows.filter((row) => only === undefined || row.includes(only)),
  );
}

async function writeRecords(topicId: string, rows: StoreCell[][]): Promise<void> {
  await running.cls.store.createTopic({
    region: 'ap-guangzhou',
    topicId,
    name: topicId,
    logset: topicId,
    index: flowLogIndex('eni'),
    retentionDays: null,
  });
  await running.cls.store.append(topicId, {
    timesMs: rows.map((row) => Number(row[START]) * 1000),
    keys: TEXT_KEYS.eni,
    columns: TEXT_KEYS.eni.map((_, place) => rows.map((row) => row[place]!)),
  });
  await running.indexed(topicId);
}

function eniRow(
  id: string,
  from: string,
  to: string,
  srcport: number,
  dstport: number,
  action: string,
  minute = NOON,
): StoreCell[] {
  return ['2', '1250000000', id, from, to, srcport, dstport, 6, 4, 240, minute * 60, minute * 60 + 300, action, 'OK'];
}
