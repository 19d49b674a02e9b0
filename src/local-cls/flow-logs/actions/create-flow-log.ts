import { randomBytes } from 'node:crypto';
import type { CreateFlowLogRequest, FlowLogTrafficType, VpcTag } from '#cls';
import type { ActionContext, ActionRule } from '../../actions/action-rule';
import { firstWindow, type FlowLog } from '../flow-log';
import { checkChoice, checkLength } from './check-values';
import { bareFlowLogInfo, flowLogInfo } from './flow-log-info';
import { checkDescription, checkName, checkPeriod } from './flow-log-attributes';
import { findResource } from './find-resource';
import { notFound, vpcFailure } from './vpc-failure';

const CCN_PERIOD = 60;

/** Interfaces have one window: documents give no choice. */
const INTERFACE_PERIOD = 300;

const LONGEST_TAG_KEY = 127;

export const createFlowLog: ActionRule<CreateFlowLogRequest> = {
  parameters: {
    FlowLogName: 'string!',
    ResourceType: 'string!',
    ResourceId: 'string!',
    TrafficType: 'string!',
    VpcId: 'string',
    FlowLogDescription: 'string',
    CloudLogId: 'string',
    Tags: [{ Key: 'string!', Value: 'string' }],
    StorageType: 'string',
    FlowLogStorage: { StorageId: 'string!', StorageTopic: 'string' },
    CloudLogRegion: 'string',
    Period: 'integer',
  },
  async run(request, context) {
    checkRequest(request);
    const flowLog = newFlowLog(request, context);
    await addFlowLog(flowLog, context);
    const info = flowLogInfo(flowLog, context);
    return { FlowLog: [context.switches.createdFlowLog === 'bare' ? bareFlowLogInfo(info) : info] };
  },
};

/** Refuses what the region has already. */
export async function addFlowLog(flowLog: FlowLog, { flowLogs }: Pick<ActionContext, 'flowLogs'>): Promise<void> {
  await flowLogs.change((all) => {
    const here = all.filter(({ region }) => region === flowLog.region);
    if (here.some(({ resourceId }) => resourceId === flowLog.resourceId)) {
      const message = `There is a flow log for ${flowLog.resourceId} already.`;
      throw vpcFailure('UnsupportedOperation.FlowLogInstanceExisted', message);
    }
    checkName(flowLog.name, here);
    return [...all, flowLog];
  });
}

function checkRequest(request: CreateFlowLogRequest): void {
  checkChoice('ResourceType', ['NETWORKINTERFACE', 'CCN', 'NAT', 'DCG'], request.ResourceType);
  checkChoice('TrafficType', ['ACCEPT', 'REJECT', 'ALL'], request.TrafficType);
  checkChoice('StorageType', ['cls', 'ckafka'], request.StorageType);
  checkDescription(request.FlowLogDescription);
  checkPeriod(request.Period, request.ResourceType === 'CCN');
  checkTags(request.Tags ?? []);
  if (request.ResourceType === 'DCG' || request.StorageType === 'ckafka') {
    throw vpcFailure('UnauthorizedOperation', 'Flow logs of DCG or into ckafka are open to listed accounts only.');
  }
}

function checkTags(tags: readonly VpcTag[]): void {
  tags.forEach(({ Key }) => checkLength('The Key of Tags', LONGEST_TAG_KEY, Key));
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) {
    throw vpcFailure('InvalidParameterValue.TagDuplicateKey', 'Two of Tags have the same Key.');
  }
}

function newFlowLog(request: CreateFlowLogRequest, context: ActionContext): FlowLog {
  const { region, now, flowLogs } = context;
  const isCcn = request.ResourceType === 'CCN';
  const windowMinutes = (request.Period ?? (isCcn ? CCN_PERIOD : INTERFACE_PERIOD)) / 60;
  const createdMs = now();
  return {
    id: newFlowLogId(),
    region,
    name: request.FlowLogName,
    description: request.FlowLogDescription ?? '',
    resourceType: isCcn ? 'CCN' : 'NETWORKINTERFACE',
    ...findResource(request, region),
    trafficType: request.TrafficType as FlowLogTrafficType,
    ...findStorage(request, context),
    tags: request.Tags ?? [],
    createdMs,
    windowMinutes,
    phases: [{ from: firstWindow(createdMs, windowMinutes, flowLogs.firstDataMs), to: null, windowMinutes }],
  };
}

function findStorage(
  { CloudLogId, CloudLogRegion }: CreateFlowLogRequest,
  { store, region }: ActionContext,
): Pick<FlowLog, 'topicId' | 'topicRegion'> {
  if (!CloudLogId) {
    throw vpcFailure('InvalidParameterValue.Empty', 'CloudLogId must be given when StorageType is cls.');
  }
  const topicRegion = CloudLogRegion || region;
  if (store.topic(CloudLogId)?.region !== topicRegion) {
    throw notFound(`topic of ${topicRegion}`, CloudLogId);
  }
  return { topicId: CloudLogId, topicRegion };
}

export function newFlowLogId(): string {
  return `fl-${randomBytes(4).toString('hex')}`;
}
