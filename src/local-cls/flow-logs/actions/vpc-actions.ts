/** The VPC API's actions by name. */
import type { ActionRule } from '../../actions/action-rule';
import { createFlowLog } from './create-flow-log';
import { deleteFlowLog } from './delete-flow-log';
import { describeCcnAttachedInstances } from './describe-ccn-attached-instances';
import { describeCcnRegionBandwidthLimits } from './describe-ccn-region-bandwidth-limits';
import { describeCcns } from './describe-ccns';
import { describeFlowLog } from './describe-flow-log';
import { describeFlowLogs } from './describe-flow-logs';
import { disableFlowLogs, enableFlowLogs } from './enable-flow-logs';
import { getCcnRegionBandwidthLimits } from './get-ccn-region-bandwidth-limits';
import { modifyFlowLogAttribute } from './modify-flow-log-attribute';

export const VPC_ACTIONS: Readonly<Record<string, ActionRule<object>>> = {
  CreateFlowLog: createFlowLog,
  DeleteFlowLog: deleteFlowLog,
  DescribeCcnAttachedInstances: describeCcnAttachedInstances,
  DescribeCcnRegionBandwidthLimits: describeCcnRegionBandwidthLimits,
  DescribeCcns: describeCcns,
  DescribeFlowLog: describeFlowLog,
  DescribeFlowLogs: describeFlowLogs,
  DisableFlowLogs: disableFlowLogs,
  EnableFlowLogs: enableFlowLogs,
  GetCcnRegionBandwidthLimits: getCcnRegionBandwidthLimits,
  ModifyFlowLogAttribute: modifyFlowLogAttribute,
};
