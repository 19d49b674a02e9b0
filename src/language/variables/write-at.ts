import { writeInPhrase, writeValue } from '../search/escape';
import { writeInString } from '../sql/escape';
import { protectSigns } from './resolve';

/** Where one value stands: behind `key:`, or within quotes that are there already, of the search or of the SQL. */
export type ValuePlace = 'word' | '"' | "'" | 'string';

/** A value as a person would write it there, a whole one whatever it holds: `2001:db8::1` -> `"2001:db8::1"`. */
export function writeAt(place: ValuePlace, value: string): string {
  switch (place) {
    case 'word':
      return protectSigns(writeValue([value], true));
    case 'string':
      return protectSigns(writeInString(value));
    default:
      return protectSigns(writeInPhrase(value, place));
  }
}
