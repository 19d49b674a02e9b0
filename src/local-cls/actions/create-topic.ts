import type { CreateTopicRequest } from '#cls';
import { ClsFailure, invalidParameter } from '../failure';
import type { ActionRule } from './action-rule';
import { customId } from './custom-id';
import { findLogset } from './find-logset';
import { checkTopicProperties, retentionDays, TOPIC_PROPERTIES, topicDetails } from './topic-properties';

/** Days a topic is kept when its creator does not say (the page gives no default). */
const DEFAULT_PERIOD = 30;

const MAX_PARTITIONS = 10;

export const createTopic: ActionRule<CreateTopicRequest> = {
  parameters: {
    ...TOPIC_PROPERTIES,
    LogsetId: 'string!',
    TopicName: 'string!',
    TopicId: 'string',
    BizType: 'integer',
  },
  async run(request, context) {
    const { store, region } = context;
    const logset = findLogset(request.LogsetId, context);
    checkTopicProperties(request);
    checkNew(request);
    const topicId = customId(request.TopicId, 'TopicId');
    const { TopicName: name, Period = DEFAULT_PERIOD } = request;
    const neighbours = store.topics(region).filter((topic) => topic.logsetId === logset.logsetId);
    if (store.topic(topicId) !== undefined || neighbours.some((topic) => topic.name === name)) {
      throw new ClsFailure('InvalidParameter.TopicConflict', `A topic ${name} or ${topicId} exists already.`);
    }
    await store.createTopic({
      region,
      topicId,
      name,
      logset: logset.name,
      index: {},
      retentionDays: retentionDays(Period),
      details: topicDetails(request),
    });
    return { TopicId: topicId };
  },
};

function checkNew({ BizType = 0, PartitionCount = 1 }: CreateTopicRequest): void {
  if (BizType !== 0) {
    throw new ClsFailure('UnsupportedOperation', 'The local CLS has log topics only (BizType 0).');
  }
  if (PartitionCount < 1 || PartitionCount > MAX_PARTITIONS) {
    throw invalidParameter(`PartitionCount must be 1 to ${MAX_PARTITIONS}.`);
  }
}
