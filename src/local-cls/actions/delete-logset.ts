import type { DeleteLogsetRequest } from '#cls';
import { ClsFailure } from '../failure';
import type { ActionRule } from './action-rule';
import { findLogset } from './find-logset';

export const deleteLogset: ActionRule<DeleteLogsetRequest> = {
  parameters: { LogsetId: 'string!' },
  async run({ LogsetId }, context) {
    const { store } = context;
    const { logsetId } = findLogset(LogsetId, context);
    if (store.topics().some((topic) => topic.logsetId === logsetId)) {
      throw new ClsFailure('FailedOperation.LogsetNotEmpty', `Log set ${logsetId} holds topics; delete them first.`);
    }
    await store.deleteLogset(logsetId);
    return {};
  },
};
