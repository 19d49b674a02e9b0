import { ClsFailure } from '../failure';
import type { TopicRecord } from '../store/topic-record';
import type { ActionContext } from './action-rule';

/** The topic, if it lives in the region of the request. */
export function findTopic(topicId: string, { store, region }: ActionContext): TopicRecord {
  const topic = store.topic(topicId);
  if (topic === undefined || topic.region !== region) {
    throw new ClsFailure('ResourceNotFound.TopicNotExist', `Topic ${topicId} does not exist in region ${region}.`);
  }
  return topic;
}
