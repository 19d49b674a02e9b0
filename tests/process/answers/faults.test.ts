/** What a panel shows when CLS fails: nothing where it heals in a moment, else a clear message; neighbours unharmed. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../src/local-cls/faults/fault';
import { RunningPlugin } from './running-plugin';

const RANGE = { fromMs: Date.parse('2026-03-03T16:00:00Z'), toMs: Date.parse('2026-03-03T17:00:00Z') };
const TRAFFIC = { kind: 'traffic', splitBy: [] };
const GUANGZHOU = { region: 'ap-guangzhou', topic: 'ccn-flowlog-ap-guangzhou-1250000000', format: 'ccn' as const };
const BEIJING = { region: 'ap-beijing', topic: 'ccn-flowlog-ap-beijing-1250000000', format: 'ccn' as const };
const BUSY = { kind: 'error', code: 'LimitExceeded.LogSearch', message: 'busy' } as const;

let running: RunningPlugin;

beforeAll(async () => {
  running = await RunningPlugin.start();
  await running.answer(TRAFFIC, RANGE, of(GUANGZHOU, BEIJING));
}, 30_000);
afterEach(() => running.cls.faults.clear());
afterAll(() => running?.stop());

const of = (...sources: { region: string; topic: string; format: 'ccn' }[]) => running.context({ sources });
const searching = (fault: Fault): Fault => ({ actions: ['SearchLog'], ...fault });

describe('a fault that heals is not seen', () => {
  test.each<[string, Fault]>([
    ['too many searches at once', { ...BUSY, times: 3 }],
    ['an overloaded CLS', { kind: 'error', code: 'InternalError.ServerBusy', message: 'busy', share: 0.5 }],
    ['too many requests', { kind: 'error', code: 'RequestLimitExceeded', message: 'slow down', times: 2 }],
    [
      'a search that ran out of time once',
      { kind: 'error', code: 'FailedOperation.SearchTimeout', message: 't', times: 1 },
    ],
    ['a connection cut in the middle of the answer', { kind: 'cut', times: 1 }],
    ['an answer cut short', { kind: 'garbage', form: 'truncated', times: 1 }],
    ["a gateway's page", { kind: 'garbage', form: 'html-502', times: 1 }],
    ['the right answer under a wrong content type', { kind: 'garbage', form: 'content-type' }],
    ['a slow region', { kind: 'slow', delayMs: 'distance' }],
  ])('%s', async (_what, fault) => {
    running.cls.faults.set(searching(fault));
    expect((await running.answer(TRAFFIC, RANGE, of(GUANGZHOU))).error).toBeUndefined();
    expect(running.cls.faults.list()[0]!.hits).toBeGreaterThan(0);
  });
});

describe('a fault that stays is told', () => {
  test.each<[string, number, Fault, number, RegExp]>([
    ['too many searches at once', 4, BUSY, 429, /more than 15 searches run on the topic.*Next step: wait a moment/is],
    ['a cut connection', 2, { kind: 'cut' }, 502, /the connection was cut .*Next step: check/s],
    ['an answer cut short', 2, { kind: 'garbage', form: 'truncated' }, 502, /its answer \(HTTP 200\) is no whole JSON/],
    ["a gateway's page", 2, { kind: 'garbage', form: 'html-502' }, 502, /HTTP 502 and no CLS envelope, as a gateway/],
    ['no JSON at all', 1, { kind: 'garbage', form: 'not-json' }, 502, /HTTP 200 and no CLS envelope, so it is not CLS/],
    [
      'a code that does not heal',
      1,
      { kind: 'error', code: 'LimitExceeded.SearchResources', message: 'm' },
      400,
      /needs too much memory.*CLS says: .*m\. Next step: shorten the time range/s,
    ],
  ])('%s, after %d tries', async (_what, tries, fault, status, message) => {
    running.cls.faults.set(searching(fault));
    const answer = await running.answer(TRAFFIC, RANGE, of(GUANGZHOU));
    expect(answer).toMatchObject({ status, errorSource: 'downstream' });
    expect(answer.error).toMatch(message);
    expect(running.cls.faults.list()[0]!.hits).toBe(tries);
  });
});

describe('a fault of one topic', () => {
  test('is named beside the answer of the others, and fails an alert', async () => {
    running.cls.faults.set(searching({ kind: 'cut', topics: [BEIJING.topic] }));
    const context = of(GUANGZHOU, BEIJING);
    const answer = await running.answer(TRAFFIC, RANGE, context);
    expect(answer.error).toBeUndefined();
    expect(answer.frames[0]!.meta!.notices![0]).toMatchObject({
      severity: 'warning',
      text: expect.stringMatching(/topic ap-beijing\/.* is missing from this answer: .*the connection was cut/),
    });
    const alert = await running.answer(TRAFFIC, RANGE, { ...context, headers: { FromAlert: 'true' } });
    expect(alert).toMatchObject({ status: 502, error: expect.stringContaining('the connection was cut') });
  });

  test('leaves the other queries of the panel their answers', async () => {
    running.cls.faults.set(searching({ ...BUSY, topics: [BEIJING.topic] }));
    const [good, bad] = await Promise.all([
      running.answer(TRAFFIC, RANGE, of(GUANGZHOU)),
      running.answer(TRAFFIC, RANGE, of(BEIJING)),
    ]);
    expect(good.error).toBeUndefined();
    expect(bad.status).toBe(429);
  });
});

test('a query that is cancelled while CLS is slow lets go of it', async () => {
  running.cls.faults.set(searching({ kind: 'slow', delayMs: 60_000 }));
  const cancel = new AbortController();
  const query = { refId: 'A', ...RANGE, intervalMs: 60_000, json: TRAFFIC };
  const call = running.plugin.queryData(of(GUANGZHOU), [query], { signal: cancel.signal });
  while (running.cls.faults.list()[0]!.hits === 0) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  cancel.abort();
  await expect(call).rejects.toThrow();
});
