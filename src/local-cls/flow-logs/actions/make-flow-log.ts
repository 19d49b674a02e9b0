/** What CreateFlowLog and the console's way of creating have in common. */
import { randomBytes } from 'node:crypto';
import type { CreateFlowLogRequest, FlowLogTrafficType, VpcTag } from '#cls';
import type { ActionContext } from '../../actions/action-rule';
import { firstWindow, type FlowLog, type RecordedResource } from '../flow-log';
import { checkChoice, checkLength } from './check-values';
import { findResource } from './find-resource';
import { checkDescription, checkName, checkPeriod } from './flow-log-attributes';
import { notFound, vpcFailure } from './vpc-failure';

const CCN_PERIOD = 60;

/** Interfaces have one window: documents give no choice. */
const INTERFACE_PERIOD = 300;

const LONGEST_TAG_KEY = 127;

export type MakeContext = Pick<ActionContext, 'store' | 'flowLogs' | 'region' | 'now'>;

/** Checks what does not depend on what there is. */
export function checkNewFlowLog(request: CreateFlowLogRequest, resourceTypes: readonly string[]): void {
  checkChoice('ResourceType', resourceTypes, request.ResourceType);
  checkChoice('TrafficType', ['ACCEPT', 'REJECT', 'ALL'], request.TrafficType);
  checkDescription(request.FlowLogDescription);
  checkPeriod(request.Period, request.ResourceType === 'CCN');
  checkTags(request.Tags ?? []);
}

/** Makes the flow log and keeps it. Refuses a resource or a topic that is not there, and what the region has already. */
export async function makeFlowLog(request: CreateFlowLogRequest, context: MakeContext): Promise<FlowLog> {
  const flowLog = newFlowLog(request, context);
  await context.flowLogs.change((all) => {
    const here = all.filter(({ region }) => region === flowLog.region);
    const other = here.find(({ resourceId }) => resourceId === flowLog.resourceId);
    if (other !== undefined) {
      const message =
        `There is a flow log for ${flowLog.resourceId} already: ${other.id}. ` +
        'Change it with ModifyFlowLogAttribute, or delete it first.';
      throw vpcFailure('UnsupportedOperation.FlowLogInstanceExisted', message);
    }
    checkName(flowLog.name, here);
    return [...all, flowLog];
  });
  return flowLog;
}

function newFlowLog(request: CreateFlowLogRequest, context: MakeContext): FlowLog {
  const { region, now, flowLogs } = context;
  const period = request.Period ?? (request.ResourceType === 'CCN' ? CCN_PERIOD : INTERFACE_PERIOD);
  const windowMinutes = period / 60;
  const createdMs = now();
  return {
    id: `fl-${randomBytes(4).toString('hex')}`,
    region,
    name: request.FlowLogName,
    description: request.FlowLogDescription ?? '',
    ...findResource(request, region),
    resourceType: request.ResourceType as RecordedResource,
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
  { store, region }: MakeContext,
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

function checkTags(tags: readonly VpcTag[]): void {
  tags.forEach(({ Key }) => checkLength('The Key of Tags', LONGEST_TAG_KEY, Key));
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) {
    throw vpcFailure('InvalidParameterValue.TagDuplicateKey', 'Two of Tags have the same Key.');
  }
}
