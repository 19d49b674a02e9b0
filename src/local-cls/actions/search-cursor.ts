import { createHash } from 'node:crypto';
import type { SearchLogRequest } from '#cls';
import type { Place } from '../engine/search-logs';
import { ClsFailure } from '../failure';
import type { Switches } from '../switches';
import type { CursorSignature } from './cursor-signature';

/** Where the search of one topic goes on. */
export interface SearchCursor {
  /** Absent: nothing of the topic was handed out yet. */
  after?: Place;
  /** Records handed out so far. */
  delivered: number;
  createdMs: number;
}

/** Life of a cursor, and the records of a topic that one search hands out by cursor in total. */
const LIFE_MS = 3_600_000;
export const MAX_CURSOR_RECORDS = 10_000;

/** The cursor for the next page. */
export function nextCursor(
  cursor: SearchCursor | undefined,
  places: readonly Place[],
  nowMs: number,
  life: Switches['cursorLife'],
): SearchCursor {
  const after = places.at(-1) ?? cursor?.after;
  return {
    ...(after === undefined ? {} : { after }),
    delivered: (cursor?.delivered ?? 0) + places.length,
    createdMs: life === 'search' ? (cursor?.createdMs ?? nowMs) : nowMs,
  };
}

/** The search of one topic that a cursor belongs to. */
export interface CursorOwner {
  request: SearchLogRequest;
  topicId: string;
  sign: CursorSignature;
}

export function printCursor(cursor: SearchCursor, owner: CursorOwner): string {
  const { after, delivered, createdMs } = cursor;
  const place = after === undefined ? [] : [after.timeMs, after.sequence];
  const parts = [frozen(owner), delivered, createdMs, ...place];
  const text = Buffer.from(JSON.stringify(parts)).toString('base64url');
  return `${text}.${owner.sign(text)}`;
}

/** Reads a cursor back. Throws when it is none, changed, too old, used up, or another request's. */
export function readCursor(text: string, owner: CursorOwner, nowMs: number): SearchCursor {
  const [digest, ...numbers] = readParts(text, owner.sign);
  if (digest !== frozen(owner)) {
    throw invalidContext('Context is not one of this search: send all other parameters unchanged.');
  }
  const [delivered = 0, createdMs = 0, timeMs, sequence] = numbers;
  if (nowMs - createdMs > LIFE_MS) {
    throw invalidContext('Context is older than one hour.');
  }
  if (delivered >= MAX_CURSOR_RECORDS) {
    throw invalidContext(`Context has handed out ${MAX_CURSOR_RECORDS} records, which is the maximum.`);
  }
  return {
    ...(timeMs === undefined || sequence === undefined ? {} : { after: { timeMs, sequence } }),
    delivered,
    createdMs,
  };
}

type Parts = [digest?: string, ...numbers: number[]];

/** Empty when the text is not one that was printed here. */
function readParts(text: string, sign: CursorSignature): Parts {
  const [parts = '', signature] = text.split('.', 2);
  return text === `${parts}.${signature}` && signature === sign(parts)
    ? (JSON.parse(Buffer.from(parts, 'base64url').toString()) as Parts)
    : [];
}

/** What must not change from page to page: everything but the cursors. */
function frozen({ request: { Context: _, Topics, ...rest }, topicId }: CursorOwner): string {
  const topics = Topics?.map(({ TopicId }) => TopicId);
  const sorted = Object.entries(rest).sort(([left], [right]) => (left < right ? -1 : 1));
  const text = JSON.stringify([topicId, topics, sorted]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function invalidContext(detail: string): ClsFailure {
  return new ClsFailure('FailedOperation.InvalidContext', detail);
}
