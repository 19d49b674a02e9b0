import { type Said, say } from '#wording';
import { isAddress } from './address';
import type { LogicalField } from './fields';
import { isMissing } from './record';

type Check = (text: string) => boolean;

const EARLIEST_SECONDS = Date.UTC(2000, 0) / 1000;
const LATEST_SECONDS = Date.UTC(2100, 0) / 1000;
/** The largest integer that CLS keeps exactly in a long field. */
const MAX_LONG = 1e15;

const isRegionId: Check = (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/i.test(text);
const isWord: Check = () => true;

function isInteger(low: number, high: number): Check {
  return (text) => /^\d{1,16}$/.test(text) && Number(text) >= low && Number(text) <= high;
}

const PORT: readonly [Check, Said] = [isInteger(0, 65535), say('a port from 0 to 65535')];
const REGION: readonly [Check, Said] = [isRegionId, say('a region id')];
const ADDRESS: readonly [Check, Said] = [isAddress, say('an IP address')];
const COUNTER: readonly [Check, Said] = [isInteger(0, MAX_LONG), say('a whole number up to 10^15')];
const TIME: readonly [Check, Said] = [isInteger(EARLIEST_SECONDS, LATEST_SECONDS), say('a time in Unix seconds')];
const WORD: readonly [Check, Said] = [isWord, say('a word')];

const RULES: Readonly<Record<LogicalField, readonly [Check, Said]>> = {
  version: WORD,
  account: WORD,
  interface: WORD,
  ccn: WORD,
  observer: REGION,
  srcaddr: ADDRESS,
  dstaddr: ADDRESS,
  srcport: PORT,
  dstport: PORT,
  protocol: [isInteger(0, 255), say('a protocol number from 0 to 255')],
  srcregion: REGION,
  dstregion: REGION,
  packets: COUNTER,
  bytes: COUNTER,
  start: TIME,
  end: TIME,
  action: [(text) => text === 'ACCEPT' || text === 'REJECT', say('ACCEPT or REJECT')],
  // The documents list OK, NODATA and SKIPDATA; the list has grown before.
  status: [(text) => /^[A-Z]+$/.test(text), say('a status such as OK')],
};

/** Every record has them, even one of an empty capture window. */
export const REQUIRED: ReadonlySet<LogicalField> = new Set(['start', 'end', 'status']);

/** Why a value cannot stand in a field, or undefined where it can. */
export function checkField(field: LogicalField, key: string, text: string | undefined): Said | undefined {
  if (isMissing(field, text)) {
    return REQUIRED.has(field) ? say('{{field}} is missing', { field: key }) : undefined;
  }
  const [check, wanted] = RULES[field];
  return check(text!)
    ? undefined
    : say('{{field}} {{value}} is not {{wanted}}', { field: key, value: JSON.stringify(text), wanted });
}
