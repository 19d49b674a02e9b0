/** What the account has, as the inventory and the settings page list it, against what the traffic model made. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FieldsAnswer, FlowLogsAnswer, ResourceError, TopicsAnswer } from '#contract';
import type { Fault } from '../../../src/local-cls/faults/fault';
import { flowLogIndex } from '../../../src/local-cls/demo-topics';
import { CCNS } from '../../../src/local-cls/traffic/inventory';
import { SWITCHES } from '../../switch-set';
import { RunningPlugin } from './running-plugin';

const RANGE = { fromMs: 0, toMs: 3_600_000 };
const FLOW_LOGS = { kind: 'inventory', view: 'flowLogs' };
const LIMITED = 'LimitExceeded.LogSearch';
const [MAIN, STANDBY] = CCNS;

let running: RunningPlugin;
let contexts = 0;

beforeAll(async () => {
  running = await RunningPlugin.start();
}, 30_000);
afterEach(() => running.cls.faults.clear());
afterAll(() => running?.stop());

/** A data source that remembers nothing of earlier tests. */
const fresh = (over: Parameters<RunningPlugin['context']>[0] = {}) =>
  running.context({ names: [{ network: '192.0.2.1', name: `run ${contexts++}` }], ...over });

const denied = (...actions: string[]): Fault => ({
  kind: 'error',
  code: 'UnauthorizedOperation',
  message: 'No.',
  actions,
});

async function ask(query: object, context = fresh()) {
  const { error, frames } = await running.answer(query, RANGE, context);
  const [frame] = frames;
  const rows = Array.from({ length: frame?.fields[0]?.values.length ?? 0 }, (_, row) =>
    Object.fromEntries(frame!.fields.map((field) => [field.name, field.values[row]])),
  );
  return { error, rows, warning: frame?.meta?.notices?.[0]?.text ?? '' };
}

describe('values for a variable', () => {
  const list = async (query: object) => (await ask({ kind: 'values', ...query })).rows;
  const topicOf = (region: string) => ({ value: `ccn-flowlog-${region}-1250000000`, text: expect.any(String) });

  test('topics are those of the settings that keep the log, narrowed by region', async () => {
    const ccn = running.settings.sources.filter(({ format }) => format === 'ccn');
    expect((await list({ of: 'topic' })).map(({ value }) => value)).toEqual(ccn.map(({ topic }) => topic));
    const filters = [{ field: 'region', operator: 'is', values: ['ap-beijing'] }];
    expect(await list({ of: 'topic', filters })).toEqual([topicOf('ap-beijing')]);
  });

  test('flow logs have their names beside their ids', async () => {
    const filters = [
      { field: 'ccn', operator: 'is', values: [MAIN!.id] },
      { field: 'observer', operator: 'is', values: ['ap-beijing'] },
    ];
    const [flowLog, ...others] = await list({ of: 'flowLog', filters });
    expect(others).toEqual([]);
    expect(flowLog).toEqual({
      value: expect.stringMatching(/^fl-demo\d{4}$/),
      text: `${String(flowLog!.value)} (demo-main-ap-beijing)`,
    });
  });
});

