import { describe, expect, test } from '@jest/globals';
import { type DataQueryRequest, SupplementaryQueryType } from '@grafana/data';
import { defaultQuery, type FlowQuery, parseQuery } from '#query';
import type { SavedQuery } from '../saved-query';
import { startHost } from '../testing/host';

const { LogsSample, LogsVolume } = SupplementaryQueryType;
const { datasource } = startHost({});
const saved = (query: FlowQuery, over: object = {}) => ({ ...query, refId: 'A', ...over }) as SavedQuery;
const filters = [{ field: 'dstport', operator: 'is', values: ['443'] }];

describe('volume', () => {
  test.each(['records', 'code'] as const)('of log lines of %s counts the same records over time', (kind) => {
    const lines = saved(defaultQuery(kind), { format: 'logs', filters });
    const volume = datasource.getSupplementaryQuery({ type: LogsVolume }, lines)!;
    expect(volume).toMatchObject({ ...lines, format: 'series', refId: 'log-volume-A' });
    expect(parseQuery(volume)).toMatchObject({ kind, format: 'series' });
  });

  test('is there for log lines only', () => {
    expect(datasource.getSupplementaryQuery({ type: LogsVolume }, saved(defaultQuery('traffic')))).toBeUndefined();
    expect(
      datasource.getSupplementaryQuery({ type: LogsVolume }, saved(defaultQuery('records'), { format: 'table' })),
    ).toBeUndefined();
  });
});

describe('sample', () => {
  const sample = (query: FlowQuery, over?: object) =>
    datasource.getSupplementaryQuery({ type: LogsSample, limit: 20 }, saved(query, over));

  test('of delivered traffic shows records of delivered packets', () => {
    expect(sample(defaultQuery('traffic'), { filters, sources: [{ region: 'r', topic: 't' }] })).toMatchObject({
      kind: 'records',
      format: 'logs',
      limit: 20,
      refId: 'log-sample-A',
      sources: [{ region: 'r', topic: 't' }],
      filters: [...filters, { field: 'status', values: ['OK'] }, { field: 'action', values: ['ACCEPT'] }],
    });
  });

  test('of what was dropped shows records of dropped packets', () => {
    const dropped = { ...defaultQuery('traffic'), measures: ['rejectedBytes'] } as FlowQuery;
    expect(sample(dropped)?.filters).toContainEqual({ field: 'action', operator: 'is', values: ['REJECT'] });
  });

  test('of what counts both actions shows both', () => {
    expect(sample(defaultQuery('top'))?.filters).toEqual([{ field: 'status', operator: 'is', values: ['OK'] }]);
    expect(sample(defaultQuery('matrix'))).toBeDefined();
    expect(sample(defaultQuery('quality'))).toBeUndefined();
  });
});

test('a request asks beside those queries that can have it', () => {
  const hidden = saved(defaultQuery('records'), { hide: true, refId: 'C' });
  const targets = [saved(defaultQuery('records')), saved(defaultQuery('traffic'), { refId: 'B' }), hidden];
  const request = { targets } as DataQueryRequest<SavedQuery>;
  const asked = (type: SupplementaryQueryType) =>
    datasource.getSupplementaryRequest(type, request)?.targets.map(({ refId }) => refId);
  expect([asked(LogsVolume), asked(LogsSample)]).toEqual([['log-volume-A'], ['log-sample-B']]);
  expect(datasource.getSupplementaryRequest(LogsVolume, { ...request, targets: [hidden] })).toBeUndefined();
});
