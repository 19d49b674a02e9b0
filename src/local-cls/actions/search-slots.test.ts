import { describe, expect, test } from '@jest/globals';
import { SearchSlots } from './search-slots';

const open = () => new AbortController().signal;

describe('SearchSlots', () => {
  test('the sixteenth search on a topic is refused until one has ended', async () => {
    const slots = new SearchSlots();
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const gone = new AbortController();
    const search = (topicId: string, signal = open()) => slots.use(topicId, () => ended, signal);
    const running = Array.from({ length: 14 }, () => search('t'));
    const leaving = search('t', gone.signal);
    await expect(search('t')).rejects.toMatchObject({ code: 'LimitExceeded.LogSearch' });
    const other = search('other');
    gone.abort(new Error('gone'));
    await expect(leaving).rejects.toThrow('gone');
    const next = search('t');
    end();
    await expect(Promise.all([...running, other, next])).resolves.toHaveLength(16);
  });

  test('a failed search gives its slot back', async () => {
    const slots = new SearchSlots();
    for (let count = 0; count < 20; count++) {
      await expect(slots.use('t', () => Promise.reject(new Error('failed')), open())).rejects.toThrow('failed');
    }
  });
});
