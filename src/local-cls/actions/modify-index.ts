import type { ModifyIndexRequest } from '#cls';
import { changeIndex } from '../index-rules/change-index';
import { checkIndexRule } from '../index-rules/check-index-rule';
import { INDEX_OPTIONS, indexSettings } from '../index-rules/index-settings';
import { RULE_SHAPE } from '../index-rules/rule-shape';
import type { ActionRule } from './action-rule';
import { findIndexedTopic } from './find-topic';

/** A rule takes the place of the whole rule before; for logs that come from now on. */
export const modifyIndex: ActionRule<ModifyIndexRequest> = {
  parameters: { TopicId: 'string!', Rule: RULE_SHAPE, ...INDEX_OPTIONS },
  async run(request, context) {
    const topic = findIndexedTopic(request.TopicId, context);
    const rule = request.Rule === undefined ? topic.index : checkIndexRule(request.Rule, context.switches);
    await changeIndex(context.store, topic.topicId, rule, indexSettings(request, topic.settings));
    return {};
  },
};
