/** Names beside what they name, and the places of public addresses, of records that say all there is to say. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { word } from '#wording';
import { type NetworksAnswer, parseSettings } from '#contract';
import { parseTextLine, TEXT_KEYS } from '#flowlog';
import { flowLogIndex } from '../../../src/local-cls/demo-topics';
import { column, RunningPlugin } from './running-plugin';

const TOPIC = { region: 'ap-guangzhou', topic: 'named-addresses' };
const START = Date.parse('2026-03-03T16:00:00Z') / 1000;
const RANGE = { fromMs: START * 1000, toMs: (START + 600) * 1000 };
const NAMES = [
  { network: '10.2.0.0/16', name: 'office' },
  { network: '10.2.7.10', name: 'db-primary' },
  { network: '10.3.0.0/16', name: 'elsewhere', ccn: 'ccn-other' },
];

/** Every table there is, as far as its columns differ. */
const TABLES = [
  { kind: 'traffic', measures: ['bytes', 'lossPercent', 'peers'] },
  { kind: 'top' },
  { kind: 'top', compareWith: 'day' },
  { kind: 'matrix' },
  { kind: 'records' },
  { kind: 'reachability', to: '10.2.7.10' },
  { kind: 'security' },
  { kind: 'security', check: 'newTalkers' },
  ...['coverage', 'delay', 'freshness', 'losses', 'status', 'volume'].map((view) => ({ kind: 'quality', view })),
  { kind: 'inventory' },
  { kind: 'inventory', view: 'ccns' },
];

/** Source, destination, ports, protocol, bytes. */
const FLOWS = [
  '198.51.100.9 10.2.7.10 51000 22 6 6000',
  '10.2.7.11 203.0.113.5 443 51001 6 5000',
  '10.2.7.11 192.0.2.7 51002 53 17 4000',
  '10.2.7.11 10.3.0.1 51003 12345 6 3000',
  '192.88.99.1 10.2.7.11 51004 443 6 2000',
  '2001:db8::1 2001:db8::2 51005 443 6 1000',
  '- - - - 6 500',
];

let running: RunningPlugin;

beforeAll(async () => {
  running = await RunningPlugin.start();
  await running.cls.store.createTopic({
    ...{ region: TOPIC.region, topicId: TOPIC.topic, name: TOPIC.topic, logset: 'named', retentionDays: null },
    index: flowLogIndex('eni'),
  });
  const records = FLOWS.map((flow) => {
    const [source, destination, srcport, dstport, protocol, bytes] = flow.split(' ');
    const line = `2 1250000000 eni-1 ${source} ${destination} ${srcport} ${dstport} ${protocol} 2 ${bytes} ${START} ${START + 299} ACCEPT OK`;
    const reading = parseTextLine(line);
    if ('reason' in reading) {
      throw new Error(word(reading.reason));
    }
    return reading.record;
  });
  const keys = [...TEXT_KEYS.eni];
  await running.cls.store.append(TOPIC.topic, {
    timesMs: records.map(() => START * 1000),
    keys,
    columns: keys.map((key) => records.map((record) => record[key] ?? null)),
  });
  await running.indexed(TOPIC.topic);
}, 30_000);

afterAll(() => running?.stop());

const ask = (query: object) =>
  running.frames(
    { log: 'eni', ...query },
    RANGE,
    running.context({ sources: [{ ...TOPIC, format: 'eni' }], names: NAMES }),
  );
const top = async (...dimensions: string[]) => (await ask({ kind: 'top', dimensions }))[0]!;

describe('a rule that Grafana saves as it was offered, without a question', () => {
  test('asks about the log that the data source has', async () => {
    const [series] = await running.frames({}, RANGE, running.context({ sources: [{ ...TOPIC, format: 'eni' }] }));
    expect(series?.fields[1]?.labels).toEqual({ interface: 'eni-1' });
  });
});

