/** Who does what nobody should: the scripted incidents found by the built executable, and nobody else in a quiet hour. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { DecodedFrame } from '#plugin-sdk';
import { ccnTopicId, eniTopicId } from '../../../src/local-cls/demo-topics';
import { ENI_RECORDING } from '../../../src/local-cls/traffic/demo-recordings';
import { type IncidentTruth, incidentTruths } from '../../../src/local-cls/traffic/incident-truth';
import type { IncidentName } from '../../../src/local-cls/traffic/incidents/schedule';
import { BAD_ADDRESS } from '../../../src/local-cls/traffic/incidents/quiet-contacts';
import { createTrafficModel } from '../../../src/local-cls/traffic/traffic-model';
import { column, RunningPlugin } from './running-plugin';

/** Midnight in Beijing, in minutes. */
const MIDNIGHT = Date.parse('2026-03-02T16:00:00Z') / 60_000;
const at = (hour: number, minute: number) => MIDNIGHT + hour * 60 + minute;

/** From and to: whole windows of both logs. */
const TIMES = {
  quiet: [at(8, 0), at(9, 0)],
  horizontalScan: [at(10, 15), at(10, 30)],
  verticalScan: [at(10, 55), at(11, 10)],
  badAddress: [at(17, 0), at(17, 20)],
  tunnel: [at(17, 55), at(18, 10)],
} as const;
type Time = keyof typeof TIMES;

// Eight topics, each asked several things.
jest.setTimeout(20_000);

let running: RunningPlugin;
let truths: IncidentTruth[];

beforeAll(async () => {
  running = await RunningPlugin.start();
  const model = createTrafficModel({ seed: 7, recordsPerMinute: 500, limiterEveryHour: false });
  for (const [from, to] of Object.values(TIMES)) {
    await running.cls.store.append(eniTopicId('ap-guangzhou'), model.recordsOf(ENI_RECORDING, from, to));
    for (let minute = from; minute < to; minute++) {
      for (const [region, batch] of model.minute(minute).batches) {
        await running.cls.store.append(ccnTopicId(region), batch);
      }
    }
  }
  truths = [TIMES.horizontalScan, TIMES.verticalScan, TIMES.badAddress, TIMES.tunnel].flatMap(([from, to]) =>
    incidentTruths(model, from, to),
  );
  await running.indexed(...running.cls.topics.map(({ topicId }) => topicId));
}, 90_000);

afterAll(() => running?.stop());

const truthOf = (name: IncidentName): IncidentTruth => truths.find(({ incident }) => incident === name)!;
/** Probes of a CCN: what was sent from the region of the source. */
const probesOf = ({ ccn }: IncidentTruth, source: string) => ccn.find(({ srcregion }) => srcregion === source)!;

type Row = Record<string, unknown>;

const rowsOf = (frame: DecodedFrame): Row[] =>
  Array.from({ length: frame.fields[0]?.values.length ?? 0 }, (_, row) =>
    Object.fromEntries(frame.fields.map(({ name }) => [name, column(frame, name)[row]])),
  );

async function ask(query: object, time: Time): Promise<Row[]> {
  const [from, to] = TIMES[time];
  const range = { fromMs: from * 60_000, toMs: to * 60_000 };
  const [frame] = await running.frames({ kind: 'security', ...query }, range);
  return rowsOf(frame!);
}

const LOGS = ['ccn', 'eni'] as const;

describe('scans', () => {
  test('10:20, one port of 600 hosts: in a CCN by its small flows, and who answered', async () => {
    const rows = await ask({ check: 'horizontalScan' }, 'horizontalScan');
    const { from, to, who } = truthOf('horizontalScan');
    const { delivered } = probesOf(truthOf('horizontalScan'), 'ap-beijing');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ source: who.sources![0], service: 'TCP 445 (SMB)', severity: 'high' });
    expect(rows[0]!.finding).toMatch(/^10\.3\.9\.66 tried 600 hosts on TCP 445 \(SMB\); 3 answered$/);
    expect(Number(rows[0]!.targets)).toBe(600);
    expect([rows[0]!.open, rows[0]!.accepted, rows[0]!.packets, rows[0]!.bytes].map(Number)).toEqual([
      3,
      delivered.records,
      delivered.packets,
      delivered.bytes,
    ]);
    expect(rows[0]!.firstSeen).toBe(from * 60_000);
    expect(Math.abs(Number(rows[0]!.lastSeen) - to * 60_000)).toBeLessThan(60_000);
  });

  test('the same at the interfaces: refused 597 times, and three were not', async () => {
    const rows = await ask({ check: 'horizontalScan', log: 'eni' }, 'horizontalScan');
    const { eni } = truthOf('horizontalScan');
    expect(rows).toHaveLength(1);
    expect(Number(rows[0]!.targets)).toBe(600);
    expect(rows[0]).toMatchObject({ source: '10.3.9.66', severity: 'high' });
    expect(rows[0]!.finding).toMatch(/; 3 not refused$/);
    expect(Number(rows[0]!.refused)).toBe(eni.rejected.records);
    expect(Number(rows[0]!.refused) + Number(rows[0]!.accepted)).toBe(600);
    expect(String(rows[0]!.examples).split(', ').sort()).toEqual(['10.1.6.10', '10.1.6.11', '10.1.6.12']);
  });

  test.each(LOGS)('11:00, 400 ports of one host, %s', async (log) => {
    const rows = await ask({ check: 'verticalScan', log }, 'verticalScan');
    const { who } = truthOf('verticalScan');
    expect(rows).toHaveLength(1);
    expect(Number(rows[0]!.targets)).toBe(400);
    expect(rows[0]).toMatchObject({ source: who.sources![0], target: who.destinations![0], code: 'verticalScan' });
    expect(String(rows[0]!.examples).split(', ').sort()).toEqual(['27017', '3306', '5432']);
  });

  test.each(LOGS)('fan-out: how many addresses in how many networks, %s', async (log) => {
    const rows = await ask({ check: 'fanOut', log }, 'horizontalScan');
    expect(rows.map(({ source, networks }) => [source, Number(networks)])).toEqual([['10.3.9.66', 4]]);
    expect(Number(rows[0]!.targets)).toBe(600);
  });

  test('a filter by the tried port hides none of the answers', async () => {
    const filters = [{ field: 'dstport', operator: 'is', values: ['445'] }];
    const rows = await ask({ check: 'horizontalScan', filters }, 'horizontalScan');
    expect(rows.map(({ open }) => Number(open))).toEqual([3]);
  });

  test('a scanner of our own is left out', async () => {
    expect(await ask({ check: 'horizontalScan', allow: ['10.3.9.64/29'] }, 'horizontalScan')).toEqual([]);
  });

  test('for an alert: one number a finding', async () => {
    const [from, to] = TIMES.horizontalScan;
    const query = { kind: 'security', check: 'horizontalScan', format: 'number' };
    const [frame, ...rest] = await running.frames(query, { fromMs: from * 60_000, toMs: to * 60_000 });
    expect(rest).toEqual([]);
    const labels = { source: '10.3.9.66', service: 'TCP 445 (SMB)', code: 'horizontalScan' };
    expect(frame!.fields).toMatchObject([{ name: 'targets', labels }]);
    expect(Number(frame!.fields[0]!.values[0])).toBe(600);
  });
});

