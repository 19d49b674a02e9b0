import { createHash } from 'node:crypto';
import type { SearchLogRequest } from '#cls';
import type { Place } from '../engine/search-logs';
import { ClsFailure } from '../failure';

/** Where a search goes on. */
export interface SearchCursor {
  after: Place;
  /** Records handed out so far. */
  delivered: number;
  createdMs: number;
}

/** Life of a cursor, and the records that one search hands out by cursor in total. */
const LIFE_MS = 3_600_000;
export const MAX_CURSOR_RECORDS = 10_000;

export function printCursor(cursor: SearchCursor, request: SearchLogRequest): string {
  const { after, delivered, createdMs } = cursor;
  const parts = [after.timeMs, after.sequence, delivered, createdMs, frozen(request)];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a cursor back. Throws when it is none, too old, used up, or another request's. */
export function readCursor(text: string, request: SearchLogRequest, nowMs: number): SearchCursor {
  const parts = readParts(text);
  if (parts === undefined || parts[4] !== frozen(request)) {
    throw invalidContext('Context is not one of this search: send all other parameters unchanged.');
  }
  const [timeMs, sequence, delivered, createdMs] = parts;
  if (nowMs - createdMs > LIFE_MS) {
    throw invalidContext('Context is older than one hour.');
  }
  if (delivered >= MAX_CURSOR_RECORDS) {
    throw invalidContext(`Context has handed out ${MAX_CURSOR_RECORDS} records, which is the maximum.`);
  }
  return { after: { timeMs, sequence }, delivered, createdMs };
}

type Parts = [timeMs: number, sequence: number, delivered: number, createdMs: number, frozen: string];

function readParts(text: string): Parts | undefined {
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
    const fits =
      Array.isArray(parts) && parts.length === 5 && parts.slice(0, 4).every((part) => Number.isSafeInteger(part));
    return fits ? (parts as Parts) : undefined;
  } catch {
    return undefined;
  }
}

/** What must not change from page to page. */
function frozen(request: SearchLogRequest): string {
  const { Context: _, ...rest } = request;
  const sorted = Object.entries(rest).sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 16);
}

function invalidContext(detail: string): ClsFailure {
  return new ClsFailure('FailedOperation.InvalidContext', detail);
}
