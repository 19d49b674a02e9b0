import { describe, expect, test } from '@jest/globals';
import { SearchSlots } from './search-slots';

describe('SearchSlots', () => {
  test('the sixteenth search on a topic is refused until one has ended', async () => {
    const slots = new SearchSlots();
    const ends: (() => void)[] = [];
    const search = (topicId: string) => slots.use(topicId, () => new Promise<void>((resolve) => ends.push(resolve)));
    const running = Array.from({ length: 15 }, () => search('t'));
    await expect(search('t')).rejects.toMatchObject({ code: 'LimitExceeded.LogSearch' });
    const other = search('other');
    ends.shift()!();
    await running[0];
    const next = search('t');
    ends.forEach((end) => end());
    await expect(Promise.all([...running, other, next])).resolves.toHaveLength(17);
  });

  test('a failed search gives its slot back', async () => {
    const slots = new SearchSlots();
    for (let count = 0; count < 20; count++) {
      await expect(slots.use('t', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    }
  });
});
