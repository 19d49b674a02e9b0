import { describe, expect, test } from '@jest/globals';
import { dateTime, type DataQueryRequest } from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { defaultQuery } from '#query';
import type { SavedQuery } from './saved-query';
import { startHost } from './testing/host';

const traffic = { ...defaultQuery('traffic'), refId: 'A' } as SavedQuery;
const withFilter = (value: string): SavedQuery => ({
  ...traffic,
  filters: [{ field: 'dstport', operator: 'is', values: [value] }],
});
const scope = { fromMs: 0, toMs: 3_600_000, intervalMs: 60_000, maxDataPoints: 100 };

describe('FlowLogsDataSource', () => {
  test('sends queries with variables, zone and language filled in', async () => {
    const { datasource, calls } = startHost({ variables: { ports: ['443', '80'] }, answer: () => ({ results: {} }) });
    const range = { from: dateTime(0), to: dateTime(3_600_000), raw: { from: '', to: '' } };
    const request = { targets: [withFilter('$ports')], range, timezone: 'Asia/Shanghai', scopedVars: {} };
    await lastValueFrom(datasource.query(request as unknown as DataQueryRequest<SavedQuery>));
    expect(calls[0]?.url).toContain('/api/ds/query');
    expect(calls[0]?.data).toMatchObject({
      queries: [
        {
          refId: 'A',
          timeZone: 'Asia/Shanghai',
          locale: 'en-US',
          filters: [{ field: 'dstport', values: ['443', '80'] }],
        },
      ],
    });
  });

  test('the error of a statement names its place in the whole text', async () => {
    const results = { A: { status: 400, error: "line 1:8: Column 'nope' cannot be resolved" } };
    const { datasource } = startHost({ answer: () => ({ results }) });
    const code = { ...defaultQuery('code'), refId: 'A', text: '* | select nope' };
    const range = { from: dateTime(0), to: dateTime(3_600_000), raw: { from: '', to: '' } };
    const request = { targets: [code], range, scopedVars: {} } as unknown as DataQueryRequest<SavedQuery>;
    const { errors } = await lastValueFrom(datasource.query(request));
    expect(errors?.map((error) => error.message)).toEqual(["line 1, column 12: Column 'nope' cannot be resolved"]);
  });

  test('values of a repeated panel win over the variable', () => {
    const { datasource } = startHost({ variables: { port: ['443', '80'] } });
    const filled = datasource.applyTemplateVariables(withFilter('$port'), { port: { text: '80', value: '80' } });
    expect(filled.filters[0]?.values).toEqual(['80']);
  });

  test('a query handed to Explore is filled in and keeps its data source', () => {
    const { datasource } = startHost({ variables: { port: '22' } });
    expect(datasource.interpolateVariablesInQueries([withFilter('$port')], {})).toMatchObject([
      { datasource: { uid: 'flowlens' }, filters: [{ values: ['22'] }] },
    ]);
  });

  test('hidden queries and code without text are not asked', () => {
    const { datasource } = startHost({});
    const code = { ...defaultQuery('code'), refId: 'A' } as SavedQuery;
    expect(datasource.filterQuery(traffic)).toBe(true);
    expect(datasource.filterQuery({ ...traffic, hide: true })).toBe(false);
    expect(datasource.filterQuery({ ...code, text: ' ' } as SavedQuery)).toBe(false);
    expect(datasource.filterQuery({ refId: 'A' } as SavedQuery)).toBe(true);
  });

  test('a new query is about the flow log that the settings have', () => {
    const eni = { region: 'ap-guangzhou', topic: 't', format: 'eni' as const };
    expect(startHost({}).datasource.getDefaultQuery().log).toBe('ccn');
    expect(startHost({ settings: { sources: [eni] } }).datasource.getDefaultQuery().log).toBe('eni');
  });

  test('describes a query in one line', () => {
    const { datasource } = startHost({});
    expect(datasource.getQueryDisplayText(withFilter('443'))).toBe(
      'Traffic | CCN | Bits per second / Region pair | Destination port is 443',
    );
  });

  test('previews the query as a panel would send it', async () => {
    const { datasource, calls } = startHost({ variables: { port: '22' } });
    await datasource.preview(withFilter('$port'), scope);
    expect(calls).toMatchObject([
      {
        url: '/api/datasources/uid/flowlens/resources/preview',
        data: { ...scope, query: { filters: [{ values: ['22'] }] } },
      },
    ]);
  });

  test('a health answer with a warning is shown as one', async () => {
    const details = { status: 'warning', message: 'm', verboseMessage: 'newest record is old', checks: [] };
    const { datasource } = startHost({ answer: () => ({ status: 'OK', message: 'Stale', details }) });
    expect(await datasource.testDatasource()).toEqual({
      status: 'warning',
      message: 'Stale',
      details: { verboseMessage: 'newest record is old' },
    });
  });

  test('a failed health check is an error with its message', async () => {
    const failure = { status: 400, data: { status: 'ERROR', message: 'The SecretKey is wrong' } };
    const { datasource } = startHost({
      answer: () => {
        throw failure;
      },
    });
    expect(await datasource.testDatasource()).toMatchObject({ status: 'error', message: 'The SecretKey is wrong' });
  });
});
