import { expect, test } from '@jest/globals';
import { KeptAnswers } from './kept-answers';

const never = new AbortController().signal;

function counter() {
  const seen = { asked: [] as string[], stopped: 0, answer: (_value: string): void => undefined };
  const ask = (question: string) => (stop: AbortSignal) => {
    seen.asked.push(question);
    stop.addEventListener('abort', () => (seen.stopped += 1));
    return new Promise<string>((resolve) => (seen.answer = resolve));
  };
  return { seen, ask };
}

test('a question is asked once for all who ask it, at the same time or later', async () => {
  const kept = new KeptAnswers<string>(60_000, 10);
  const { seen, ask } = counter();
  const first = kept.get('q', ask('q'), never);
  const second = kept.get('q', ask('q'), never);
  seen.answer('a');
  expect(await Promise.all([first, second, kept.get('q', ask('q'), never)])).toEqual(['a', 'a', 'a']);
  expect(seen.asked).toEqual(['q']);
});

test('one who cancels leaves the others their answer; the last one stops the question', async () => {
  const kept = new KeptAnswers<string>(60_000, 10);
  const { seen, ask } = counter();
  const [one, other] = [new AbortController(), new AbortController()];
  const first = kept.get('q', ask('q'), one.signal);
  const second = kept.get('q', ask('q'), other.signal);
  one.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  expect(seen.stopped).toBe(0);
  other.abort(new Error('gone too'));
  await expect(second).rejects.toThrow('gone too');
  expect(seen.stopped).toBe(1);
  void kept.get('q', ask('again'), never);
  expect(seen.asked).toEqual(['q', 'again']);
});

test('a failure is forgotten, an old answer is asked anew, and only so many are kept', async () => {
  const kept = new KeptAnswers<string>(60_000, 1);
  const fail = () => Promise.reject(new Error('no'));
  await expect(kept.get('q', fail, never)).rejects.toThrow('no');
  expect(await kept.get('q', () => Promise.resolve('a'), never)).toBe('a');
  await kept.get('other', () => Promise.resolve('b'), never);
  expect(await kept.get('q', () => Promise.resolve('new'), never)).toBe('new');
  const forgetful = new KeptAnswers<string>(0, 1);
  await forgetful.get('q', () => Promise.resolve('a'), never);
  expect(await forgetful.get('q', () => Promise.resolve('b'), never)).toBe('b');
  const { seen, ask } = counter();
  const both = [forgetful.get('slow', ask('slow'), never), forgetful.get('slow', ask('slow'), never)];
  seen.answer('c');
  expect([await Promise.all(both), seen.asked]).toEqual([['c', 'c'], ['slow']]);
});
