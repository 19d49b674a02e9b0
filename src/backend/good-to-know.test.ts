import { expect, test } from '@jest/globals';
import { goodToKnow } from './good-to-know';

const FAILING = { message: 'Not known', level: 'debug', topic: 'one' } as const;
const failing = () => Promise.reject(new Error('away'));

test('an answer is given, a failure is worth what holds otherwise', async () => {
  const { signal } = new AbortController();
  await expect(goodToKnow(() => Promise.resolve(1), 0, FAILING, signal)).resolves.toBe(1);
  await expect(goodToKnow(failing, 0, FAILING, signal)).resolves.toBe(0);
});

test('a question that was given up is no failure to be covered', async () => {
  const gone = AbortSignal.abort(new Error('cancelled'));
  await expect(goodToKnow(failing, 0, FAILING, gone)).rejects.toThrow('cancelled');
});
