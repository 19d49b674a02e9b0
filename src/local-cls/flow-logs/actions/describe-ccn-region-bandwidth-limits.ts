import type { CcnRequest } from '#cls';
import type { ActionRule } from '../../actions/action-rule';
import { bandwidthLimits, findCcn } from './bandwidth-limits';

export const describeCcnRegionBandwidthLimits: ActionRule<CcnRequest> = {
  parameters: { CcnId: 'string!' },
  async run({ CcnId }, { switches }) {
    return { CcnRegionBandwidthLimitSet: bandwidthLimits(findCcn(CcnId), switches) };
  },
};
