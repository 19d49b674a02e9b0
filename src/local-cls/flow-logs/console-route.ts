/**
 * `/local/flow-logs`: creates as the console of the flow-log documents does, which is no part of the API. `GET` lists
 * what can be recorded; `POST` makes the flow log of a CCN, an interface, or a whole VPC or subnet with all its
 * interfaces, and the log set and the topic with its index where none is named.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FlowLogInfo } from '#cls';
import type { ActionContext } from '../actions/action-rule';
import { ClsFailure } from '../failure';
import type { RouteHandler } from '../local-routes';
import { CCNS, INTERFACES, SUBNETS, VPCS } from '../traffic/inventory';
import { findResource } from './actions/find-resource';
import { flowLogInfo } from './actions/flow-log-info';
import { checkNewFlowLog, makeFlowLog } from './actions/make-flow-log';
import { findDefaultTopic } from './default-topic';
import { type ConsoleRequest, readConsoleRequest } from './read-console-request';

export const FLOW_LOGS_PATH = '/local/flow-logs';

export type ConsoleContext = Pick<ActionContext, 'store' | 'flowLogs' | 'now' | 'switches'>;

export function createConsoleRoute(context: ConsoleContext): RouteHandler {
  return async (request, response) => {
    if (request.method === 'GET') {
      answer(response, 200, { ccns: CCNS, vpcs: VPCS, subnets: SUBNETS, interfaces: INTERFACES });
    } else if (request.method === 'POST') {
      await answerPost(request, response, context);
    } else {
      answer(response, 405, { message: 'Send GET or POST.' });
    }
  };
}

async function answerPost(request: IncomingMessage, response: ServerResponse, context: ConsoleContext): Promise<void> {
  try {
    answer(response, 200, { flowLog: await create(await readConsoleRequest(request), context) });
  } catch (error) {
    if (!(error instanceof ClsFailure)) {
      throw error;
    }
    answer(response, 400, { code: error.code, message: error.message });
  }
}

async function create(wanted: ConsoleRequest, context: ConsoleContext): Promise<FlowLogInfo> {
  const { region, resourceType, resourceId, trafficType = 'ALL', period, topicId, topicRegion } = wanted;
  const vpcId = vpcOf(resourceType, resourceId);
  const request = {
    FlowLogName: wanted.name ?? resourceId,
    ResourceType: resourceType,
    ResourceId: resourceId,
    TrafficType: trafficType,
    ...(vpcId === undefined ? {} : { VpcId: vpcId }),
    ...(period === undefined ? {} : { Period: period }),
  };
  checkNewFlowLog(request, ['VPC', 'SUBNET', 'NETWORKINTERFACE', 'CCN']);
  // Before a topic is made for it.
  findResource(request, region);
  const topic =
    topicId === undefined
      ? await findDefaultTopic(context.store, region, resourceType === 'CCN' ? 'ccn' : 'eni')
      : { topicId, region: topicRegion ?? region };
  const storage = { CloudLogId: topic.topicId, CloudLogRegion: topic.region };
  const here = { ...context, region };
  return flowLogInfo(await makeFlowLog({ ...request, ...storage }, here), here);
}

/** A VPC id that no VPC has leads to a resource that is not found. */
function vpcOf(resourceType: string, resourceId: string): string | undefined {
  switch (resourceType) {
    case 'CCN':
      return undefined;
    case 'VPC':
      return resourceId;
    case 'SUBNET':
      return SUBNETS.find(({ id }) => id === resourceId)?.vpcId ?? 'vpc-00000000';
    default:
      return INTERFACES.find(({ id }) => id === resourceId)?.vpcId ?? 'vpc-00000000';
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
