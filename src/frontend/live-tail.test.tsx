import { afterEach, describe, expect, test } from '@jest/globals';
import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  dateTime,
  type LiveChannelAddress,
  LiveChannelConnectionState,
  type LiveChannelEvent,
  LiveChannelEventType,
  LoadingState,
} from '@grafana/data';
import { type GrafanaLiveSrv, setGrafanaLiveSrv } from '@grafana/runtime';
import { Subject } from 'rxjs';
import { defaultQuery } from '#query';
import type { SavedQuery } from './saved-query';
import { startHost } from './testing/host';

const records = {
  ...defaultQuery('records'),
  refId: 'A',
  filters: [{ field: 'dstport', operator: 'is', values: ['$port'] }],
} as SavedQuery;
const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A packet as the backend sends it. */
function packet(...ids: string[]) {
  const fields = [
    { name: 'timestamp', type: 'time' },
    { name: 'id', type: 'string' },
  ];
  return { schema: { refId: '', fields }, data: { values: [ids.map(() => 1000), ids] } };
}

/** Turns live streaming on; `say` is what Grafana's live service then tells. */
async function watch(answer: (url: string, data: unknown) => unknown, targets = [records]) {
  const addresses: LiveChannelAddress[] = [];
  const events = new Subject<LiveChannelEvent<unknown>>();
  const getStream = (address: LiveChannelAddress) => (addresses.push(address), events);
  setGrafanaLiveSrv({ getStream } as unknown as GrafanaLiveSrv);
  const { datasource, calls } = startHost({ variables: { port: '443' }, answer });
  const range = { from: dateTime(0), to: dateTime(1), raw: { from: '', to: '' } };
  const responses: DataQueryResponse[] = [];
  const request = { targets, range, scopedVars: {}, liveStreaming: true };
  const running = datasource
    .query(request as unknown as DataQueryRequest<SavedQuery>)
    .subscribe((response) => responses.push(response));
  await flush();
  const say = (message: unknown) => events.next({ type: LiveChannelEventType.Message, message });
  const stop = () => running.unsubscribe();
  return { addresses, calls, events, responses, say, stop };
}

const idsOf = (response: DataQueryResponse | undefined) =>
  (response?.data[0] as DataFrame | undefined)?.fields.find(({ name }) => name === 'id')?.values;

describe('live streaming', () => {
  let stop = () => undefined as void;
  afterEach(() => stop());

  test('subscribes to the channel that the backend names, for Grafana before and after 12.4', async () => {
    const watched = await watch((_url, query) => ({ path: 'tail/ab', query }));
    stop = watched.stop;
    expect(watched.calls).toMatchObject([
      { url: expect.stringMatching(/resources\/tail$/), data: { locale: 'en-US', filters: [{ values: ['443'] }] } },
    ]);
    expect(watched.addresses).toEqual([
      { scope: 'ds', namespace: 'flowlens', stream: 'flowlens', path: 'tail/ab', data: watched.calls[0]?.data },
    ]);
  });

  test('lines add up, each once, and the newest thousand stay', async () => {
    const watched = await watch(() => ({ path: 'tail/ab', query: {} }));
    stop = watched.stop;
    watched.say(packet('a', 'b'));
    watched.say(packet('b', 'c'));
    expect(watched.responses.at(-1)).toMatchObject({
      state: LoadingState.Streaming,
      data: [{ refId: 'A', length: 3 }],
    });
    expect(idsOf(watched.responses.at(-1))).toEqual(['a', 'b', 'c']);
    watched.say(packet(...Array.from({ length: 999 }, (_, index) => `${index}`)));
    expect(idsOf(watched.responses.at(-1))).toHaveLength(1000);
    expect(idsOf(watched.responses.at(-1))?.[0]).toBe('c');
  });

  test('a line with other fields than those before keeps its own', async () => {
    const watched = await watch(() => ({ path: 'tail/ab', query: {} }));
    stop = watched.stop;
    watched.say(packet('a'));
    const note = {
      schema: {
        fields: [
          { name: 'id', type: 'string' },
          { name: 'body', type: 'string' },
        ],
      },
    };
    watched.say({ ...note, data: { values: [['n'], ['told']] } });
    const [frame] = watched.responses.at(-1)!.data as DataFrame[];
    expect(frame?.fields.map(({ name, values }) => [name, values])).toEqual([
      ['timestamp', [1000, undefined]],
      ['id', ['a', 'n']],
      ['body', [undefined, 'told']],
    ]);
  });

  test('a refusal of the backend is the error of its query', async () => {
    const watched = await watch(() => {
      throw { status: 400, data: { message: 'only raw records can be watched live' } };
    });
    expect(watched.responses).toMatchObject([
      { state: LoadingState.Error, errors: [{ refId: 'A', message: 'only raw records can be watched live' }] },
    ]);
    expect(watched.addresses).toEqual([]);
  });

  test('a channel that fails is told, and its lines stay', async () => {
    const watched = await watch(() => ({ path: 'tail/ab', query: {} }));
    stop = watched.stop;
    watched.say(packet('a'));
    watched.events.next({
      type: LiveChannelEventType.Status,
      id: 'x',
      timestamp: 1,
      state: LiveChannelConnectionState.Disconnected,
      error: 'permission denied',
    });
    expect(watched.responses.at(-1)).toMatchObject({
      state: LoadingState.Error,
      errors: [{ message: 'permission denied' }],
    });
    expect(idsOf(watched.responses.at(-1))).toEqual(['a']);
  });
});
