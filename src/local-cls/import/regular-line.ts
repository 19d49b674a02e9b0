/**
 * Most lines of the text form are regular: known at a glance to be records, so that nothing but their times need be
 * read here. The pattern accepts less than `LineReader` does and never more; what it does not match goes there.
 */
import { type LogFormat, type LogicalField, TEXT_ORDER } from '#flowlog';

interface Word {
  pattern: string;
  /** Has every kind of character that the pattern lets in. */
  sample: string;
}

const word = (pattern: string, sample: string): Word => ({ pattern, sample });

const MISSING = '-1?';
const IPV4 = String.raw`(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const LOWER_CASE = word('[a-z0-9-]{1,64}', 'a-');
const REGION = word('[a-z0-9]{1,32}(?:-[a-z0-9]{1,32}){0,4}|-', 'a-');
const PORT = word(`0|[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5]|${MISSING}`, '-1');
const COUNTER = word(`0|[1-9]\\d{0,14}|${MISSING}`, '-1');
/** From the year 2001 to 2096. */
const TIME = word('[1-3]\\d{9}', '1');

const WORDS: Readonly<Record<LogicalField, Word>> = {
  version: word('V?\\d{1,4}', 'V1'),
  account: LOWER_CASE,
  interface: LOWER_CASE,
  ccn: LOWER_CASE,
  observer: REGION,
  srcregion: REGION,
  dstregion: REGION,
  srcaddr: word(`${IPV4}|-`, '1.-'),
  dstaddr: word(`${IPV4}|-`, '1.-'),
  srcport: PORT,
  dstport: PORT,
  protocol: word(`0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]|${MISSING}`, '-1'),
  packets: COUNTER,
  bytes: COUNTER,
  start: TIME,
  end: TIME,
  action: word('ACCEPT|REJECT|-', 'A-'),
  status: word('[A-Z]{1,32}', 'A'),
};

const pattern = (format: LogFormat): RegExp => {
  const words = TEXT_ORDER[format].map((field) => {
    const isCaptured = field === 'start' || field === 'end';
    return isCaptured ? `(${WORDS[field].pattern})` : `(?:${WORDS[field].pattern})`;
  });
  return new RegExp(`${words.join(' ')}\\n`, 'y');
};

const PATTERNS: Readonly<Record<LogFormat, RegExp>> = { ccn: pattern('ccn'), eni: pattern('eni') };

export interface RegularLine {
  /** Where the next line begins. */
  next: number;
  startSeconds: number;
  endSeconds: number;
}

/** The regular line of this format that begins at `from`, if there is one. */
export function matchRegularLine(text: string, from: number, format: LogFormat): RegularLine | undefined {
  const regex = PATTERNS[format];
  regex.lastIndex = from;
  const match = regex.exec(text);
  if (match === null) {
    return undefined;
  }
  const [startSeconds, endSeconds] = [Number(match[1]), Number(match[2])];
  return startSeconds > endSeconds ? undefined : { next: regex.lastIndex, startSeconds, endSeconds };
}

/** What regular lines' words look like, by the keys of the text form. */
export function regularSamples(format: LogFormat, keys: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(TEXT_ORDER[format].map((field, at) => [keys[at], [WORDS[field].sample]]));
}
