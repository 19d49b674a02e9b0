import { describe, expect, test } from '@jest/globals';
import { nextCursor, printCursor, readCursor } from './search-cursor';

const REQUEST = { From: 1, To: 2, TopicId: 't', QueryString: '*', Limit: 10 };
const CURSOR = { after: { timeMs: 5, sequence: 7 }, delivered: 10, createdMs: 1000 };
const HOUR_MS = 3_600_000;

describe('a cursor', () => {
  test('reads back, whatever the order of the parameters', () => {
    const text = printCursor(CURSOR, REQUEST, 't');
    const { From, ...rest } = REQUEST;
    expect(readCursor(text, { ...rest, From, Context: text }, 't', 1000 + HOUR_MS)).toEqual(CURSOR);
  });

  test.each<[string, number, object, number]>([
    ['is older than one hour', 10, {}, 1001 + HOUR_MS],
    ['handed out 10,000 records', 10_000, {}, 1000],
    ['belongs to another range', 10, { To: 3 }, 1000],
    ['belongs to another order', 10, { Sort: 'asc' }, 1000],
  ])('is refused when it %s', (_, delivered, change, nowMs) => {
    const text = printCursor({ ...CURSOR, delivered }, REQUEST, 't');
    expect(() => readCursor(text, { ...REQUEST, ...change }, 't', nowMs)).toThrow(
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
    expect(readCursor(printCursor(start, REQUEST, 't'), REQUEST, 't', 1000)).toEqual(start);
  });

  test('is for its topic only, whatever cursors the others have', () => {
    const topics = (Context: string) => ({ ...REQUEST, Topics: [{ TopicId: 't' }, { TopicId: 'u', Context }] });
    const text = printCursor(CURSOR, topics('x'), 't');
    expect(readCursor(text, topics('y'), 't', 1000)).toEqual(CURSOR);
    expect(() => readCursor(text, topics('y'), 'u', 1000)).toThrow('not one of this search');
  });

  test.each(['', 'x', 'e30', 'WzFd', Buffer.from('[1,2,3,"4","5"]').toString('base64url')])('%j is none', (text) => {
    expect(() => readCursor(text, REQUEST, 't', 1000)).toThrow('Context is not one of this search');
  });
});
