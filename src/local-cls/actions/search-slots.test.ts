import { describe, expect, test } from '@jest/globals';
import { SearchSlots } from './search-slots';

const open = () => new AbortController().signal;
const never = (_started?: number) => new Promise<never>(() => undefined);

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

  test('all fifteen of a topic run at once, and a search on another topic beside them', async () => {
    const slots = new SearchSlots(24);
    const end = new AbortController();
    const running: string[] = [];
    const search = (topicId: string) =>
      slots.use(topicId, () => never(running.push(topicId)), AbortSignal.any([end.signal]));
    const all = [...Array.from({ length: 15 }, () => search('t')), search('other')];
    const ended = Promise.allSettled(all);
    await new Promise((resolve) => setImmediate(resolve));
    expect(running).toHaveLength(16);
    end.abort(new Error('gone'));
    await ended;
  });

  test('whoever gives up is let go while the engine cannot stop, and the next has its turn', async () => {
    const slots = new SearchSlots(24);
    const gone = new AbortController();
    const stuck = Promise.allSettled(
      Array.from({ length: 15 }, () => slots.use('t', () => never(), AbortSignal.any([gone.signal]))),
    );
    await new Promise((resolve) => setImmediate(resolve));
    gone.abort(new Error('gone'));
    expect((await stuck).map(({ status }) => status)).toEqual(Array.from({ length: 15 }, () => 'rejected'));
    for (const topicId of ['t', 'other']) {
      expect(await slots.use(topicId, () => Promise.resolve('an answer'), open())).toBe('an answer');
    }
  });

  test('a failed search gives its slot back', async () => {
    const slots = new SearchSlots();
    for (let count = 0; count < 20; count++) {
      await expect(slots.use('t', () => Promise.reject(new Error('failed')), open())).rejects.toThrow('failed');
    }
  });
});
