import type { DeleteFlowLogRequest } from '#cls';
import type { ActionRule } from '../../actions/action-rule';
import { findFlowLogOfVpc } from './find-flow-log';

/** Log set, topic and records stay. */
export const deleteFlowLog: ActionRule<DeleteFlowLogRequest> = {
  parameters: { FlowLogId: 'string!', VpcId: 'string' },
  async run(request, context) {
    const found = findFlowLogOfVpc(request, context);
    await context.flowLogs.change((all) => all.filter(({ id }) => id !== found.id));
    return {};
  },
};
