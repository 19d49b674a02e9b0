import { describe, expect, test } from '@jest/globals';
import { FaultPlan } from './fault-plan';
import type { Fault } from './fault';

const search = { action: 'SearchLog', region: 'ap-tokyo', topicIds: ['t1'] };

function planOf(...faults: Fault[]) {
  const clock = { ms: 0 };
  const plan = new FaultPlan(() => clock.ms);
  plan.set(...faults);
  const delay = (call = search) => plan.effectOn(() => call).delayMs;
  return { plan, clock, delay };
}

describe('FaultPlan', () => {
  test('does nothing at first, and nothing once cleared', () => {
    const { plan, delay } = planOf();
    expect(delay()).toBe(0);
    plan.add({ kind: 'slow', delayMs: 5 });
    expect(delay()).toBe(5);
    plan.clear();
    expect(delay()).toBe(0);
  });

  test.each([
    [{ actions: ['SearchLog'] }, { ...search, action: 'DescribeIndex' }],
    [{ regions: ['ap-tokyo'] }, { ...search, region: 'ap-seoul' }],
    [{ topics: ['t1'] }, { ...search, topicIds: ['t2', 't3'] }],
    [{ topics: ['t1'] }, { ...search, topicIds: [] }],
  ])('%j meets its calls and no others', (scope, other) => {
    const { delay } = planOf({ kind: 'slow', delayMs: 7, ...scope });
    expect([delay(), delay(other)]).toEqual([7, 0]);
  });

  test('a share meets calls evenly spread, times ends it after so many', () => {
    const { plan, delay } = planOf({ kind: 'slow', delayMs: 1, share: 0.25 }, { kind: 'slow', delayMs: 10, times: 2 });
    expect(Array.from({ length: 8 }, () => delay())).toEqual([10, 10, 0, 1, 0, 0, 0, 1]);
    expect(plan.list().map(({ hits }) => hits)).toEqual([2, 2]);
  });

  test('a fault for a time ends with it', () => {
    const { clock, delay } = planOf({ kind: 'slow', delayMs: 1, forMs: 1000 });
    clock.ms = 999;
    expect(delay()).toBe(1);
    clock.ms = 1000;
    expect(delay()).toBe(0);
  });

  test('distance is 300 ms, and more to far regions', () => {
    const { delay } = planOf({ kind: 'slow', delayMs: 'distance' });
    expect(['ap-guangzhou', 'ap-tokyo', 'eu-frankfurt'].map((region) => delay({ ...search, region }))).toEqual([
      300, 300, 550,
    ]);
  });

  test('delays add up; of errors and spoilt answers the first acts alone', () => {
    const error = { kind: 'error', code: 'InternalError', message: 'first' } as const;
    const { plan } = planOf(
      { kind: 'slow', delayMs: 1 },
      { kind: 'slow', delayMs: 2 },
      error,
      { ...error, message: 'second' },
      { kind: 'garbage', form: 'html-502' },
      { kind: 'cut' },
    );
    const effect = plan.effectOn(() => search);
    expect(effect).toMatchObject({ delayMs: 3, failure: { code: 'InternalError', message: 'first' } });
    expect(effect).not.toHaveProperty('answer');
    expect(plan.list().map(({ hits }) => hits)).toEqual([1, 1, 1, 0, 0, 0]);
  });

  test('a fault is not used up by calls on which another acts', () => {
    const { plan } = planOf(
      { kind: 'cut', times: 1 },
      { kind: 'slow', delayMs: 1, times: 1 },
      { kind: 'partial', topics: ['t1'], code: 'InternalError', message: 'm', times: 1 },
      { kind: 'partial', topics: ['t1', 't2'], code: 'InternalError', message: 'm', times: 1 },
      { kind: 'error', code: 'InternalError', message: 'm', times: 1 },
    );
    const met = () => {
      const { failingTopics, ...effect } = plan.effectOn(() => ({ ...search, topicIds: ['t1', 't2'] }));
      return { ...effect, failing: [...failingTopics.keys()].sort() };
    };
    expect([met(), met(), met(), met()]).toMatchObject([
      { answer: 'cut', delayMs: 1, failing: [] },
      { delayMs: 0, failing: ['t1', 't2'] },
      { failure: { code: 'InternalError' }, failing: [] },
      { delayMs: 0, failing: [] },
    ]);
    expect(plan.list().map(({ hits }) => hits)).toEqual([1, 1, 1, 1, 1]);
  });

  test('partial meets searches over several topics only', () => {
    const { plan } = planOf({ kind: 'partial', topics: ['t1'], code: 'InternalError', message: 'm' });
    const failing = (topicIds: string[]) => [...plan.effectOn(() => ({ ...search, topicIds })).failingTopics.keys()];
    expect(failing(['t1'])).toEqual([]);
    expect(failing(['t1', 't2'])).toEqual(['t1']);
  });
});
