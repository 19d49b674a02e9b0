import type { ComparedWith, VolumeQuery } from '#query';
import { text } from '../texts/text';

/** Which earlier time a question is compared with. */
export function comparedWith(query: VolumeQuery): ComparedWith | undefined {
  return query.kind === 'matrix' ? undefined : query.compareWith;
}

/** `1 day before`, in the reader's language. */
export function earlierWords({ locale }: Pick<VolumeQuery, 'locale'>, compared: ComparedWith): string {
  return text(locale, `compare.${compared}`);
}
