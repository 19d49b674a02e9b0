import type { DescribeFlowLogRequest } from '#cls';
import type { ActionRule } from '../../actions/action-rule';
import { checkId } from './check-values';
import { findFlowLog } from './find-flow-log';
import { flowLogInfo } from './flow-log-info';
import { notFound } from './vpc-failure';

/** Being retired: knows no flow log of a CCN. */
export const describeFlowLog: ActionRule<DescribeFlowLogRequest> = {
  parameters: { VpcId: 'string!', FlowLogId: 'string!' },
  async run({ VpcId, FlowLogId }, context) {
    checkId('VpcId', 'vpc', VpcId);
    const found = findFlowLog(FlowLogId, context);
    if (found.vpcId !== VpcId) {
      throw notFound(`flow log of ${VpcId}`, FlowLogId);
    }
    return { FlowLog: [flowLogInfo(found, context)] };
  },
};
