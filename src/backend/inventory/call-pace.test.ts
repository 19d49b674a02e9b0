import { expect, test } from '@jest/globals';
import { CallPace } from './call-pace';

test('turns come in order, and a cancelled one is not waited for', async () => {
  const pace = new CallPace(1000);
  const never = new AbortController().signal;
  const order: number[] = [];
  await Promise.all([1, 2, 3].map((n) => pace.turn(never).then(() => order.push(n))));
  expect(order).toEqual([1, 2, 3]);
  const slow = new CallPace(0.001);
  await slow.turn(never);
  const cancel = new AbortController();
  const waiting = slow.turn(cancel.signal);
  cancel.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
