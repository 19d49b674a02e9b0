import { describe, expect, jest, test } from '@jest/globals';
import { queryData } from './data-adapter';
import type { PluginHandlers, QueryAnswer, QueryDataRequest } from './handlers';
import { decodeFrame } from './host/decode-frame';
import { decodeMessage, encodeMessage } from './protocol/codec';
import type { MessageInput } from './protocol/messages';

type Ask = PluginHandlers['queryData'];

const query = (refId: string, rest: MessageInput<'DataQuery'> = {}): MessageInput<'DataQuery'> => ({
  refId,
  timeRange: { fromEpochMS: 1000, toEpochMS: 2000 },
  json: Buffer.from('{"kind":"traffic"}'),
  ...rest,
});

async function ask(queries: MessageInput<'DataQuery'>[], handler: Ask, rest: MessageInput<'QueryDataRequest'> = {}) {
  const unused = () => Promise.reject(new Error('not asked'));
  const handlers = { queryData: handler, checkHealth: unused, callResource: unused };
  const message = decodeMessage('QueryDataRequest', encodeMessage('QueryDataRequest', { queries, ...rest }));
  const answer = await queryData(handlers, message, new AbortController().signal);
  return decodeMessage('QueryDataResponse', encodeMessage('QueryDataResponse', answer)).responses;
}

const answers =
  (entries: Record<string, QueryAnswer>): Ask =>
  () =>
    Promise.resolve(new Map(Object.entries(entries)));
const silenceLog = () => jest.spyOn(process.stderr, 'write').mockReturnValue(true);

describe('queryData', () => {
  test('hands over plain objects', async () => {
    let seen: QueryDataRequest | undefined;
    const handler: Ask = (request) => {
      seen = request;
      return Promise.resolve(new Map());
    };
    await ask([query('A', { queryType: 'q' })], handler, {
      headers: { 'http_X-Panel-Id': '4' },
      pluginContext: {
        orgId: 7,
        user: { login: 'ada', role: 'Viewer' },
        dataSourceInstanceSettings: {
          uid: 'u',
          name: 'n',
          lastUpdatedMS: 1_795_132_800_043,
          jsonData: Buffer.from('{"a":1}'),
          decryptedSecureJsonData: { secretKey: 'k3y' },
        },
      },
    });
    expect(seen?.queries).toEqual([
      {
        refId: 'A',
        queryType: 'q',
        maxDataPoints: 100,
        intervalMs: 1000,
        fromMs: 1000,
        toMs: 2000,
        json: { kind: 'traffic' },
      },
    ]);
    expect(seen?.headers.get('x-panel-id')).toBe('4');
    expect(seen?.context).toMatchObject({ orgId: 7, user: { login: 'ada', role: 'Viewer' } });
    expect(seen?.context.dataSource).toMatchObject({ uid: 'u', updatedMs: 1_795_132_800_043, jsonData: { a: 1 } });
    expect(seen?.context.dataSource?.secureJsonData.secretKey.reveal()).toBe('k3y');
    expect(JSON.stringify(seen)).not.toContain('k3y');
  });

  test('answers with frames that carry their refId, and a status', async () => {
    const frame = { fields: [{ name: 'n', type: 'float64' as const, values: [1] }] };
    const { A } = await ask([query('A')], answers({ A: { status: 200, frames: [frame] } }));
    expect(A).toMatchObject({ status: 200, error: '', format: 0 });
    expect(decodeFrame(A.frames[0])).toEqual({ refId: 'A', ...frame });
  });

  test('an error keeps its status and source, beside the frames that were got', async () => {
    const error = { message: 'rate limited', source: 'downstream' as const };
    const { A } = await ask([query('A')], answers({ A: { status: 429, frames: [{ fields: [] }], error } }));
    expect(A).toMatchObject({ status: 429, error: 'rate limited', errorSource: 'downstream' });
    expect(A.frames).toHaveLength(1);
  });

  test.each([
    [0, 200],
    [NaN, 200],
    [999, 200],
  ])('a status of %p without error becomes %p', async (status, sent) => {
    const { A } = await ask([query('A')], answers({ A: { status, frames: [] } }));
    expect(A.status).toBe(sent);
  });

  test.each([0, 200, 600])('a status of %p with an error becomes 500', async (status) => {
    const error = { message: '', source: 'plugin' as const };
    const { A } = await ask([query('A')], answers({ A: { status, frames: [], error } }));
    expect(A.status).toBe(500);
    expect(A.error).not.toBe('');
  });

  test('a query without answer gets an error, its neighbour its answer', async () => {
    const { A, B } = await ask([query('A'), query('B')], answers({ A: { status: 200, frames: [] } }));
    expect(A.status).toBe(200);
    expect(B).toMatchObject({ status: 500, errorSource: 'plugin', error: 'The plugin gave no answer to query B.' });
  });

  test.each([['throws'], ['rejects']])('a handler that %s fails every query, without its text', async (how) => {
    const log = silenceLog();
    const failing: Ask = () => {
      if (how === 'throws') throw new Error('token abc');
      return Promise.reject(new Error('token abc'));
    };
    const responses = await ask([query('A'), query('B')], failing);
    expect(log.mock.calls.join()).toContain('token abc');
    log.mockRestore();
    for (const refId of ['A', 'B']) expect(responses[refId]).toMatchObject({ status: 500, errorSource: 'plugin' });
    expect(JSON.stringify(responses)).not.toContain('token abc');
  });

  test.each<[string, MessageInput<'DataQuery'>, string]>([
    ['broken JSON', { json: Buffer.from('{') }, 'The JSON of query B cannot be read.'],
    ['bytes that are no text', { json: Buffer.from([0x22, 0xff, 0x22]) }, 'The JSON of query B cannot be read.'],
    ['no time range', { timeRange: null }, 'Query B has no time range.'],
  ])('%s fails one query only', async (_what, broken, message) => {
    const { A, B } = await ask([query('A'), query('B', broken)], answers({ A: { status: 200, frames: [] } }));
    expect(A.status).toBe(200);
    expect(B).toMatchObject({ status: 400, error: message, errorSource: 'downstream' });
  });

  test('unreadable settings fail every query by name', async () => {
    const dataSourceInstanceSettings = { name: 'Flows', jsonData: Buffer.from('{') };
    const { A } = await ask([query('A')], answers({}), { pluginContext: { dataSourceInstanceSettings } });
    expect(A).toMatchObject({ status: 400, error: 'The JSON of the settings of data source "Flows" cannot be read.' });
  });

  test('a frame that cannot be encoded fails its query only', async () => {
    const log = silenceLog();
    const bad: QueryAnswer = { status: 200, frames: [{ fields: [{ name: 'n', type: 'int8', values: [300] }] }] };
    const { A, B } = await ask([query('A'), query('B')], answers({ A: bad, B: { status: 200, frames: [] } }));
    expect(log.mock.calls.join()).toContain('row 0: 300 is not');
    log.mockRestore();
    expect(A.status).toBe(500);
    expect(B.status).toBe(200);
  });

  test('no queries give no answers', async () => {
    expect(await ask([], answers({}))).toEqual({});
  });
});
