import type { FlowLogIdsRequest } from '#cls';
import type { ActionRule } from '../../actions/action-rule';
import { disable, enable, type FlowLog } from '../flow-log';
import { checkCount } from './check-values';
import { findFlowLog } from './find-flow-log';
import { vpcFailure } from './vpc-failure';

/** Documents give no figure; lists of ids of this API take 100. */
const MOST_IDS = 100;

/** Windows of the time between stay unrecorded. */
export const enableFlowLogs = switchFlowLogs(enable);
export const disableFlowLogs = switchFlowLogs(disable);

function switchFlowLogs(change: (flowLog: FlowLog, nowMs: number) => FlowLog): ActionRule<FlowLogIdsRequest> {
  return {
    parameters: { FlowLogIds: 'strings' },
    async run({ FlowLogIds = [] }: Partial<FlowLogIdsRequest>, context) {
      if (FlowLogIds.length === 0) {
        throw vpcFailure('MissingParameter', 'The request is missing the required parameter `FlowLogIds`.');
      }
      checkCount('FlowLogIds', MOST_IDS, FlowLogIds);
      const found = FlowLogIds.map((id) => findFlowLog(id, context).id);
      await context.flowLogs.change((all) =>
        all.map((one) => (found.includes(one.id) ? change(one, context.now()) : one)),
      );
      return {};
    },
  };
}
