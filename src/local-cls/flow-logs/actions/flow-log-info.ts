import type { FlowLogInfo } from '#cls';
import type { ActionContext } from '../../actions/action-rule';
import { clsTime } from '../../actions/cls-time';
import { type FlowLog, isEnabled } from '../flow-log';

/** A flow log as the API shows it. */
export function flowLogInfo(
  flowLog: FlowLog,
  { store, switches }: Pick<ActionContext, 'store' | 'switches'>,
): FlowLogInfo {
  const { topicId, topicRegion, region, vpcId } = flowLog;
  const isHere = topicRegion === region && switches.ownCloudLogRegion === 'empty';
  return {
    ...(vpcId === null ? {} : { VpcId: vpcId }),
    FlowLogId: flowLog.id,
    FlowLogName: flowLog.name,
    ResourceType: flowLog.resourceType,
    ResourceId: flowLog.resourceId,
    TrafficType: flowLog.trafficType,
    CloudLogId: topicId,
    CloudLogState: store.topic(topicId)?.region === topicRegion ? 'SUCCESS' : 'DELETED',
    CloudLogRegion: isHere ? '' : topicRegion,
    FlowLogDescription: flowLog.description,
    CreatedTime: clsTime(flowLog.createdMs),
    TagSet: [...flowLog.tags],
    Enable: isEnabled(flowLog),
    StorageType: 'cls',
    ...(flowLog.resourceType === 'CCN' ? { Period: flowLog.windowMinutes * 60 } : {}),
  };
}

/** As the documents' example of CreateFlowLog shows a new one: nothing that is not known at once. */
export function bareFlowLogInfo(info: FlowLogInfo): FlowLogInfo {
  return {
    ...info,
    CloudLogState: '',
    CloudLogRegion: '',
    FlowLogDescription: '',
    CreatedTime: '0000-00-00 00:00:00',
  };
}
