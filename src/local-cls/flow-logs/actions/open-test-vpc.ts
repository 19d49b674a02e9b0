/** The VPC API over a store and the demo's flow logs of CCNs, without a server, for tests. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { VPC_VERSION } from '#cls';
import type { ActionContext } from '../../actions/action-rule';
import { FreshLogs } from '../../actions/fresh-logs';
import { findAction } from '../../actions/registry';
import { SearchSlots } from '../../actions/search-slots';
import { eniTopicId } from '../../demo-topics';
import { ccnTopicId } from '../../demo-topics';
import { openTestStore } from '../../store/open-test-store';
import type { Store } from '../../store/store';
import { DEFAULT_SWITCHES, type Switches } from '../../switches';
import { WriteRates } from '../../upload/write-rates';
import { INTERFACES } from '../../traffic/inventory';
import { demoFlowLogs } from '../demo-flow-logs';
import { FlowLogs } from '../flow-logs';

export const TEST_NOW = Date.UTC(2026, 2, 3, 4, 0, 30);

/** Where the requests below hold. */
export const REGION = 'ap-guangzhou';
export const TOPIC = ccnTopicId(REGION);
/** The demo's flow log of the main CCN there. */
export const DEMO = 'fl-demo0000';
export const INTERFACE = INTERFACES.find(({ region }) => region === REGION)!;
export const ELSEWHERE = INTERFACES.find(({ region }) => region === 'ap-beijing')!;

/** Requests of CreateFlowLog. */
export const ENI = {
  FlowLogName: 'new',
  ResourceType: 'NETWORKINTERFACE',
  ResourceId: INTERFACE.id,
  VpcId: INTERFACE.vpcId,
  TrafficType: 'ALL',
  CloudLogId: TOPIC,
};

export const CCN = {
  FlowLogName: 'new',
  ResourceType: 'CCN',
  ResourceId: 'ccn-demo0001',
  TrafficType: 'ALL',
  CloudLogId: TOPIC,
};

export interface CallOptions {
  region?: string;
  switches?: Partial<Switches>;
  nowMs?: number;
}

export interface TestVpc {
  store: Store;
  call<Answer>(name: string, request: object, options: CallOptions): Promise<Answer>;
  /** Brings back the flow logs of the start. */
  reset(): Promise<void>;
  remove(): Promise<void>;
}

export async function openTestVpc(): Promise<TestVpc> {
  const opened = await openTestStore();
  const openFlowLogs = () =>
    FlowLogs.open(
      opened.dir,
      demoFlowLogs(TEST_NOW, (topicId) => topicId !== eniTopicId('ap-guangzhou')),
    );
  let flowLogs = await openFlowLogs();
  return {
    store: opened.store,
    async call<Answer>(name: string, request: object, { region = 'ap-guangzhou', switches, nowMs }: CallOptions) {
      const context: ActionContext = {
        store: opened.store,
        flowLogs,
        region,
        now: () => nowMs ?? TEST_NOW,
        switches: { ...DEFAULT_SWITCHES, ...switches },
        slots: new SearchSlots(),
        fresh: new FreshLogs(0, Date.now),
        writes: new WriteRates(),
        signCursor: () => '',
        searchTimeoutMs: 60_000,
        signal: new AbortController().signal,
        authorize: () => undefined,
        enterTopic: () => undefined,
      };
      const body = Buffer.from(JSON.stringify(request));
      return (await findAction(VPC_VERSION, name)({ body, headers: {} }, context)) as Answer;
    },
    async reset() {
      await rm(join(opened.dir, 'flow-logs.json'));
      flowLogs = await openFlowLogs();
    },
    remove: () => opened.remove(),
  };
}
