import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FlowLogInfo } from '#cls';
import { type LocalCls, startLocalCls } from '../start-local-cls';
import { readRecords } from '../store/open-test-store';
import { INTERFACES, SUBNETS, VPCS } from '../traffic/inventory';
import { FLOW_LOGS_PATH } from './console-route';

const REGION = 'ap-beijing';
const VPC = VPCS.find(({ region }) => region === REGION)!;
const SUBNET = SUBNETS.find(({ vpcId }) => vpcId === VPC.id)!;
const START = Date.UTC(2026, 2, 3, 4, 0);

let dir: string;
let local: LocalCls;
let nowMs: number;

beforeEach(async () => {
  nowMs = START;
  dir = await mkdtemp(join(tmpdir(), 'console-route-'));
  const traffic = { seed: 3, recordsPerMinute: 400, limiterEveryHour: false };
  local = await startLocalCls({ dir, topics: [], traffic, now: () => nowMs });
});
afterEach(async () => {
  await local.close();
  await rm(dir, { recursive: true });
});

function post(body: object, type = 'application/json'): Promise<Response> {
  const headers = { 'Content-Type': type };
  return fetch(local.url + FLOW_LOGS_PATH, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function create(body: object): Promise<FlowLogInfo> {
  const response = await post({ region: REGION, ...body });
  expect(response.status).toBe(200);
  return ((await response.json()) as { flowLog: FlowLogInfo }).flowLog;
}

describe('creating as the console does', () => {
  test('a subnet: all its interfaces, into the topic of the service, made with its index', async () => {
    const made = await create({ resourceType: 'SUBNET', resourceId: SUBNET.id });
    expect(made).toMatchObject({ ResourceType: 'SUBNET', ResourceId: SUBNET.id, VpcId: VPC.id, TrafficType: 'ALL' });
    const topic = local.store.topic(made.CloudLogId)!;
    expect(topic).toMatchObject({ region: REGION, logset: 'flowlog_logset', name: 'flowlog-eni' });
    expect(topic.index.KeyValue!.KeyValues).toHaveLength(14);

    nowMs = START + 30 * 60_000;
    await local.recordDue();
    const records = await readRecords(local.store, topic.topicId);
    const seen = new Set(records.map((record) => record['interface-id']));
    const wanted = INTERFACES.filter(({ subnetId }) => subnetId === SUBNET.id).map(({ id }) => id);
    expect([...seen].sort()).toEqual(wanted.sort());
  });

  test('flow logs of one format share the topic; a CCN has another', async () => {
    const vpc = await create({ resourceType: 'VPC', resourceId: VPC.id, name: 'all of it', trafficType: 'REJECT' });
    const subnet = await create({ resourceType: 'SUBNET', resourceId: SUBNET.id });
    const ccn = await create({ resourceType: 'CCN', resourceId: 'ccn-demo0001', period: 300 });
    expect(vpc).toMatchObject({ FlowLogName: 'all of it', TrafficType: 'REJECT' });
    expect(subnet.CloudLogId).toBe(vpc.CloudLogId);
    expect(ccn).toMatchObject({ Period: 300 });
    expect(ccn.CloudLogId).not.toBe(vpc.CloudLogId);
    expect(local.store.logsets(REGION)).toHaveLength(1);
  });

  test('a topic that is named is taken', async () => {
    const topic = { region: 'ap-shanghai', topicId: 'own', name: 'own', logset: 'own', index: {}, retentionDays: null };
    await local.store.createTopic(topic);
    const wanted = { resourceType: 'VPC', resourceId: VPC.id, topicId: 'own', topicRegion: 'ap-shanghai' };
    expect(await create(wanted)).toMatchObject({ CloudLogId: 'own', CloudLogRegion: 'ap-shanghai' });
  });

  test('lists what can be recorded', async () => {
    const listed = (await (await fetch(local.url + FLOW_LOGS_PATH)).json()) as Record<string, unknown[]>;
    expect(Object.keys(listed)).toEqual(['ccns', 'vpcs', 'subnets', 'interfaces']);
    expect(listed['subnets']).toContainEqual(SUBNET);
  });

  test.each([
    ['MissingParameter', {}],
    ['UnknownParameter', { resourceType: 'VPC', resourceId: VPC.id, vpc: VPC.id }],
    ['InvalidParameterValue.Range', { resourceType: 'NAT', resourceId: 'nat-prlux840' }],
    ['InvalidParameterValue.Range', { resourceType: 'VPC', resourceId: VPC.id, period: 60 }],
    ['ResourceNotFound', { resourceType: 'SUBNET', resourceId: 'subnet-00000000' }],
    ['ResourceNotFound', { resourceType: 'VPC', resourceId: VPC.id, region: 'ap-shanghai' }],
  ])('%s: %j', async (code, body) => {
    const response = await post({ region: REGION, ...body });
    expect({ status: response.status, ...((await response.json()) as object) }).toMatchObject({ status: 400, code });
  });

  test('another type of content is refused: a page in a browser may send it unasked', async () => {
    const response = await post({ region: REGION, resourceType: 'VPC', resourceId: VPC.id }, 'text/plain');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: 'Content-Type: must be application/json' });
  });
});
