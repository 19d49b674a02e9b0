import type { IndexRule } from '#cls';
import { ClsFailure } from '../failure';
import type { Store } from '../store/store';
import type { IndexSettings } from '../store/topic-record';

const changing = new WeakMap<Store, Set<string>>();

/** Puts a changed index in force. Of one topic only one change may be under way (ModifyIndex page). */
export async function changeIndex(
  store: Store,
  topicId: string,
  rule: IndexRule,
  settings: IndexSettings,
): Promise<void> {
  const topics = changing.get(store) ?? new Set();
  changing.set(store, topics);
  if (topics.has(topicId)) {
    throw new ClsFailure('LimitExceeded.IndexOperating', `The index of topic ${topicId} is being changed already.`);
  }
  topics.add(topicId);
  try {
    await store.setIndex(topicId, rule, settings);
  } finally {
    topics.delete(topicId);
  }
}
