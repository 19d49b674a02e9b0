import { describe, expect, jest, test } from '@jest/globals';
import type { DecodedFrame } from './dataframe/frame';
import type { PluginHandlers, StreamRequest } from './handlers';
import { decodeMessage, encodeMessage } from './protocol/codec';
import { enums, type MessageInput } from './protocol/messages';
import { runStream, subscribeStream } from './stream-adapter';

const { OK, NOT_FOUND, PERMISSION_DENIED } = enums.StreamStatus;
const unused = () => Promise.reject(new Error('not asked'));
const others = { queryData: unused, checkHealth: unused, callResource: unused };
const { signal } = new AbortController();

function subscribe(handler: PluginHandlers['subscribeStream'], message: MessageInput<'SubscribeStreamRequest'> = {}) {
  const request = decodeMessage('SubscribeStreamRequest', encodeMessage('SubscribeStreamRequest', message));
  return subscribeStream(handler ? { ...others, subscribeStream: handler } : others, request, signal);
}

async function packetsOf(handlers: PluginHandlers): Promise<unknown[]> {
  const packets: unknown[] = [];
  const request = decodeMessage('RunStreamRequest', encodeMessage('RunStreamRequest', { path: 'tail' }));
  for await (const { data } of runStream(handlers, request, signal)) {
    packets.push(JSON.parse(Buffer.from(data ?? []).toString()));
  }
  return packets;
}

describe('subscribeStream', () => {
  test('hands over path and data', async () => {
    let seen: StreamRequest | undefined;
    const message = { path: 'tail/ab', data: Buffer.from('{"kind":"records"}'), headers: { 'http_X-A': 'b' } };
    await subscribe((request) => {
      seen = request;
      return Promise.resolve('ok');
    }, message);
    expect(seen).toMatchObject({ path: 'tail/ab', data: { kind: 'records' } });
    expect(seen?.headers.get('x-a')).toBe('b');
  });

  test.each([
    ['ok', OK],
    ['notFound', NOT_FOUND],
    ['denied', PERMISSION_DENIED],
  ] as const)('answers %s', async (answer, status) => {
    expect(await subscribe(() => Promise.resolve(answer))).toEqual({ status });
  });

  test('without a handler there is nothing to watch', async () => {
    expect(await subscribe(undefined)).toEqual({ status: NOT_FOUND });
  });

  test('what cannot be read or fails is not there, and the log has why', async () => {
    const log = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await subscribe(() => Promise.resolve('ok'), { data: Buffer.from('{') })).toEqual({ status: NOT_FOUND });
    expect(await subscribe(unused)).toEqual({ status: NOT_FOUND });
    expect(log.mock.calls.join()).toContain('not asked');
    log.mockRestore();
  });
});

describe('runStream', () => {
  test('each frame is a packet with schema and data', async () => {
    const frame = (value: number): DecodedFrame => ({ fields: [{ name: 'n', type: 'int64', values: [value] }] });
    const handlers: PluginHandlers = {
      ...others,
      async *runStream() {
        yield frame(1);
        yield frame(2);
      },
    };
    const schema = { fields: [{ name: 'n', type: 'number', typeInfo: { frame: 'int64' } }] };
    expect(await packetsOf(handlers)).toEqual([
      { schema, data: { values: [[1]] } },
      { schema, data: { values: [[2]] } },
    ]);
  });

  test('without a handler the stream ends', async () => {
    expect(await packetsOf(others)).toEqual([]);
  });
});
