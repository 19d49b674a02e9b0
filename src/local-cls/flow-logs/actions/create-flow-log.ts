import type { CreateFlowLogRequest } from '#cls';
import type { ActionRule } from '../../actions/action-rule';
import { checkChoice } from './check-values';
import { bareFlowLogInfo, flowLogInfo } from './flow-log-info';
import { checkNewFlowLog, makeFlowLog } from './make-flow-log';
import { vpcFailure } from './vpc-failure';

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
    checkNewFlowLog(request, ['NETWORKINTERFACE', 'CCN', 'NAT', 'DCG']);
    checkChoice('StorageType', ['cls', 'ckafka'], request.StorageType);
    if (request.ResourceType === 'DCG' || request.StorageType === 'ckafka') {
      throw vpcFailure('UnauthorizedOperation', 'Flow logs of DCG or into ckafka are open to listed accounts only.');
    }
    const info = flowLogInfo(await makeFlowLog(request, context), context);
    return { FlowLog: [context.switches.createdFlowLog === 'bare' ? bareFlowLogInfo(info) : info] };
  },
};
