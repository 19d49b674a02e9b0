import type { ModifyTopicRequest } from '#cls';
import { ClsFailure } from '../failure';
import type { ActionRule } from './action-rule';
import { findTopic } from './find-topic';
import { checkTopicProperties, retentionDays, TOPIC_PROPERTIES, topicDetails } from './topic-properties';

export const modifyTopic: ActionRule<ModifyTopicRequest> = {
  parameters: { ...TOPIC_PROPERTIES, TopicId: 'string!', Status: 'boolean' },
  async run(request, context) {
    const { store, region } = context;
    const topic = findTopic(request.TopicId, context);
    checkTopicProperties(request);
    const { TopicName: name = topic.name, Period, Status } = request;
    const others = store.topics(region).filter(({ logsetId }) => logsetId === topic.logsetId);
    if (others.some((other) => other.name === name && other.topicId !== topic.topicId)) {
      throw new ClsFailure('InvalidParameter.TopicConflict', `Another topic of the log set has the name ${name}.`);
    }
    await store.modifyTopic(topic.topicId, {
      name,
      ...(Period === undefined ? {} : { retentionDays: retentionDays(Period) }),
      details: { ...topic.details, ...topicDetails(request), ...(Status === undefined ? {} : { closed: !Status }) },
    });
    return {};
  },
};
