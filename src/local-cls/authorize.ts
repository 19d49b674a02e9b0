/** Access policies of keys, in the part that log topics need. */
import { ClsFailure } from './failure';

/**
 * One permission, as in an access policy: actions (`cls:SearchLog`, `cls:Describe*`, `*`) and the topics they may touch.
 * Without topics it holds for all. Actions that name no topic cannot be limited to topics: a statement with topics does
 * not permit them (authorization granularity page of CLS).
 */
export interface PolicyStatement {
  actions: readonly string[];
  topics?: readonly string[];
}

export interface AccessRequest {
  /** With its service: `cls:SearchLog`. */
  action: string;
  topicId: string | undefined;
  region: string;
  requestId: string;
}

/** Throws when no statement permits the action. Nothing is permitted beyond what a policy says. */
export function authorize(policy: readonly PolicyStatement[], access: AccessRequest, code: string): void {
  const { action, topicId, region, requestId } = access;
  const permitted = policy.some(
    ({ actions, topics }) =>
      actions.some((pattern) => covers(pattern, action)) &&
      (topics === undefined || (topicId !== undefined && topics.includes(topicId))),
  );
  if (!permitted) {
    const resource = topicId === undefined ? '*' : `qcs::cls:${region}:uin/${ACCOUNT}:topic/${topicId}`;
    throw new ClsFailure(
      code,
      'You are not authorized to perform this operation. Check your CAM policies, and ensure that you are using the ' +
        `correct access keys. [[request id:${requestId}]you are not authorized to perform operation (${action})\n` +
        `resource (${resource}) has no permission\n]`,
    );
  }
}

/** The one account that all keys of this server belong to. */
const ACCOUNT = '100000000001';

function covers(pattern: string, action: string): boolean {
  return pattern.endsWith('*') ? action.startsWith(pattern.slice(0, -1)) : pattern === action;
}
