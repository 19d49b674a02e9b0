import { expect, test } from '@jest/globals';
import { withinAlertTime } from './alert-time';

const never = () => new AbortController().signal;
const endless = (signal: AbortSignal) =>
  new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

test('a question that ends in time keeps its answer and its own error', async () => {
  await expect(withinAlertTime(never(), () => Promise.resolve('answer'))).resolves.toBe('answer');
  await expect(withinAlertTime(never(), () => Promise.reject(new Error('own')))).rejects.toThrow('own');
});

test('a question that does not is stopped, with what to do about it', async () => {
  await expect(withinAlertTime(never(), endless, 0.02)).rejects.toThrow(
    /not whole within the 0.02 s that an alert rule has. Next step/,
  );
});

test('an answer that goes on without what was stopped is none', async () => {
  const partial = (signal: AbortSignal) => endless(signal).catch(() => 'the other topics');
  await expect(withinAlertTime(never(), partial, 0.02)).rejects.toThrow(/not whole/);
});

test('who cancels is told of the cancelling', async () => {
  const asked = new AbortController();
  const answer = withinAlertTime(asked.signal, endless, 60);
  asked.abort(new Error('cancelled'));
  await expect(answer).rejects.toThrow('cancelled');
});
