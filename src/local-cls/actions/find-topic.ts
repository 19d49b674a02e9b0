import { ClsFailure } from '../failure';
import { hasRule, type TopicRecord } from '../store/topic-record';
import type { ActionContext } from './action-rule';

/** The topic, if it lives in the region of the request. */
export function findTopic(topicId: string, { store, region }: ActionContext): TopicRecord {
  const topic = store.topic(topicId);
  if (topic === undefined || topic.region !== region) {
    throw new ClsFailure('ResourceNotFound.TopicNotExist', `Topic ${topicId} does not exist in region ${region}.`);
  }
  return topic;
}

/** The topic, if it has an index as well. */
export function findIndexedTopic(topicId: string, context: ActionContext): TopicRecord {
  const topic = findTopic(topicId, context);
  if (!hasRule(topic)) {
    throw new ClsFailure('ResourceNotFound.IndexNotExist', `Topic ${topicId} has no index.`);
  }
  return topic;
}
