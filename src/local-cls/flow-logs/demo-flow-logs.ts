/** The flow logs that fill the demo's topics: one for every region of every CCN. */
import { ccnTopicId } from '../demo-topics';
import { CCNS } from '../traffic/inventory';
import type { FlowLog } from './flow-log';

/** They are older than all records. */
const AGE_MS = 30 * 24 * 3_600_000;

const WINDOW_MINUTES = 1;

export function demoFlowLogs(nowMs: number, isTopic: (topicId: string) => boolean): FlowLog[] {
  const createdMs = Math.floor((nowMs - AGE_MS) / 60_000) * 60_000;
  return CCNS.flatMap(({ id: resourceId, name, attached }, ccn) =>
    attached.map(({ region }, place): FlowLog => {
      const number = String(ccn * 100 + place).padStart(4, '0');
      return {
        id: `fl-demo${number}`,
        region,
        name: `${name}-${region}`,
        description: 'Made with the demo',
        resourceType: 'CCN',
        resourceId,
        vpcId: null,
        trafficType: 'ALL',
        topicId: ccnTopicId(region),
        topicRegion: region,
        tags: [],
        createdMs,
        windowMinutes: WINDOW_MINUTES,
        phases: [{ from: createdMs / 60_000, to: null, windowMinutes: WINDOW_MINUTES }],
      };
    }),
  ).filter(({ topicId }) => isTopic(topicId));
}
