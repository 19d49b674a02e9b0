import type { CreateLogsetRequest } from '#cls';
import { ClsFailure, invalidParameter } from '../failure';
import type { ActionRule } from './action-rule';
import { checkTags, TAG_SHAPE } from './check-tags';
import { customId } from './custom-id';

const MAX_NAME = 255;

export const createLogset: ActionRule<CreateLogsetRequest> = {
  parameters: { LogsetName: 'string!', Tags: TAG_SHAPE, LogsetId: 'string' },
  async run({ LogsetName: name, Tags, LogsetId: asked }, { store, region }) {
    if (name === '' || name.length > MAX_NAME || name.includes('|')) {
      throw invalidParameter(`LogsetName must be 1 to ${MAX_NAME} characters without |.`);
    }
    const logsetId = customId(asked, 'LogsetId');
    if (store.logset(logsetId) !== undefined || store.logsets(region).some((logset) => logset.name === name)) {
      throw new ClsFailure('InvalidParameter.LogsetConflict', `A log set ${name} or ${logsetId} exists already.`);
    }
    await store.createLogset({ region, name, logsetId, tags: checkTags(Tags) });
    return { LogsetId: logsetId };
  },
};
