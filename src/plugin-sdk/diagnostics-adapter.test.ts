import { describe, expect, jest, test } from '@jest/globals';
import { checkHealth, collectMetrics } from './diagnostics-adapter';
import type { HealthAnswer, PluginHandlers } from './handlers';
import { decodeMessage } from './protocol/codec';

const unused = () => Promise.reject(new Error('not asked'));
const handlersOf = (rest: Partial<PluginHandlers>): PluginHandlers => ({
  queryData: unused,
  checkHealth: unused,
  callResource: unused,
  ...rest,
});
const request = decodeMessage('CheckHealthRequest', new Uint8Array());
const { signal } = new AbortController();
const check = (answer: HealthAnswer) =>
  checkHealth(handlersOf({ checkHealth: () => Promise.resolve(answer) }), request, signal);

describe('checkHealth', () => {
  test('answers status, message and details', async () => {
    expect(await check({ status: 'ok', message: 'fine', details: { checks: [1] } })).toEqual({
      status: 1,
      message: 'fine',
      jsonDetails: Buffer.from('{"checks":[1]}'),
    });
    expect((await check({ status: 'error', message: 'no' })).status).toBe(2);
  });

  test.each([[undefined], [null], [[1]], ['text']])('details of %p become an empty object', async (details) => {
    const answer = await check({ status: 'ok', message: '', details: details as unknown as Record<string, unknown> });
    expect(answer.jsonDetails).toEqual(Buffer.from('{}'));
  });

  test('a throw is a failed check', async () => {
    const log = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const answer = await checkHealth(handlersOf({}), request, signal);
    log.mockRestore();
    expect(answer).toMatchObject({ status: 2, message: expect.stringContaining('Internal error') });
  });

  test('details that are no JSON are a failed check', async () => {
    const log = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect((await check({ status: 'ok', message: '', details: { big: 1n } })).status).toBe(2);
    log.mockRestore();
  });
});

describe('collectMetrics', () => {
  const textOf = (handlers: PluginHandlers) => String(collectMetrics(handlers).metrics?.prometheus);

  test("answers the handler's text, or nothing", () => {
    expect(textOf(handlersOf({ collectMetrics: () => 'up 1\n' }))).toBe('up 1\n');
    expect(textOf(handlersOf({}))).toBe('');
  });
});
