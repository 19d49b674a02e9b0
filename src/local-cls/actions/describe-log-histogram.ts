import type { DescribeLogHistogramRequest } from '#cls';
import { countByInterval } from '../engine/count-logs';
import { ClsFailure, invalidParameter } from '../failure';
import type { Switches } from '../switches';
import type { ActionRule } from './action-rule';
import { findTopic } from './find-topic';
import { readStatement } from './read-statement';
import { searchCondition } from './search-condition';
import { takeTurn } from './take-turn';

const MAX_BUCKETS = 200;

export const describeLogHistogram: ActionRule<DescribeLogHistogramRequest> = {
  parameters: {
    From: 'integer!',
    To: 'integer!',
    Query: 'string!',
    TopicId: 'string',
    Interval: 'integer',
    SyntaxRule: 'integer',
  },
  async run(request, context) {
    if (!request.TopicId) {
      throw new ClsFailure('MissingParameter', 'The request is missing the required parameter `TopicId`.');
    }
    const { switches } = context;
    const interval = intervalOf(request, switches);
    const statement = readStatement({ Query: request.Query, SyntaxRule: request.SyntaxRule ?? 0 }, switches);
    if (statement.sql !== undefined && switches.histogramSql === 'refused') {
      throw invalidParameter('Query must not have an SQL part here.');
    }
    const topic = findTopic(request.TopicId, context);
    const condition = searchCondition(topic, request, statement, context);
    const counts = await takeTurn(topic.topicId, context, 'count', (signal) =>
      context.store.readers.run((reader) => countByInterval(topic, condition, interval, reader), signal),
    );
    const HistogramInfos = starts(request, interval).map((BTime) => ({ Count: counts.get(BTime) ?? 0, BTime }));
    const TotalCount = HistogramInfos.reduce((total, { Count }) => total + Count, 0);
    return { Interval: interval, TotalCount, HistogramInfos, Topics: null };
  },
};

/** Starts of all intervals of the range; the first one can lie before it. */
function starts({ From, To }: DescribeLogHistogramRequest, interval: number): number[] {
  const first = From - (From % interval);
  return Array.from({ length: Math.ceil((To - first) / interval) }, (_, index) => first + index * interval);
}

function intervalOf({ From, To, Interval }: DescribeLogHistogramRequest, { histogramInterval }: Switches): number {
  if (From < 0 || From >= To) {
    throw invalidParameter('From must not be negative and must be before To; both are Unix milliseconds.');
  }
  if (Interval === undefined) {
    const even = Math.ceil((To - From) / MAX_BUCKETS);
    return histogramInterval === 'even' ? even : (ROUND_MS.find((round) => round >= even) ?? even);
  }
  if (Interval < 1 || (To - From) / Interval > MAX_BUCKETS) {
    throw invalidParameter(`Interval must be positive, and (To - From) / Interval at most ${MAX_BUCKETS}.`);
  }
  return Interval;
}

/** Seconds, minutes, hours and days that people count in. */
const ROUND_MS = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200, 14_400, 43_200, 86_400].map((s) => s * 1000);