describe('flow logs', () => {
  let oneSource: ReturnType<RunningPlugin['context']>;
  beforeAll(() => {
    oneSource = fresh({ sources: running.settings.sources.slice(0, 1) });
  });

  test('of all regions are listed, one row a topic, beside topics that look like one', async () => {
    const topics = running.cls.topics;
    const { rows, warning } = await ask(FLOW_LOGS, oneSource);
    expect(warning).toBe('');
    expect(rows.map(({ region, topic }) => `${region}/${topic}`).sort()).toEqual(
      topics.map(({ region, topicId }) => `${region}/${topicId}`).sort(),
    );
    expect(rows.find(({ topic }) => topic === 'ccn-flowlog-ap-beijing-1250000000')).toEqual({
      flowLog: expect.stringMatching(/^fl-demo\d{4}, fl-demo\d{4}$/),
      flowLogName: 'demo-main-ap-beijing, demo-standby-ap-beijing',
      state: 'enabled',
      scope: 'CCN',
      resource: `${MAIN!.id}, ${STANDBY!.id}`,
      trafficType: 'ALL',
      region: 'ap-beijing',
      logset: 'flowlog_logset',
      topic: 'ccn-flowlog-ap-beijing-1250000000',
      topicName: 'ccn-flowlog',
      format: 'ccn',
      hasIndex: true,
      isSource: expect.any(Boolean),
    });
    expect(rows.find(({ topic }) => topic === 'eni-flowlog-ap-guangzhou-1250000000')).toMatchObject({
      scope: 'VPC',
      format: 'eni',
    });
    expect(rows.find(({ topic }) => topic === 'imported-eni-1250000000')).toMatchObject({
      flowLog: null,
      state: 'unknown',
      format: 'eni',
    });
    expect(rows.filter(({ isSource }) => isSource)).toHaveLength(1);
  });

  test('filters keep what they tell of, and those that tell nothing are named', async () => {
    const filters = [
      { field: 'ccn', operator: 'is', values: [STANDBY!.id] },
      { field: 'observer', operator: 'isNot', values: ['ap-hongkong'] },
      { field: 'dstport', operator: 'is', values: ['443'] },
    ];
    const { rows, warning } = await ask({ ...FLOW_LOGS, filters });
    expect(rows.map(({ region, resource }) => [region, resource])).toEqual([
      ['ap-beijing', `${MAIN!.id}, ${STANDBY!.id}`],
    ]);
    expect(warning).toMatch(/Destination port plays no part/);
    const caps = await ask({ kind: 'inventory', view: 'ccns', filters });
    expect(caps.rows.map(({ ccn }) => ccn)).toEqual([STANDBY!.id, STANDBY!.id]);
    expect(caps.warning).toMatch(/Destination port/);
  });

  test('the settings page is offered the same topics', async () => {
    const { plugin, cls } = running;
    const { body } = await plugin.callResource(oneSource, { method: 'POST', url: 'flow-logs', body: '{}' });
    const { topics, warnings } = JSON.parse(String(body)) as FlowLogsAnswer;
    expect(warnings).toEqual([]);
    expect(topics).toHaveLength(cls.topics.length);
    expect(topics.filter(({ isSource }) => isSource)).toHaveLength(1);
    expect(topics.find(({ topic }) => topic === 'ccn-flowlog-ap-shanghai-1250000000')).toMatchObject({
      region: 'ap-shanghai',
      format: 'ccn',
      ccn: MAIN!.id,
      hasIndex: true,
    });
  });

  test('where the key may not list them, topics are found by their index, and the permission is named once', async () => {
    running.cls.faults.set(denied('DescribeFlowLogs'));
    const { rows, warning } = await ask(FLOW_LOGS, fresh({ sources: [] }));
    expect(rows.filter(({ isSource }) => isSource)).toEqual([]);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['unknown']));
    expect(rows).toHaveLength(running.cls.topics.length);
    expect(warning.match(/vpc:DescribeFlowLogs/g)).toHaveLength(1);
  });

  test('where the key may list nothing, the answer is the refusal', async () => {
    running.cls.faults.set(denied('DescribeFlowLogs', 'DescribeTopics'));
    expect((await ask(FLOW_LOGS)).error).toMatch(/grant vpc:DescribeFlowLogs/);
  });

  test('a region that fails is named, one without the service is not', async () => {
    const fails = (code: string, region: string): Fault => ({
      kind: 'error',
      code,
      message: 'm',
      regions: [region],
      actions: ['DescribeFlowLogs', 'DescribeTopics'],
    });
    running.cls.faults.set(fails(LIMITED, 'ap-beijing'), fails('UnsupportedRegion', 'ap-chengdu'));
    const { rows, warning } = await ask(FLOW_LOGS);
    const regions = new Set(rows.map(({ region }) => region));
    expect([regions.has('ap-beijing'), regions.has('ap-chengdu'), regions.has('ap-guangzhou')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(warning).toContain('ap-beijing');
    expect(warning).not.toContain('ap-chengdu');
  });
});

