/** Topics of their own with records written by hand. Times in seconds since the epoch. */
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { type LogFormat, TEXT_KEYS } from '#flowlog';
import { flowLogIndex } from '../../../../src/local-cls/demo-topics';
import type { StoreCell } from '../../../../src/local-cls/store/log-batch';
import { DEMO_KEYS } from '../../../../src/local-cls/start-local-cls';
import { INTERFACES } from '../../../../src/local-cls/traffic/inventory';
import type { RunningPlugin } from '../running-plugin';

export type Row = Readonly<Record<string, StoreCell>>;

export function createTopic({ cls }: RunningPlugin, topicId: string, format: LogFormat): Promise<unknown> {
  return cls.store.createTopic({
    ...{ region: 'ap-guangzhou', topicId, name: topicId, logset: 'written', retentionDays: null },
    index: flowLogIndex(format),
  });
}

export function write(
  { cls }: RunningPlugin,
  topicId: string,
  format: LogFormat,
  rows: readonly Row[],
): Promise<unknown> {
  const keys = TEXT_KEYS[format];
  return cls.store.append(topicId, {
    timesMs: rows.map(({ end }) => Number(end) * 1000),
    keys: [...keys],
    columns: keys.map((key) => rows.map((row) => row[key] ?? null)),
  });
}

/** One flow with a record of 3600 bytes each hour: 8 bit/s of any stretch of whole hours. */
export function writeHours(running: RunningPlugin, topicId: string, fromMs: number, toMs: number): Promise<unknown> {
  const hours = Array.from({ length: (toMs - fromMs) / 3_600_000 }, (_, hour) => fromMs / 1000 + hour * 3600);
  const rows = hours.map((start) => ccnRow({ start, end: start + 59, bytes: 3600 }));
  return write(running, topicId, 'ccn', rows);
}

export function ccnRow(over: Row): Row {
  const ends = { srcaddr: '10.1.0.1', dstaddr: '10.2.0.2', srcport: '40001', dstport: 443, protocol: 6 };
  const regions = { srcregionid: 'ap-guangzhou', dstregionid: 'ap-shanghai', 'region-id': 'ap-guangzhou' };
  const rest = { version: '2', ccnid: 'ccn-written1', packets: 10, bytes: 3600, action: 'ACCEPT', 'log-status': 'OK' };
  return { ...ends, ...regions, ...rest, ...over };
}

export function eniRow(over: Row): Row {
  const ends = { srcaddr: '10.1.0.1', dstaddr: '10.2.0.2', srcport: 40001, dstport: 443, protocol: 6 };
  const rest = { version: '2', 'account-id': '1250000000', 'interface-id': 'eni-written1', packets: 10 };
  return { ...ends, ...rest, bytes: 3600, action: 'ACCEPT', 'log-status': 'OK', ...over };
}

/** Makes a flow log of an interface; each interface can have one. */
export async function createFlowLog(
  { cls }: RunningPlugin,
  CloudLogId: string,
  TrafficType: string,
  nth: number,
): Promise<void> {
  const { id, vpcId } = INTERFACES.filter(({ region }) => region === 'ap-guangzhou')[nth]!;
  const client = new CommonClient('vpc.tencentcloudapi.com', '2017-03-12', {
    credential: { ...DEMO_KEYS[0] },
    region: 'ap-guangzhou',
    profile: { httpProfile: { endpoint: new URL(cls.url).host, protocol: 'http://' } },
  });
  const resource = { ResourceType: 'NETWORKINTERFACE', ResourceId: id, VpcId: vpcId };
  await client.request('CreateFlowLog', { FlowLogName: CloudLogId, ...resource, CloudLogId, TrafficType });
}
