import { describe, expect, jest, test } from '@jest/globals';
import type { PluginHandlers, ResourceAnswer, ResourceRequest } from './handlers';
import { decodeMessage, encodeMessage } from './protocol/codec';
import type { MessageInput } from './protocol/messages';
import { callResource } from './resource-adapter';

const unused = () => Promise.reject(new Error('not asked'));

function call(message: MessageInput<'CallResourceRequest'>, handler: PluginHandlers['callResource']) {
  const handlers = { queryData: unused, checkHealth: unused, callResource: handler };
  const request = decodeMessage('CallResourceRequest', encodeMessage('CallResourceRequest', message));
  return callResource(handlers, request, new AbortController().signal);
}
const answering = (answer: ResourceAnswer) => call({}, () => Promise.resolve(answer));

describe('callResource', () => {
  test('hands over a plain request', async () => {
    let seen: ResourceRequest | undefined;
    const headers = { 'Content-Type': { values: ['application/json', 'second'] } };
    const message = {
      path: '/topics',
      url: 'topics?region=a&q=x%3Fy',
      method: 'post',
      headers,
      body: Buffer.from('{}'),
    };
    await call(message, (request) => {
      seen = request;
      return Promise.resolve({ status: 200, body: '' });
    });
    expect(seen).toMatchObject({ path: 'topics', method: 'POST', body: Buffer.from('{}') });
    expect([...(seen?.query ?? [])]).toEqual([
      ['region', 'a'],
      ['q', 'x?y'],
    ]);
    expect(seen?.headers.get('content-type')).toBe('application/json');
  });

  test('answers status, headers and body', async () => {
    expect(await answering({ status: 404, headers: { 'X-A': 'b' }, body: 'no' })).toEqual({
      code: 404,
      headers: { 'X-A': { values: ['b'] } },
      body: Buffer.from('no'),
    });
    expect((await answering({ status: 200, body: new Uint8Array([1, 2]) })).body).toEqual(new Uint8Array([1, 2]));
  });

  test.each([0, 99, 600, NaN, 200.5])('a status of %p, which would end the host, becomes 500', async (status) => {
    expect((await answering({ status, body: '' })).code).toBe(500);
  });

  test('a throw becomes a 500 in JSON', async () => {
    const log = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const answer = await call({ path: 'x' }, unused);
    log.mockRestore();
    expect(answer.code).toBe(500);
    expect(JSON.parse(String(answer.body))).toEqual({ message: expect.stringContaining('Internal error') });
  });

  test('unreadable settings are a 400 that names them', async () => {
    const dataSourceInstanceSettings = { name: 'Flows', jsonData: Buffer.from('{') };
    const answer = await call({ pluginContext: { dataSourceInstanceSettings } }, unused);
    expect(answer.code).toBe(400);
    expect(String(answer.body)).toContain('Flows');
  });
});
