import { topicCondition } from '../engine/topic-condition';
import { quoteName } from '../escape';
import { SEQUENCE, type TopicRecord } from '../store/topic-record';
import type { ActionContext } from './action-rule';
import type { ReadStatement } from './read-statement';

/** What a search looks at: its time range and condition, without records uploaded less than the indexing delay ago. */
export function searchCondition(
  topic: TopicRecord,
  { From, To }: { From: number; To: number },
  { search, syntax }: ReadStatement,
  { fresh, switches }: ActionContext,
): string {
  const condition = topicCondition(topic, From, To, search, { syntax, switches });
  const first = fresh.firstOf(topic.topicId);
  return first === undefined ? condition : `${condition} AND ${quoteName(SEQUENCE)} < ${first}`;
}
