/** A flow log to make others of, for tests. */
import type { FlowLog } from './flow-log';

/** A minute at which windows of every length begin. */
export const TEST_MINUTE = 29_544_480;

export const FLOW_LOG: FlowLog = {
  id: 'fl-00000001',
  region: 'ap-guangzhou',
  name: 'one',
  description: '',
  resourceType: 'CCN',
  resourceId: 'ccn-demo0001',
  vpcId: null,
  trafficType: 'ALL',
  topicId: 'ccn-flowlog-ap-guangzhou-1250000000',
  topicRegion: 'ap-guangzhou',
  tags: [],
  createdMs: TEST_MINUTE * 60_000,
  windowMinutes: 1,
  phases: [{ from: TEST_MINUTE, to: null, windowMinutes: 1 }],
};
