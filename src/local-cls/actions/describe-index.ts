import type { DescribeIndexRequest } from '#cls';
import type { ActionRule } from './action-rule';
import { clsTime } from './cls-time';
import { hasIndex } from './describe-topics';
import { findTopic } from './find-topic';

export const describeIndex: ActionRule<DescribeIndexRequest> = {
  parameters: { TopicId: 'string!' },
  async run({ TopicId }, context) {
    const topic = findTopic(TopicId, context);
    return {
      TopicId,
      Status: hasIndex(topic),
      Rule: hasIndex(topic) ? topic.index : null,
      ModifyTime: clsTime(topic.createdMs),
      IncludeInternalFields: true,
      MetadataFlag: 1,
    };
  },
};