describe('CCNs', () => {
  test('are listed with every cap that is ordered', async () => {
    const { rows, warning } = await ask({ kind: 'inventory', view: 'ccns' });
    const caps = (ccn: string) => rows.filter((row) => row.ccn === ccn);
    expect(warning).toBe('');
    for (const { source, destination, mbps } of MAIN!.caps) {
      const row = caps(MAIN!.id).find(({ srcregion, dstregion }) => srcregion === source && dstregion === destination);
      const back = MAIN!.caps.find((cap) => cap.source === destination && cap.destination === source)!.mbps;
      // Where a pair is listed once, its cap is for both ways.
      expect(row === undefined || [mbps * 1e6, back * 1e6].includes(Number(row.cap))).toBe(true);
    }
    expect(caps(MAIN!.id)[0]).toMatchObject({
      ccnName: 'demo-main',
      instances: 8,
      limitMode: 'pair',
      capSource: 'api',
    });
    expect(caps(STANDBY!.id)).toMatchObject([
      { limitMode: 'region', srcregion: 'ap-beijing', dstregion: null, cap: 1e9 },
      { limitMode: 'region', srcregion: 'ap-hongkong', dstregion: null, cap: 1e9 },
    ]);
  });

  test('whose caps the older action no longer tells are asked of its successor', async () => {
    const gone: Fault = { kind: 'error', code: 'ActionOffline', message: 'm' };
    running.cls.faults.set({ ...gone, actions: ['DescribeCcnRegionBandwidthLimits'] });
    const { rows, warning } = await ask({ kind: 'inventory', view: 'ccns' });
    const pairs = (MAIN!.caps.length / 2) * (SWITCHES.bandwidthPairs === 'once' ? 1 : 2);
    expect(rows.filter(({ ccn, capSource }) => ccn === MAIN!.id && capSource === 'api')).toHaveLength(pairs);
    // The successor does not tell caps of whole regions.
    expect(rows.filter(({ ccn }) => ccn === STANDBY!.id)).toMatchObject([{ limitMode: 'region', cap: null }]);
    expect(warning).toBe('');
  });

  test('whose caps may not be asked show those of the settings, and what to grant', async () => {
    running.cls.faults.set(denied('DescribeCcnRegionBandwidthLimits', 'GetCcnRegionBandwidthLimits'));
    const cap = { ccn: MAIN!.id, from: 'ap-beijing', to: 'ap-shanghai', mbps: 70 };
    const { rows, warning } = await ask({ kind: 'inventory', view: 'ccns' }, fresh({ caps: [cap] }));
    expect(rows).toMatchObject([
      { ccn: MAIN!.id, srcregion: 'ap-beijing', dstregion: 'ap-shanghai', cap: 70e6, capSource: 'settings' },
      { ccn: STANDBY!.id, srcregion: null, cap: null },
    ]);
    expect(warning).toMatch(/grant vpc:GetCcnRegionBandwidthLimits/);
  });
});

describe('lists of the settings page', () => {
  const REGION = 'ap-tokyo';
  const call = async (url: string, request: unknown, context = fresh()) => {
    const { status, body } = await running.plugin.callResource(context, {
      method: 'POST',
      url,
      body: JSON.stringify(request),
    });
    return { status, ...(JSON.parse(String(body)) as Partial<TopicsAnswer & FieldsAnswer & ResourceError>) };
  };

  test('topics of a region with many come a page at a time, searched by name or id, and are asked of CLS once', async () => {
    for (let number = 0; number < 230; number++) {
      const topicId = `id-${String(number).padStart(3, '0')}`;
      const index = number === 7 ? flowLogIndex('eni') : {};
      await running.cls.store.createTopic({
        ...{ region: REGION, topicId, name: `service-${number}`, logset: 'many', retentionDays: 1, index },
      });
    }
    const context = fresh();
    const first = await call('topics', { region: REGION }, context);
    expect(first).toMatchObject({ status: 200, total: 230 });
    expect(first.topics).toHaveLength(100);
    // What is kept needs no further list.
    running.cls.faults.set(denied('DescribeTopics'));
    const rest = await call('topics', { region: REGION, offset: 200, limit: 50 }, context);
    expect(rest.topics).toHaveLength(30);
    expect(await call('topics', { region: REGION, search: 'SERVICE-22' }, context)).toMatchObject({ total: 11 });
    expect(await call('topics', { region: REGION, search: 'id-007' }, context)).toEqual({
      ...{ status: 200, total: 1 },
      topics: [{ topic: 'id-007', name: 'service-7', format: 'eni' }],
    });
    expect(await call('topics', { region: REGION }, fresh())).toMatchObject({ status: 403 });
  });

  test('flow logs and fields come in pages too', async () => {
    const all = (await call('flow-logs', {})).topics!;
    const found = await call('flow-logs', { search: 'ap-beijing', limit: 1 });
    expect(found.total).toBe(all.filter((topic) => JSON.stringify(topic).includes('ap-beijing')).length);
    expect(found.topics).toHaveLength(1);
    expect(await call('fields', { log: 'ccn', search: 'srcaddr' })).toEqual({
      ...{ status: 200, total: 1 },
      fields: [{ key: 'srcaddr', type: 'text', statistics: true }],
    });
  });

  test.each<[string, unknown, object]>([
    ['topics', {}, { field: 'region' }],
    ['topics', { region: 7 }, { field: 'region' }],
    ['topics', { region: REGION, limit: 101 }, { field: 'limit' }],
    ['topics', { region: REGION, search: {} }, { field: 'search' }],
    ['flow-logs', { offset: -1 }, { field: 'offset' }],
    ['flow-logs', [], { field: 'request' }],
    ['fields', null, { field: 'request' }],
    ['fields', { log: 'all' }, { field: 'log' }],
    ['fields', { log: 'ccn', limit: 'many' }, { field: 'limit' }],
    ['regions', { search: 'x'.repeat(201), locale: 'zh-Hans' }, { message: expect.stringMatching(/\p{Script=Han}/u) }],
  ])('%s with %j is refused by name', async (url, request, refusal) => {
    expect(await call(url, request)).toMatchObject({ status: 400, ...refusal });
  });
});
