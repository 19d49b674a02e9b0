import type { Tag } from '#cls';
import { ClsFailure, invalidParameter } from '../failure';

const MAX_TAGS = 10;

export const TAG_SHAPE = [{ Key: 'string!', Value: 'string!' }] as const;

/** Throws when there are more than ten tags or a key comes twice. */
export function checkTags(tags: readonly Tag[] = []): readonly Tag[] {
  if (tags.length > MAX_TAGS) {
    throw new ClsFailure('LimitExceeded.Tag', `At most ${MAX_TAGS} Tags.`);
  }
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) {
    throw invalidParameter('Tags: a key comes twice.');
  }
  return tags;
}
