/** The flow logs that fill the demo's topics: one for every region of every CCN, and one for a VPC. */
import { ccnTopicId, eniTopicId } from '../demo-topics';
import { ENI_VPC, ENI_WINDOW_MINUTES } from '../traffic/demo-recordings';
import { CCNS } from '../traffic/inventory';
import type { FlowLog } from './flow-log';

/** They are older than all records. */
const AGE_MS = 30 * 24 * 3_600_000;

const CCN_WINDOW_MINUTES = 1;

export function demoFlowLogs(nowMs: number, isTopic: (topicId: string) => boolean): FlowLog[] {
  const createdMs = Math.floor((nowMs - AGE_MS) / 60_000) * 60_000;
  return [...ccnFlowLogs(createdMs), vpcFlowLog(createdMs)].filter(({ topicId }) => isTopic(topicId));
}

function ccnFlowLogs(createdMs: number): FlowLog[] {
  return CCNS.flatMap(({ id, name, attached }, ccn) =>
    attached.map(({ region }, place) => ({
      ...sinceEver(createdMs, ccn * 100 + place, region, CCN_WINDOW_MINUTES),
      name: `${name}-${region}`,
      resourceType: 'CCN' as const,
      resourceId: id,
      vpcId: null,
      topicId: ccnTopicId(region),
    })),
  );
}

function vpcFlowLog(createdMs: number): FlowLog {
  const { id, name, region } = ENI_VPC;
  return {
    ...sinceEver(createdMs, 1000, region, ENI_WINDOW_MINUTES),
    name,
    resourceType: 'VPC',
    resourceId: id,
    vpcId: id,
    topicId: eniTopicId(region),
  };
}

type SinceEver = Omit<FlowLog, 'name' | 'resourceType' | 'resourceId' | 'vpcId' | 'topicId'>;

function sinceEver(createdMs: number, number: number, region: string, windowMinutes: number): SinceEver {
  return {
    id: `fl-demo${String(number).padStart(4, '0')}`,
    region,
    description: 'Made with the demo',
    trafficType: 'ALL',
    topicRegion: region,
    tags: [],
    createdMs,
    windowMinutes,
    phases: [{ from: Math.ceil(createdMs / 60_000 / windowMinutes) * windowMinutes, to: null, windowMinutes }],
  };
}
