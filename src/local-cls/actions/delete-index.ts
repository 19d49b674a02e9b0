import type { DeleteIndexRequest } from '#cls';
import { NEW_SETTINGS } from '../index-rules/index-settings';
import type { ActionRule } from './action-rule';
import { findIndexedTopic } from './find-topic';

export const deleteIndex: ActionRule<DeleteIndexRequest> = {
  parameters: { TopicId: 'string!' },
  async run({ TopicId }, context) {
    const topic = findIndexedTopic(TopicId, context);
    await context.store.setIndex(topic.topicId, {}, { ...NEW_SETTINGS, status: false });
    return {};
  },
};
