import { FIELDS, LOGICAL_FIELDS, protocolName, regionName, REGIONS } from '#flowlog';
import { shownLocale } from '../start-translations';

export interface KnownValue {
  value: string;
  /** Beside it, in words. */
  name: string;
}

/** Those that people filter by; IANA knows more than a hundred. */
const PROTOCOLS = [6, 17, 1, 58, 47, 50, 51, 89, 132];
const ACTIONS = ['ACCEPT', 'REJECT'];
const STATUSES = ['OK', 'NODATA', 'SKIPDATA'];

/** The values a field can have where flow logs define them; none for addresses and the like. */
export function knownValues(key: string): KnownValue[] {
  const field = LOGICAL_FIELDS.find((each) => FIELDS[each].spellings.includes(key.toLowerCase()));
  const plain = (value: string): KnownValue => ({ value, name: '' });
  switch (field) {
    case 'action':
      return ACTIONS.map(plain);
    case 'status':
      return STATUSES.map(plain);
    case 'protocol':
      return PROTOCOLS.map((number) => ({ value: String(number), name: protocolName(number) }));
    case 'observer':
    case 'srcregion':
    case 'dstregion':
      return REGIONS.map(({ id }) => ({ value: id, name: regionName(id, shownLocale()) ?? '' }));
    default:
      return [];
  }
}
