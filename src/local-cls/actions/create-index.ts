import type { CreateIndexRequest } from '#cls';
import { ClsFailure } from '../failure';
import { checkIndexRule } from '../index-rules/check-index-rule';
import { INDEX_OPTIONS, indexSettings, NEW_SETTINGS } from '../index-rules/index-settings';
import { RULE_SHAPE } from '../index-rules/rule-shape';
import { hasRule } from '../store/topic-record';
import type { ActionRule } from './action-rule';
import { findTopic } from './find-topic';

export const createIndex: ActionRule<CreateIndexRequest> = {
  parameters: { TopicId: 'string!', Rule: RULE_SHAPE, ...INDEX_OPTIONS },
  async run(request, context) {
    const topic = findTopic(request.TopicId, context);
    if (request.Rule === undefined) {
      throw new ClsFailure('MissingParameter', 'The request is missing the required parameter `Rule`.');
    }
    if (hasRule(topic)) {
      throw new ClsFailure('InvalidParameter.IndexConflict', `Topic ${topic.topicId} has an index already.`);
    }
    const rule = checkIndexRule(request.Rule, context.switches);
    await context.store.setIndex(topic.topicId, rule, indexSettings(request, NEW_SETTINGS));
    return {};
  },
};
