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

  describe('an error of a statement names its place before variables were filled in', () => {
    const text = "srcaddr:$hosts | select 1,\n'$hosts', nope";
    const code = { ...defaultQuery('code'), refId: 'A', text } as SavedQuery;
    const variables = { hosts: ['10.0.0.1', '10.0.0.2'] };

    test('when run', async () => {
      const results = { A: { status: 400, error: "QueryError[line 2, column 25: Column 'nope' cannot be resolved]" } };
      const { datasource } = startHost({ variables, answer: () => ({ results }) });
      const range = { from: dateTime(0), to: dateTime(3_600_000), raw: { from: '', to: '' } };
      const request = { targets: [code], range, scopedVars: {} } as unknown as DataQueryRequest<SavedQuery>;
      const { errors } = await lastValueFrom(datasource.query(request));
      expect(errors?.map(({ message }) => message)).toEqual([
        "QueryError[line 2, column 11: Column 'nope' cannot be resolved]",
      ]);
    });

    test('in its preview', async () => {
      const data = { message: 'no (line 1, column 42)', field: 'text', position: { line: 1, column: 42 } };
      const { datasource } = startHost({
        variables,
        answer: () => {
          throw { status: 400, statusText: 'Bad Request', config: { url: '' }, data };
        },
      });
      await expect(datasource.preview(code, scope)).rejects.toMatchObject({
        data: { message: 'no (line 1, column 18)', position: { line: 1, column: 18 } },
      });
    });
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
