import { describe, expect, test } from '@jest/globals';
import type { SearchLogRequest } from '#cls';
import { nextCursor, printCursor, readCursor, type SearchCursor } from './search-cursor';

const REQUEST = { From: 1, To: 2, TopicId: 't', QueryString: '*', Limit: 10 };
const CURSOR = { after: { timeMs: 5, sequence: 7 }, delivered: 10, createdMs: 1000 };
const HOUR_MS = 3_600_000;

const sign = (text: string) => `signed${text.length}${text.at(-1)}`;
const print = (cursor: SearchCursor, request: SearchLogRequest, topicId: string) =>
  printCursor(cursor, { request, topicId, sign });
const read = (text: string, request: SearchLogRequest, topicId: string, nowMs: number) =>
  readCursor(text, { request, topicId, sign }, nowMs);

describe('a cursor', () => {
  test('reads back, whatever the order of the parameters', () => {
    const text = print(CURSOR, REQUEST, 't');
    const { From, ...rest } = REQUEST;
    expect(read(text, { ...rest, From, Context: text }, 't', 1000 + HOUR_MS)).toEqual(CURSOR);
  });

  test.each<[string, number, object, number]>([
    ['is older than one hour', 10, {}, 1001 + HOUR_MS],
    ['handed out 10,000 records', 10_000, {}, 1000],
    ['belongs to another range', 10, { To: 3 }, 1000],
    ['belongs to another order', 10, { Sort: 'asc' }, 1000],
  ])('is refused when it %s', (_, delivered, change, nowMs) => {
    const text = print({ ...CURSOR, delivered }, REQUEST, 't');
    expect(() => read(text, { ...REQUEST, ...change }, 't', nowMs)).toThrow(
      expect.objectContaining({ code: 'FailedOperation.InvalidContext' }),
    );
  });

  test('lives for an hour from its own page, or from the first one', () => {
    const places = [{ timeMs: 6, sequence: 8 }];
    expect(nextCursor(CURSOR, places, 5000, 'page')).toEqual({ after: places[0], delivered: 11, createdMs: 5000 });
    expect(nextCursor(CURSOR, places, 5000, 'search')).toEqual({ after: places[0], delivered: 11, createdMs: 1000 });
  });

  test('stays where it is when nothing of its topic was handed out', () => {
    expect(nextCursor(CURSOR, [], 5000, 'search')).toEqual(CURSOR);
    const start = nextCursor(undefined, [], 1000, 'search');
    expect(start).toEqual({ delivered: 0, createdMs: 1000 });
    expect(read(print(start, REQUEST, 't'), REQUEST, 't', 1000)).toEqual(start);
  });

  test('is for its topic only, whatever cursors the others have', () => {
    const topics = (Context: string) => ({ ...REQUEST, Topics: [{ TopicId: 't' }, { TopicId: 'u', Context }] });
    const text = print(CURSOR, topics('x'), 't');
    expect(read(text, topics('y'), 't', 1000)).toEqual(CURSOR);
    expect(() => read(text, topics('y'), 'u', 1000)).toThrow('not one of this search');
  });

  test.each(['', 'x', '.', 'x.', '.x', 'WzFd.x'])('%j is none', (text) => {
    expect(() => read(text, REQUEST, 't', 1000)).toThrow('Context is not one of this search');
  });

  test('that a client changed is none', () => {
    const text = print(CURSOR, REQUEST, 't');
    const parts = JSON.parse(Buffer.from(text.split('.')[0]!, 'base64url').toString()) as unknown[];
    const changed = Buffer.from(JSON.stringify([parts[0], 1, ...parts.slice(2)])).toString('base64url');
    for (const other of [`${changed}.${text.split('.')[1]}`, text.slice(0, -1), `${text}.`, `${text}x`]) {
      expect(() => read(other, REQUEST, 't', 1000)).toThrow('Context is not one of this search');
    }
  });
});
