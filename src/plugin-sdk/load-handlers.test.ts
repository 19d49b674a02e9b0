import { describe, expect, jest, test } from '@jest/globals';
import type { PluginHandlers } from './handlers';
import { loadHandlers } from './load-handlers';

const unused = () => Promise.reject(new Error('not asked'));
const handlers: PluginHandlers = { queryData: unused, checkHealth: unused, callResource: unused };

describe('loadHandlers', () => {
  test('takes handlers as they are', async () => {
    expect(await loadHandlers(handlers).get()).toBe(handlers);
  });

  test('loads once', async () => {
    const load = jest.fn(() => Promise.resolve(handlers));
    const loaded = loadHandlers(load);
    await Promise.all([loaded.get(), loaded.get()]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('a failed load fails the calls, and the next call tries again', async () => {
    const log = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const load = jest.fn(() => Promise.resolve(handlers)).mockRejectedValueOnce(new Error('no such module'));
    const loaded = loadHandlers(load);
    const failing = await loaded.get();
    log.mockRestore();
    await expect(
      failing.callResource(...([] as unknown as Parameters<PluginHandlers['callResource']>)),
    ).rejects.toThrow('could not be loaded');
    expect(await loaded.get()).toBe(handlers);
  });

  test('closes what was loaded, and nothing else', async () => {
    const close = jest.fn(() => Promise.resolve());
    const loaded = loadHandlers({ ...handlers, close });
    await loaded.close();
    expect(close).not.toHaveBeenCalled();
    await loaded.get();
    await loaded.close();
    expect(close).toHaveBeenCalledTimes(1);
  });
});
