import { createHash } from 'node:crypto';
import type { SearchLogRequest } from '#cls';
import type { Place } from '../engine/search-logs';
import { ClsFailure } from '../failure';
import type { Switches } from '../switches';

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

export function printCursor(cursor: SearchCursor, request: SearchLogRequest, topicId: string): string {
  const { after, delivered, createdMs } = cursor;
  const place = after === undefined ? [] : [after.timeMs, after.sequence];
  const parts = [frozen(request, topicId), delivered, createdMs, ...place];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a cursor back. Throws when it is none, too old, used up, or another request's. */
export function readCursor(text: string, request: SearchLogRequest, topicId: string, nowMs: number): SearchCursor {
  const [digest, ...numbers] = readParts(text);
  if (digest !== frozen(request, topicId)) {
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

function readParts(text: string): Parts {
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
    const fits =
      Array.isArray(parts) &&
      (parts.length === 3 || parts.length === 5) &&
      parts.slice(1).every((part) => Number.isSafeInteger(part));
    return fits ? (parts as Parts) : [];
  } catch {
    return [];
  }
}

/** What must not change from page to page: everything but the cursors. */
function frozen({ Context: _, Topics, ...rest }: SearchLogRequest, topicId: string): string {
  const topics = Topics?.map(({ TopicId }) => TopicId);
  const sorted = Object.entries(rest).sort(([left], [right]) => (left < right ? -1 : 1));
  const text = JSON.stringify([topicId, topics, sorted]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function invalidContext(detail: string): ClsFailure {
  return new ClsFailure('FailedOperation.InvalidContext', detail);
}
