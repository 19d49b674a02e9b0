import { expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { type Line, TopicQueue } from './topic-queue';

/** Puts calls into the queue while its one place is taken; gives the order in which they ran once it is free. */
async function orderOf(calls: [name: string, line: Line, signal?: AbortSignal][], between = () => {}) {
  const queue = new TopicQueue(1);
  const never = new AbortController().signal;
  const order: string[] = [];
  let free = () => {};
  const first = queue.run('t', never, () => new Promise<void>((resolve) => (free = resolve)));
  await turn();
  const rest = calls.map(([name, line, signal = never]) =>
    queue.run('t', signal, async () => void order.push(name), line).catch(() => order.push(`${name} left`)),
  );
  between();
  free();
  await Promise.all([first, ...rest]);
  return order;
}

test('alert rules and people take turns, each line in its order', async () => {
  expect(
    await orderOf([
      ['panel 1', 'people'],
      ['panel 2', 'people'],
      ['panel 3', 'people'],
      ['rule 1', 'alerts'],
      ['rule 2', 'alerts'],
    ]),
  ).toEqual(['panel 1', 'rule 1', 'panel 2', 'rule 2', 'panel 3']);
});

test('a rule behind many panels waits for one of them', async () => {
  const panels = Array.from({ length: 40 }, (_, index): [string, Line] => [`panel ${index}`, 'people']);
  expect((await orderOf([...panels, ['rule', 'alerts']])).indexOf('rule')).toBe(1);
});

test('a cancelled call leaves its line, and nobody loses a place by it', async () => {
  const stop = new AbortController();
  expect(
    await orderOf(
      [
        ['panel', 'people', stop.signal],
        ['rule', 'alerts'],
        ['panel 2', 'people'],
      ],
      () => stop.abort(),
    ),
  ).toEqual(expect.arrayContaining(['panel left', 'rule', 'panel 2']));
});
