import { getEventListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { TopicQueue } from './cls-client/topic-queue';
import { CallPace } from './inventory/call-pace';
import { KeptAnswers } from './kept-answers';

const never = () => new Promise<string>(() => undefined);
const kept = new KeptAnswers<string>(60_000, 100);
const queue = new TopicQueue(1);
const pace = new CallPace(0.001);

test.each<[string, (signal: AbortSignal, at: number) => Promise<unknown>]>([
  ['answers that others asked for', (signal, at) => kept.get(`${at % 3}`, never, signal)],
  ['a place in the line', (signal) => queue.run('t', signal, () => pause(60_000, undefined, { signal }))],
  ['their turn', (signal) => pace.turn(signal)],
])('thirty waits of one call for %s hang one listener on its signal at most', async (_what, wait) => {
  const call = new AbortController();
  const waits = Array.from({ length: 30 }, (_, at) => wait(call.signal, at));
  expect(getEventListeners(call.signal, 'abort').length).toBeLessThan(2);
  call.abort(new Error('gone'));
  const ends = await Promise.allSettled(waits);
  expect(ends.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(28);
});
