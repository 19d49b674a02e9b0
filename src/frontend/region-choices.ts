import { REGIONS } from '#flowlog';
import type { Choice } from './controls/ChoiceField';

/** Holds the longest of the usual labels, in units of 8 px. */
export const REGION_WIDTH = 42;

/** Every region by its id, with its names in both languages: either may be typed to find it. */
export function regionChoices(): Choice[] {
  return REGIONS.map(({ id, en, zh }) => ({ value: id, label: `${id} (${en}, ${zh})` }));
}
