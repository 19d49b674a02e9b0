import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { quote } from '#wording';
import type { DecodedFrame } from '#plugin-sdk';
import { InvalidQueryError } from '#query';
import { type Poll, tail } from './tail';
import { LOOKED_AT, MOST_PER_SECOND } from './tail-lines';

const START = Date.parse('2026-03-03T16:00:00Z');

/** Records stamped so many seconds after the start, newest first as CLS gives them. */
function frameOf(seconds: readonly number[]): DecodedFrame {
  const newest = [...seconds].sort((a, b) => b - a);
  return {
    fields: [
      { name: 'timestamp', type: 'time', values: newest.map((second) => START + second * 1000) },
      { name: 'body', type: 'string', values: newest.map((second) => `record ${second}`) },
      { name: 'severity', type: 'string', values: newest.map(() => 'info') },
      { name: 'id', type: 'string', values: newest.map((second) => `id ${second}`) },
      { name: 'labels', type: 'json', values: newest.map(() => ({})) },
    ],
  };
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
const bodies = (frame: DecodedFrame) => frame.fields.find(({ name }) => name === 'body')!.values as string[];

/** Runs a tail against the polls' answers in turn; the last one repeats. */
function start(answers: readonly (readonly number[] | Error)[], rest: { rows?: number; warnings?: string[] } = {}) {
  const stop = new AbortController();
  const polls: { at: number; since: number }[] = [];
  const seen: { at: number; lines: string[] }[] = [];
  const now = () => (Date.now() - START) / 1000;
  const poll: Poll = (sinceMs) => {
    const answer = answers[Math.min(polls.length, answers.length - 1)]!;
    polls.push({ at: now(), since: (sinceMs - START) / 1000 });
    if (answer instanceof Error) {
      return Promise.reject(answer);
    }
    const found = { frames: [frameOf(answer)], rows: answer.length, warnings: [], ...rest };
    return Promise.resolve({ ...found, fromMs: sinceMs - 660_000 });
  };
  const ended = (async () => {
    for await (const frame of tail(poll, 'en-US', stop.signal)) {
      seen.push({ at: now(), lines: bodies(frame) });
    }
  })().catch((error: unknown) => error);
  return { polls, seen, stop: () => (stop.abort(), ended) };
}

describe('tail', () => {
  beforeEach(() => void jest.useFakeTimers({ now: START }));
  afterEach(() => void jest.useRealTimers());

  test('overlapping polls show each record once, oldest first', async () => {
    const { polls, seen, stop } = start([
      [-40, -30],
      [-40, -30, -5, 3],
      [-30, -35, -5, 3],
    ]);
    await jest.advanceTimersByTimeAsync(44_000);
    await stop();
    expect(polls.map(({ at }) => at)).toEqual([0, 15, 30]);
    expect(seen).toEqual([
      { at: 0, lines: ['record -40', 'record -30'] },
      { at: 15, lines: ['record -5', 'record 3'] },
      { at: 30, lines: ['record -35'] },
    ]);
  });

  test('begins with the newest lines of what is there', async () => {
    const { seen, stop } = start([numbers(-500, 400)]);
    await jest.advanceTimersByTimeAsync(20_000);
    await stop();
    expect(seen).toEqual([{ at: 0, lines: numbers(-200, 100).map((second) => `record ${second}`) }]);
  });

  test('a burst keeps its newest records, 200 a second, and says how many are left out', async () => {
    const { seen, stop } = start([[], numbers(1, 3250)]);
    await jest.advanceTimersByTimeAsync(31_000);
    await stop();
    const [note, ...seconds] = seen;
    expect(note?.lines).toEqual([expect.stringMatching(/^250 older records are left out here/)]);
    expect(seconds.map(({ lines }) => lines.length)).toEqual(Array(15).fill(MOST_PER_SECOND));
    expect(seconds.map(({ at }) => at)).toEqual(numbers(15, 15));
    expect(seconds.flatMap(({ lines }) => lines)).toEqual(numbers(251, 3000).map((second) => `record ${second}`));
  });

  test('failures are told and slow the polls down; what came meanwhile is still found', async () => {
    const down = new InvalidQueryError('sources', quote('is away'));
    const { polls, seen, stop } = start([[-5], down, down, [-5, 40]]);
    await jest.advanceTimersByTimeAsync(120_000);
    await stop();
    expect(polls.map(({ at }) => at)).toEqual([0, 15, 45, 105, 120]);
    expect(polls.map(({ since }) => since)).toEqual([0, 0, 0, 0, 105]);
    expect(seen.map(({ lines: [line] }) => line)).toEqual([
      'record -5',
      expect.stringMatching(/^16:00:15 UTC: .*is away. Next try in 30 s$/),
      expect.stringMatching(/^16:00:45 UTC: .*is away. Next try in 60 s$/),
      'record 40',
    ]);
  });

  test('pauses never grow beyond four minutes', async () => {
    const { polls, stop } = start([new InvalidQueryError('sources', quote('is away'))]);
    await jest.advanceTimersByTimeAsync(1_000_000);
    await stop();
    const pauses = polls.slice(1).map(({ at }, index) => at - polls[index]!.at);
    expect(pauses).toEqual([30, 60, 120, 240, 240, 240]);
  });

  test('a warning that stays is told once, although its figures change', async () => {
    const warnings = ['topic a answered from 5 %'];
    const { seen, stop } = start([[1]], { warnings, rows: LOOKED_AT });
    await jest.advanceTimersByTimeAsync(16_000);
    warnings[0] = 'topic a answered from 6 %';
    await jest.advanceTimersByTimeAsync(30_000);
    await stop();
    expect(seen.map(({ lines: [line] }) => line)).toEqual([
      'topic a answered from 5 %',
      expect.stringMatching(/^More than 10000 records of the last 11 minutes match/),
      'record 1',
    ]);
  });

  test('the signal ends it and its polls', async () => {
    const { polls, stop } = start([[1]]);
    await jest.advanceTimersByTimeAsync(16_000);
    expect(await stop()).toMatchObject({ name: 'AbortError' });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(polls).toHaveLength(2);
    expect(jest.getTimerCount()).toBe(0);
  });
});
