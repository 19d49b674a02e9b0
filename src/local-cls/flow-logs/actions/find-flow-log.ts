import type { ActionContext } from '../../actions/action-rule';
import type { FlowLog } from '../flow-log';
import { checkId } from './check-values';
import { notFound, vpcFailure } from './vpc-failure';

/** Flow logs that a request sees: those of its region, and a CCN's where the switch says so. */
export function visibleFlowLogs({ flowLogs, region, switches }: ActionContext): FlowLog[] {
  return flowLogs
    .all()
    .filter((one) => one.region === region || (switches.ccnFlowLogs === 'everywhere' && one.resourceType === 'CCN'));
}

export function findFlowLog(flowLogId: string, context: ActionContext): FlowLog {
  checkId('FlowLogId', 'fl', flowLogId);
  const found = visibleFlowLogs(context).find(({ id }) => id === flowLogId);
  if (found === undefined) {
    throw notFound('flow log', flowLogId);
  }
  return found;
}

/** As `findFlowLog`, with the VPC that must be named for all but a CCN's flow log. */
export function findFlowLogOfVpc(
  { FlowLogId, VpcId }: { FlowLogId: string; VpcId?: string },
  context: ActionContext,
): FlowLog {
  checkId('VpcId', 'vpc', VpcId);
  const found = findFlowLog(FlowLogId, context);
  if (found.vpcId !== null && VpcId === undefined) {
    throw vpcFailure('MissingParameter', 'VpcId must be given for a flow log that is not of a CCN.');
  }
  if (found.vpcId !== null && VpcId !== found.vpcId) {
    throw notFound(`flow log of ${VpcId}`, FlowLogId);
  }
  return found;
}
