import type { DeleteTopicRequest } from '#cls';
import type { ActionRule } from './action-rule';
import { findTopic } from './find-topic';

export const deleteTopic: ActionRule<DeleteTopicRequest> = {
  parameters: { TopicId: 'string!' },
  async run({ TopicId }, context) {
    await context.store.deleteTopic(findTopic(TopicId, context).topicId);
    return {};
  },
};
