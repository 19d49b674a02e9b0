import { getEventListeners, once } from 'node:events';
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { PluginClient } from './host/plugin-client';
import type { ServiceAnswers } from './protocol/services';
import { registerServices } from './register-services';

/** Emits the signal of each health call, which never ends by itself. */
const started = new EventTarget();
const stopping = new AbortController();

const answers: ServiceAnswers = {
  'pluginv2.Data': { QueryData: ({ queries }) => ({ responses: { n: { status: queries.length } } }) },
  'pluginv2.Diagnostics': {
    CheckHealth: (_request, signal) => {
      started.dispatchEvent(new CustomEvent('call', { detail: signal }));
      return once(signal, 'abort').then(() => ({ message: 'aborted' }));
    },
    CollectMetrics: () => {
      throw new Error('secret detail');
    },
  },
  'pluginv2.Resource': {
    CallResource: async ({ path }) => {
      if (path === 'throw') throw new Error('secret detail');
      return { code: 200, body: Buffer.from(path) };
    },
  },
  'pluginv2.Stream': {
    SubscribeStream: () => ({ status: 0 }),
    async *RunStream({ path }, signal) {
      if (path === 'throw') throw new Error('secret detail');
      for (let packet = 0; ; packet++) {
        yield { data: Buffer.from(`${packet}`) };
        if (packet === 2) {
          started.dispatchEvent(new CustomEvent('call', { detail: signal }));
          await once(signal, 'abort');
        }
      }
    },
    PublishStream: () => ({ status: 2 }),
  },
  'plugin.GRPCController': { Shutdown: () => ({}) },
  'grpc.health.v1.Health': { Check: () => ({ status: 1 }) },
};

const nextSignal = () =>
  new Promise<AbortSignal>((resolve) =>
    started.addEventListener('call', (event) => resolve((event as CustomEvent<AbortSignal>).detail), { once: true }),
  );
const aborted = (signal: AbortSignal) => signal.aborted || once(signal, 'abort').then(() => true);

describe('registerServices', () => {
  const server = new Server();
  let client: PluginClient;

  beforeAll(async () => {
    registerServices(server, answers, stopping.signal);
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    client = new PluginClient({ network: 'tcp', port });
  });

  afterAll(() => {
    client.close();
    server.forceShutdown();
  });

  test('carries unary calls and streams', async () => {
    expect(await client.call('grpc.health.v1.Health', 'Check', { service: 'plugin' })).toEqual([{ status: 1 }]);
    const [{ responses }] = await client.call('pluginv2.Data', 'QueryData', { queries: [{ refId: 'A' }] });
    expect(responses.n.status).toBe(1);
    const [resource] = await client.call('pluginv2.Resource', 'CallResource', { path: 'topics' });
    expect(resource).toMatchObject({ code: 200, body: Buffer.from('topics') });
  });

  test('a cancel reaches the handler as an abort', async () => {
    const cancel = new AbortController();
    const signal = nextSignal();
    const call = client.call('pluginv2.Diagnostics', 'CheckHealth', {}, { signal: cancel.signal });
    const failed = expect(call).rejects.toMatchObject({ code: status.CANCELLED });
    const seen = await signal;
    cancel.abort();
    await failed;
    expect(await aborted(seen)).toBe(true);
  });

  test('messages of a stream come one by one, until its reader gives up', async () => {
    const signal = nextSignal();
    const seen: string[] = [];
    for await (const { data } of client.stream('pluginv2.Stream', 'RunStream', { path: 'tail' })) {
      seen.push(Buffer.from(data).toString());
      if (seen.length === 3) break;
    }
    expect(seen).toEqual(['0', '1', '2']);
    expect(await aborted(await signal)).toBe(true);
  });

  test('a deadline reaches the handler as an abort', async () => {
    const signal = nextSignal();
    const call = client.call('pluginv2.Diagnostics', 'CheckHealth', {}, { deadlineMs: Date.now() + 200 });
    const failed = expect(call).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED });
    const seen = await signal;
    await failed;
    expect(await aborted(seen)).toBe(true);
  });

  test.each(['unary', 'stream', 'many'] as const)('a throw in a %s call never shows its text', async (form) => {
    const log = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const calls = {
      unary: () => client.call('pluginv2.Diagnostics', 'CollectMetrics', {}),
      stream: () => client.call('pluginv2.Resource', 'CallResource', { path: 'throw' }),
      many: () => client.call('pluginv2.Stream', 'RunStream', { path: 'throw' }),
    };
    await expect(calls[form]()).rejects.toMatchObject({
      code: status.INTERNAL,
      details: 'Internal error of the plugin; its log has the details.',
    });
    expect(log.mock.calls.join()).toContain('secret detail');
    log.mockRestore();
  });

  test('stopping aborts what is running, and hears of it by one listener', async () => {
    const calls = [];
    for (let call = 0; call < 12; call++) {
      const signal = nextSignal();
      calls.push(client.call('pluginv2.Diagnostics', 'CheckHealth', {}));
      await signal;
    }
    expect(getEventListeners(stopping.signal, 'abort')).toHaveLength(1);
    stopping.abort();
    const ends = await Promise.all(calls);
    expect(ends.map(([{ message }]) => message)).toEqual(calls.map(() => 'aborted'));
  });
});
