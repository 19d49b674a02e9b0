import { describe, expect, test } from '@jest/globals';
import { Turns } from './turns';

const open = new AbortController().signal;

/** Work that ends when told. */
function job() {
  let end = (): void => undefined;
  let started = false;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const work = () => {
    started = true;
    return ended;
  };
  return { work, end: () => end(), started: () => started };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('Turns', () => {
  test('at most the given number runs at once, the rest in order of arrival', async () => {
    const turns = new Turns(2);
    const jobs = [job(), job(), job(), job()];
    const all = jobs.map(({ work }) => turns.take(work, open));
    await settle();
    expect(jobs.map(({ started }) => started())).toEqual([true, true, false, false]);
    jobs[1]!.end();
    await settle();
    expect(jobs.map(({ started }) => started())).toEqual([true, true, true, false]);
    jobs.forEach(({ end }) => end());
    await Promise.all(all);
  });

  test('of those who wait, the one with the fewest running is next', async () => {
    const turns = new Turns(3);
    const [busy, slow, later, other] = [job(), job(), job(), job()];
    const all = [busy, slow, later].map(({ work }) => turns.take(work, open, 'a'));
    const waiting = [turns.take(later.work, open, 'a'), turns.take(other.work, open, 'b')];
    await settle();
    busy.end();
    await settle();
    expect(other.started()).toBe(true);
    [slow, later, other].forEach(({ end }) => end());
    await Promise.all([...all, ...waiting]);
  });

  test('the kept turns are for owners with little running', async () => {
    const turns = new Turns(6, 2);
    const jobs = Array.from({ length: 6 }, job);
    const all = jobs.map(({ work }) => turns.take(work, open, 'a'));
    const others = [job(), job(), job()];
    await settle();
    expect(jobs.map(({ started }) => started())).toEqual([true, true, true, true, false, false]);
    all.push(...others.map(({ work }) => turns.take(work, open, 'b')));
    await settle();
    expect(others.map(({ started }) => started())).toEqual([true, true, false]);
    [...jobs, ...others].forEach(({ end }) => end());
    await Promise.all(all);
  });

  test('jobs given up keep their turns until they end, but their owner has others, though not the last', async () => {
    const turns = new Turns(4, 2);
    const gone = new AbortController();
    const stuck = [job(), job()];
    const all = stuck.map(({ work }) => turns.take(work, AbortSignal.any([gone.signal]), 'a'));
    await settle();
    gone.abort(new Error('gone'));
    const [next, last, other] = [job(), job(), job()];
    all.push(turns.take(next.work, open, 'a'), turns.take(last.work, open, 'a'), turns.take(other.work, open, 'b'));
    await settle();
    expect([next, last, other].map(({ started }) => started())).toEqual([true, false, true]);
    [...stuck, next, last, other].forEach(({ end }) => end());
    await Promise.all(all);
  });

  test('what gives up while it waits is told at once and never runs', async () => {
    const turns = new Turns(1);
    const [first, second, third] = [job(), job(), job()];
    const running = turns.take(first.work, open);
    const gone = new AbortController();
    const waiting = turns.take(second.work, gone.signal);
    const next = turns.take(third.work, open);
    gone.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    first.end();
    third.end();
    await Promise.all([running, next]);
    expect(second.started()).toBe(false);
    await expect(turns.take(second.work, gone.signal)).rejects.toThrow('gone');
  });

  test('a failure gives the turn on', async () => {
    const turns = new Turns(1);
    await expect(turns.take(() => Promise.reject(new Error('failed')), open)).rejects.toThrow('failed');
    expect(await turns.take(async () => 1, open)).toBe(1);
  });
});
