import type { ComparedWith, VolumeQuery } from '#query';
import { text } from '../texts/text';

/** `1 day before`, in the reader's language. */
export function earlierWords({ locale }: Pick<VolumeQuery, 'locale'>, compared: ComparedWith): string {
  return text(locale, `compare.${compared}`);
}