test('17:05, contact with a listed address, which nobody else has', async () => {
  const { who, eni } = truthOf('badAddress');
  const rows = await ask({ check: 'givenAddresses', log: 'eni', addresses: [BAD_ADDRESS] }, 'badAddress');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    severity: 'high',
    code: 'listedOut',
    finding: `${who.sources![0]} contacted the listed ${BAD_ADDRESS} on TCP 443 (HTTPS)`,
  });
  expect(Number(rows[0]!.accepted) + Number(rows[0]!.answers)).toBe(eni.accepted.records);
  expect(Number(rows[0]!.bytes) + Number(rows[0]!.answerBytes)).toBe(eni.accepted.bytes);
});

test('18:00, a tunnel, and which of its ends sent how much', async () => {
  const { who, ccn, from } = truthOf('tunnel');
  const rows = await ask({ check: 'uncommonProtocols', allow: INFRASTRUCTURE }, 'tunnel');
  expect(rows.map(({ source, target, service }) => [source, target, service])).toEqual([
    [who.sources![0], who.destinations![0], 'GRE'],
    [who.destinations![0], who.sources![0], 'GRE'],
  ]);
  expect(rows.map(({ bytes }) => Number(bytes))).toEqual(
    ccn.map(({ delivered }) => delivered.bytes).sort((one, other) => other - one),
  );
  expect(rows[0]!.firstSeen).toBe(from * 60_000);
  expect(
    await ask({ check: 'uncommonProtocols', allow: INFRASTRUCTURE, protocols: ['GRE', 6, 17, 1, 58] }, 'tunnel'),
  ).toEqual([]);
});

test('18:00, the ends of the tunnel are new talkers', async () => {
  const gre = [{ field: 'protocol', operator: 'is', values: ['GRE'] }];
  const query = { check: 'newTalkers', filters: gre, allow: INFRASTRUCTURE, baselineSeconds: 3600 };
  const rows = await ask(query, 'tunnel');
  expect(rows.map(({ source }) => source).sort()).toEqual(['10.4.9.14', '10.5.9.11']);
});

/** Hosts between which tunnels are usual. */
const INFRASTRUCTURE = Array.from({ length: 20 }, (_, region) => `10.${region + 1}.8.0/24`);

describe('in a quiet hour nobody is told', () => {
  const QUIET = [
    { check: 'horizontalScan' },
    { check: 'verticalScan' },
    { check: 'fanOut' },
    // Strangers try sensitive ports all day long, and all of them are refused.
    { check: 'sensitivePorts' },
    { check: 'uncommonProtocols', allow: INFRASTRUCTURE },
    { check: 'givenAddresses', addresses: [BAD_ADDRESS] },
  ];

  test.each(LOGS.flatMap((log) => QUIET.map((query) => [log, query.check, query] as const)))(
    '%s, %s',
    async (log, _check, query) => {
      expect(await ask({ ...query, log }, 'quiet')).toEqual([]);
    },
  );

  test('and it is said that records were looked at', async () => {
    const [from, to] = TIMES.quiet;
    const [frame] = await running.frames(
      { kind: 'security', check: 'sensitivePorts', log: 'eni', locale: 'zh-Hans' },
      { fromMs: from * 60_000, toMs: to * 60_000 },
    );
    expect(frame!.meta?.notices).toEqual([
      { severity: 'info', text: expect.stringMatching(/^\u6ca1\u6709\u53d1\u73b0/) },
    ]);
  });

  test('though strangers tried the ports, and were refused', async () => {
    const filters = [
      { field: 'dstport', operator: 'is', values: ['22', '23', '445', '3389', '6379'] },
      { field: 'action', operator: 'is', values: ['REJECT'] },
    ];
    const [from, to] = TIMES.quiet;
    const query = { kind: 'traffic', log: 'eni', format: 'number', splitBy: [], measures: ['records'], filters };
    const [frame] = await running.frames(query, { fromMs: from * 60_000, toMs: to * 60_000 });
    expect(Number(column(frame!, 'records')[0])).toBeGreaterThan(50);
  });
});
