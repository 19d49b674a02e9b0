import type { ModifyFlowLogAttributeRequest } from '#cls';
import type { ActionRule } from '../../actions/action-rule';
import { changeWindow } from '../flow-log';
import { findFlowLogOfVpc } from './find-flow-log';
import { checkDescription, checkName, checkPeriod } from './flow-log-attributes';

/** There is no parameter for scope and storage: they stay as they are. */
export const modifyFlowLogAttribute: ActionRule<ModifyFlowLogAttributeRequest> = {
  parameters: {
    FlowLogId: 'string!',
    VpcId: 'string',
    FlowLogName: 'string',
    FlowLogDescription: 'string',
    Period: 'integer',
  },
  async run(request, context) {
    const found = findFlowLogOfVpc(request, context);
    const { FlowLogName, FlowLogDescription, Period } = request;
    checkDescription(FlowLogDescription);
    checkPeriod(Period, found.resourceType === 'CCN');
    await context.flowLogs.change((all) => {
      if (FlowLogName !== undefined) {
        const others = all.filter(({ id, region }) => id !== found.id && region === found.region);
        checkName(FlowLogName, others);
      }
      return all.map((one) => {
        if (one.id !== found.id) {
          return one;
        }
        const named = { ...one, name: FlowLogName ?? one.name, description: FlowLogDescription ?? one.description };
        return Period === undefined ? named : changeWindow(named, Period / 60, context.now());
      });
    });
    return {};
  },
};