describe('names', () => {
  test('of addresses stand in a column of their own, the smallest network first', async () => {
    const table = await top('srcaddr', 'dstaddr');
    expect(column(table, 'dstaddr')[0]).toBe('10.2.7.10');
    expect(column(table, 'dstaddr name')).toEqual(['db-primary', null, null, null, 'office', null, null]);
    expect(column(table, 'srcaddr name')[1]).toBe('office');
  });

  test('of services follow the port the service listens on', async () => {
    const table = await top('fiveTuple');
    expect(column(table, 'service')).toEqual([...['SSH', 'HTTPS reply', 'DNS', 'TCP/12345', 'HTTPS', 'HTTPS', 'TCP']]);
  });

  test('of services count replies under the port that the service listens on', async () => {
    const table = await top('application');
    expect(column(table, 'service')).toEqual(['SSH', 'HTTPS reply', 'DNS', 'TCP/12345', 'HTTPS', 'TCP']);
    expect(column(table, 'bytes')[4]).toBe(3000);
  });

  test('stand in legends, and labels keep what filters take', async () => {
    const frames = await ask({ kind: 'traffic', measures: ['bytes'], splitBy: ['dstaddr'], format: 'number' });
    const [{ config, labels }] = frames.find(({ fields }) => fields[0]?.labels?.dstaddr === '10.2.7.10')!.fields;
    expect(config?.displayNameFromDS).toMatch(/^10\.2\.7\.10 \(db-primary\)/);
    expect(labels).toEqual({ dstaddr: '10.2.7.10' });
  });

  test('stand in raw records and their lines', async () => {
    const [table] = await ask({ kind: 'records', format: 'table', limit: 50 });
    expect(column(table!, 'dstaddr name')).toContain('db-primary');
    expect(column(table!, 'service')).toContain('HTTPS reply');
    const [lines] = await ask({ kind: 'records', format: 'logs', limit: 50 });
    expect(column(lines!, 'body').join('\n')).toContain('10.2.7.10:22 (db-primary)');
  });
});

test.each(TABLES.map((query) => [Object.values(query).join(' '), query] as const))(
  'columns of %s have titles in Chinese',
  async (_name, query) => {
    const [table] = await ask({ format: 'table', ...query, locale: 'zh-Hans' });
    const titles = table!.fields.map(({ name, config }) => [name, config?.displayName ?? '']);
    expect(titles.length).toBeGreaterThan(1);
    // These two are words of the records, in any language.
    expect(titles.filter(([, title]) => !/[^\u0000-\u007f]|^(NO|SKIP)DATA$/.test(title!))).toEqual([]);
  },
);

