import type { DescribeFlowLogsRequest } from '#cls';
import type { ActionContext, ActionRule } from '../../actions/action-rule';
import { VPCS } from '../../traffic/inventory';
import type { FlowLog } from '../flow-log';
import { checkChoice, checkId } from './check-values';
import { findFlowLog, visibleFlowLogs } from './find-flow-log';
import { flowLogInfo } from './flow-log-info';
import { tagTest } from './match-filters';
import { pageOf } from './page';
import { sortItems } from './sort-items';
import { malformed, notFound, vpcFailure } from './vpc-failure';

const DEFAULT_LIMIT = 10;
const LONGEST_NAME = 60;

const ORDER_FIELDS = {
  flowLogName: ({ name }: FlowLog) => name,
  createTime: ({ createdMs }: FlowLog) => createdMs,
};

export const describeFlowLogs: ActionRule<DescribeFlowLogsRequest> = {
  parameters: {
    VpcId: 'string',
    FlowLogId: 'string',
    FlowLogName: 'string',
    ResourceType: 'string',
    ResourceId: 'string',
    TrafficType: 'string',
    CloudLogId: 'string',
    CloudLogState: 'string',
    OrderField: 'string',
    OrderDirection: 'string',
    Offset: 'integer',
    Limit: 'integer',
    Filters: { Name: 'string!', Values: 'strings' },
    CloudLogRegion: 'string',
  },
  async run(request, context) {
    checkRequest(request, context);
    const found = visibleFlowLogs(context).filter(flowLogTest(request, context));
    const sorted = sortItems(found, ORDER_FIELDS, {
      parameters: ['OrderField', 'OrderDirection'],
      field: request.OrderField ?? 'createTime',
      direction: request.OrderDirection ?? 'DESC',
    });
    const page = pageOf(sorted, request, DEFAULT_LIMIT);
    return { FlowLog: page.map((flowLog) => flowLogInfo(flowLog, context)), TotalNum: found.length };
  },
};

function checkRequest(request: DescribeFlowLogsRequest, context: ActionContext): void {
  const { VpcId, FlowLogId, FlowLogName = '', Filters } = request;
  checkChoice('ResourceType', ['VPC', 'SUBNET', 'NETWORKINTERFACE', 'CCN', 'NAT', 'DCG'], request.ResourceType);
  checkChoice('TrafficType', ['ACCEPT', 'REJECT', 'ALL'], request.TrafficType);
  checkChoice('CloudLogState', ['SUCCESS', 'DELETED'], request.CloudLogState);
  if (FlowLogName.length > LONGEST_NAME) {
    const message = `FlowLogName can be at most ${LONGEST_NAME} characters long.`;
    throw vpcFailure('InvalidParameterValue.TooLong', message);
  }
  if (FlowLogId !== undefined && Filters !== undefined) {
    throw malformed('Filters', 'beside a FlowLogId');
  }
  checkId('VpcId', 'vpc', VpcId);
  if (VpcId !== undefined && !VPCS.some(({ id, region }) => id === VpcId && region === context.region)) {
    throw notFound('VPC', VpcId);
  }
  if (FlowLogId !== undefined) {
    findFlowLog(FlowLogId, context);
  }
}

/** All that is given must hold. */
function flowLogTest(request: DescribeFlowLogsRequest, context: ActionContext): (flowLog: FlowLog) => boolean {
  const tags = request.Filters === undefined ? () => true : tagFilter(request.Filters);
  return (flowLog) => {
    const info = flowLogInfo(flowLog, context);
    const wanted: [asked: string | undefined, own: string | null | undefined][] = [
      [request.VpcId, info.VpcId],
      [request.FlowLogId, info.FlowLogId],
      [request.FlowLogName, info.FlowLogName],
      [request.ResourceType, info.ResourceType],
      [request.ResourceId, info.ResourceId],
      [request.TrafficType, info.TrafficType],
      [request.CloudLogId, info.CloudLogId],
      [request.CloudLogState, info.CloudLogState],
      [request.CloudLogRegion, flowLog.topicRegion],
    ];
    return wanted.every(([asked, own]) => asked === undefined || asked === own) && tags(flowLog);
  };
}

function tagFilter({ Name, Values }: { Name: string; Values?: string[] }): (flowLog: FlowLog) => boolean {
  const test = tagTest(Name, Values ?? []);
  if (test === undefined) {
    const message = `The filter ${JSON.stringify(Name)} does not exist; there are tag-key, tag:<key>.`;
    throw vpcFailure('InvalidParameterValue.Malformed', message);
  }
  return ({ tags }) => test(tags);
}
