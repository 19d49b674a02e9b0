import type { IncomingHttpHeaders } from 'node:http';
import { CLS_VERSION, VPC_VERSION } from '#cls';
import { ClsFailure } from '../failure';
import { VPC_ACTIONS } from '../flow-logs/actions/vpc-actions';
import type { ActionContext, ActionRule } from './action-rule';
import { checkParameters } from './check-parameters';
import { createIndex } from './create-index';
import { createLogset } from './create-logset';
import { createTopic } from './create-topic';
import { deleteIndex } from './delete-index';
import { deleteLogset } from './delete-logset';
import { deleteTopic } from './delete-topic';
import { describeIndex } from './describe-index';
import { describeLogContext } from './describe-log-context';
import { describeLogHistogram } from './describe-log-histogram';
import { describeLogsets } from './describe-logsets';
import { describeTopics } from './describe-topics';
import { modifyIndex } from './modify-index';
import { modifyTopic } from './modify-topic';
import { searchLog } from './search-log';
import { uploadLog } from './upload-log';

/** What came over the wire; most actions read the body as JSON alone. */
export interface ApiCall {
  body: Buffer;
  headers: IncomingHttpHeaders;
}

/** Runs an action on a call. */
type Runner = (call: ApiCall, context: ActionContext) => Promise<object>;

/** Actions by version and name. */
const ACTIONS: Readonly<Record<string, Readonly<Record<string, Runner>>>> = {
  [CLS_VERSION]: {
    SearchLog: runner(searchLog),
    DescribeLogHistogram: runner(describeLogHistogram),
    DescribeLogContext: runner(describeLogContext),
    DescribeTopics: runner(describeTopics),
    DescribeLogsets: runner(describeLogsets),
    DescribeIndex: runner(describeIndex),
    UploadLog: uploadLog,
    CreateLogset: runner(createLogset),
    DeleteLogset: runner(deleteLogset),
    CreateTopic: runner(createTopic),
    ModifyTopic: runner(modifyTopic),
    DeleteTopic: runner(deleteTopic),
    CreateIndex: runner(createIndex),
    ModifyIndex: runner(modifyIndex),
    DeleteIndex: runner(deleteIndex),
  },
  [VPC_VERSION]: Object.fromEntries(Object.entries(VPC_ACTIONS).map(([name, rule]) => [name, runner(rule)])),
};

/** Whether an action of any version has this name. */
export function isAction(name: string): boolean {
  return Object.values(ACTIONS).some((actions) => Object.hasOwn(actions, name));
}

export function findAction(version: string, name: string): Runner {
  const actions = Object.hasOwn(ACTIONS, version) ? ACTIONS[version]! : undefined;
  if (actions === undefined) {
    throw new ClsFailure('NoSuchVersion', `The API version \`${version}\` does not exist.`);
  }
  if (!Object.hasOwn(actions, name)) {
    throw new ClsFailure('InvalidAction', `The action \`${name}\` does not exist in version \`${version}\`.`);
  }
  return actions[name]!;
}

function runner<Request>(rule: ActionRule<Request>): Runner {
  return async ({ body }, context) => {
    const request = checkParameters(body.toString(), rule.parameters);
    // A search over several topics asks for each.
    if (request['Topics'] === undefined) {
      context.authorize(request['TopicId'] ? String(request['TopicId']) : undefined);
    }
    return rule.run(request as Request, context);
  };
}
