/** DescribeLogContext: what arrived around one log. */
import type { DescribeLogContextRequest } from '#cls';
import { logAt, neighbourLogs } from '../engine/neighbour-logs';
import { sequenceAt } from '../engine/package-id';
import { ClsFailure, invalidParameter } from '../failure';
import type { TopicRecord } from '../store/topic-record';
import type { ActionContext, ActionRule } from './action-rule';
import { readClsTime } from './cls-time';
import { findTopic } from './find-topic';
import { logContextInfo } from './log-info';
import { readStatement } from './read-statement';
import { searchCondition } from './search-condition';
import { takeTurn } from './take-turn';

const DEFAULT_LOGS = 10;
const MAX_LOGS = 100;

/** Where From and To are supported (page of the action). */
const RANGE_REGIONS = ['ap-shanghai', 'na-ashburn', 'ap-singapore'];

export const describeLogContext: ActionRule<DescribeLogContextRequest> = {
  parameters: {
    TopicId: 'string!',
    BTime: 'string!',
    PkgId: 'string!',
    PkgLogId: 'integer!',
    PrevLogs: 'integer',
    NextLogs: 'integer',
    Query: 'string',
    From: 'integer',
    To: 'integer',
  },
  async run(request, context) {
    const timeMs = checkRequest(request, context);
    const topic = findTopic(request.TopicId, context);
    const sequence = sequenceAt(topic, { packageId: request.PkgId, index: request.PkgLogId });
    if (sequence === undefined) {
      throw noSuchLog();
    }
    const condition = conditionOf(request, topic, context);
    return takeTurn(topic.topicId, context, 'count', (signal) =>
      context.store.readers.run(async (reader) => {
        const log = await logAt(topic, 'TRUE', sequence, reader);
        if (log?.timeMs !== timeMs) {
          throw noSuchLog();
        }
        const search = { topic, condition, sequence };
        const { PrevLogs = DEFAULT_LOGS, NextLogs = DEFAULT_LOGS } = request;
        const before = await neighbourLogs({ ...search, side: 'before', limit: PrevLogs }, reader);
        const after = await neighbourLogs({ ...search, side: 'after', limit: NextLogs }, reader);
        const middle = context.switches.contextLog === 'listed' ? [log] : [];
        return {
          LogContextInfos: [...before.logs, ...middle, ...after.logs].map((each) => logContextInfo(each, topic)),
          PrevOver: before.over,
          NextOver: after.over,
        };
      }, signal),
    );
  },
};

/** The log's time. Throws when a parameter is out of its bounds. */
function checkRequest(request: DescribeLogContextRequest, { region }: ActionContext): number {
  const { BTime, PrevLogs = DEFAULT_LOGS, NextLogs = DEFAULT_LOGS, From, To } = request;
  if ([PrevLogs, NextLogs].some((logs) => logs < 0 || logs > MAX_LOGS)) {
    throw invalidParameter(`PrevLogs and NextLogs must be 0 to ${MAX_LOGS}.`);
  }
  if (From !== undefined && To !== undefined && From >= To) {
    throw invalidParameter('From must be before To; both are Unix milliseconds.');
  }
  if ((From !== undefined || To !== undefined) && !RANGE_REGIONS.includes(region)) {
    throw invalidParameter(`From and To are supported in ${RANGE_REGIONS.join(', ')} only.`);
  }
  const timeMs = readClsTime(BTime);
  if (timeMs === undefined) {
    throw invalidParameter('BTime must be the time of the log in UTC+8, as 2026-01-01 08:00:00.000.');
  }
  return timeMs;
}

/** Which neighbours count. Query has no syntax parameter: it is read where Lucene and CQL mean the same. */
function conditionOf(request: DescribeLogContextRequest, topic: TopicRecord, context: ActionContext): string {
  const statement = readStatement({ Query: request.Query ?? '', SyntaxRule: 0 }, context.switches);
  if (statement.sql !== undefined) {
    throw invalidParameter('Query must not have an SQL part here.');
  }
  const { From = 0, To = Number.MAX_SAFE_INTEGER } = request;
  return searchCondition(topic, { From, To }, statement, context);
}

function noSuchLog(): ClsFailure {
  return new ClsFailure('FailedOperation.InvalidContext', 'BTime, PkgId and PkgLogId are not those of a log here.');
}
