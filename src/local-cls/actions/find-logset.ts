import { ClsFailure } from '../failure';
import type { LogsetRecord } from '../store/topic-record';
import type { ActionContext } from './action-rule';

/** The log set, if it lives in the region of the request. */
export function findLogset(logsetId: string, { store, region }: ActionContext): LogsetRecord {
  const logset = store.logset(logsetId);
  if (logset === undefined || logset.region !== region) {
    throw new ClsFailure('ResourceNotFound.LogsetNotExist', `Log set ${logsetId} does not exist in region ${region}.`);
  }
  return logset;
}
