import type { DescribeIndexRequest } from '#cls';
import { hasIndex, hasRule } from '../store/topic-record';
import type { ActionRule } from './action-rule';
import { clsTime } from './cls-time';
import { findTopic } from './find-topic';

export const describeIndex: ActionRule<DescribeIndexRequest> = {
  parameters: { TopicId: 'string!' },
  async run({ TopicId }, context) {
    const topic = findTopic(TopicId, context);
    return {
      TopicId,
      Status: hasIndex(topic),
      Rule: hasRule(topic) ? topic.index : null,
      ModifyTime: clsTime(topic.indexModifiedMs),
      IncludeInternalFields: topic.settings.includeInternalFields,
      MetadataFlag: topic.settings.metadataFlag,
      CoverageField: topic.settings.coverageField,
    };
  },
};