describe('values for a variable', () => {
  const values = async (of: string, query: object = {}) => {
    const [list] = await ask({ kind: 'values', of, ...query });
    return column(list!, 'text').map((shown, row) => [column(list!, 'value')[row], shown]);
  };

  test('are those of the records, commonest first, without what stands for a missing one', async () => {
    expect(await values('protocol')).toEqual([
      ['6', 'TCP'],
      ['17', 'UDP'],
    ]);
    expect((await values('dstport')).slice(0, 2)).toEqual([
      ['443', '443 (HTTPS / QUIC)'],
      ['12345', '12345'],
    ]);
  });

  test('of either side are put together, with the own names of addresses', async () => {
    const found = await values('address');
    expect(found[0]).toEqual(['10.2.7.11', '10.2.7.11 (office)']);
    expect(found).toContainEqual(['10.2.7.10', '10.2.7.10 (db-primary)']);
    expect(found).toHaveLength(9);
  });

  test('are narrowed by filters', async () => {
    const filters = [{ field: 'dstport', operator: 'is', values: ['53'] }];
    expect(await values('srcaddr', { filters })).toEqual([['10.2.7.11', '10.2.7.11 (office)']]);
  });

  test('are the first column of a statement, numbers as texts', async () => {
    const text = '* | select dstport, count(*) as n where dstport > 1000 group by dstport order by dstport';
    expect(await values('statement', { text })).toEqual([
      ['12345', '12345'],
      ['51001', '51001'],
    ]);
  });

  test('are given over a resource call too, in pages', async () => {
    const context = running.context({ sources: [{ ...TOPIC, format: 'eni' }], names: NAMES });
    const call = async (url: string, request: unknown) => {
      const { status, body } = await running.plugin.callResource(context, {
        method: 'POST',
        url,
        body: JSON.stringify(request),
      });
      return { status, ...(JSON.parse(body.toString()) as object) };
    };
    const request = { log: 'eni', of: 'protocol', ...RANGE };
    expect(await call('values', { ...request, offset: 1, limit: 1 })).toEqual({
      status: 200,
      values: [{ text: 'UDP', value: '17' }],
      total: 2,
      warnings: [],
    });
    expect(await call('regions', { locale: 'en-US', limit: 1 })).toEqual({
      status: 200,
      regions: [{ region: 'ap-guangzhou', name: 'Guangzhou', isSource: true }],
      total: 43,
    });
    expect(await call('values', { ...request, of: 'bytes' })).toMatchObject({ status: 400, field: 'of' });
    expect(await call('values', { ...request, limit: 0 })).toMatchObject({ status: 400, field: 'limit' });
    expect(await call('values', { ...request, toMs: 0 })).toMatchObject({ status: 400, field: 'time range' });
    expect(await call('secrets', {})).toMatchObject({
      status: 404,
      message: expect.stringMatching(/There is no resource POST secrets\. There are: POST preview, .*POST values/),
    });
  });

  test('of a field without a list are refused by name', async () => {
    await expect(values('bytes')).rejects.toThrow(/^of: "bytes" is not one of address, port, /);
    await expect(values('statement')).rejects.toThrow(/^text: is empty/);
    const filters = [{ field: 'dstport', operator: 'is', values: ['$port'] }];
    await expect(values('srcaddr', { filters })).rejects.toThrow(
      /^filters\[0\]\.values\[0\]: holds the variable \$port/,
    );
  });
});

describe('the public side', () => {
  test('has a country; private addresses and those not told have none', async () => {
    const table = await top('publicCountry');
    expect(
      Object.fromEntries(column(table, 'publicCountry').map((country, row) => [country, column(table, 'bytes')[row]])),
    ).toEqual({
      'United States': 6000,
      Singapore: 5000,
      China: 4000,
      private: 3000,
      unknown: 3500,
    });
  });

  test('has a province and a provider, told apart from other parts of the key', async () => {
    const table = await top('publicProvince', 'publicProvider', 'dstport');
    const rows = column(table, 'publicProvince').map((province, row) =>
      [province, column(table, 'publicProvider')[row], column(table, 'dstport')[row]].join(),
    );
    expect(rows).toContain('California,Example Net,22');
    expect(rows).toContain('Guangdong,Example Telecom,53');
    expect(rows).toContain('private,private,12345');
  });
});

test("the networks attached to the account's CCNs are offered as names, each for its CCN", async () => {
  const { status, body } = await running.plugin.callResource(running.context(), {
    method: 'POST',
    url: 'networks',
    body: '{}',
  });
  expect(status).toBe(200);
  const { networks } = JSON.parse(body.toString()) as NetworksAnswer;
  expect(networks).toContainEqual({ network: '10.2.0.0/16', name: 'demo-ap-shanghai', ccn: 'ccn-demo0001' });
  expect(networks).toContainEqual({ network: '2001:db8:1::/48', name: 'demo-ap-guangzhou', ccn: 'ccn-demo0001' });
  expect(parseSettings({ names: networks }).names).toEqual(networks);
});

test('a name that cannot be used is refused by its place in the settings', async () => {
  const names = [NAMES[0]!, { network: '10.0.0.0/99', name: 'wrong' }];
  const { error } = await running.answer({ log: 'eni' }, RANGE, running.context({ names }));
  expect(error).toMatch(/names\[1\]\.network: '10\.0\.0\.0\/99' is neither an address nor a network/);
});
