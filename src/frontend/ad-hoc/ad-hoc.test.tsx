import { describe, expect, test } from '@jest/globals';
import { dateTime, type DataQueryRequest, type DataSourceGetTagValuesOptions } from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { defaultQuery, type FlowQuery, KINDS } from '#query';
import type { SavedQuery } from '../saved-query';
import { startHost } from '../testing/host';

const range = { from: dateTime(0), to: dateTime(3_600_000), raw: { from: '', to: '' } };
const port = { key: 'dstport', operator: '=', value: '443' };
const question = (kind: FlowQuery['kind']) => ({ ...defaultQuery(kind), refId: 'A' }) as SavedQuery;
const eni = { region: 'ap-guangzhou', topic: 'e', format: 'eni' as const };
const ccn = { region: 'ap-guangzhou', topic: 'c', format: 'ccn' as const };

describe('filters of a dashboard', () => {
  test.each(KINDS)('narrow a query of kind %s', (kind) => {
    const { datasource } = startHost({});
    const filled = datasource.applyTemplateVariables(question(kind), {}, [port]);
    expect(filled.filters).toEqual([{ field: 'dstport', operator: 'is', values: ['443'] }]);
    expect({ ...filled, filters: [] }).toEqual(question(kind));
  });

  test('an inventory takes those of either log', () => {
    const conditions = [
      { key: 'ccn-id', operator: '=', value: 'ccn-1' },
      { key: 'interface', operator: '=', value: 'eni-1' },
    ];
    const { datasource } = startHost({});
    expect(datasource.applyTemplateVariables(question('inventory'), {}, conditions).filters).toEqual([
      { field: 'ccn', operator: 'is', values: ['ccn-1'] },
      { field: 'interface', operator: 'is', values: ['eni-1'] },
    ]);
  });

  test('one that a panel cannot be asked with is named in its error', async () => {
    const error = 'filters[1].operator: "=~" is not one of is, isNot';
    const { datasource } = startHost({ answer: () => ({ results: { A: { status: 400, error } } }) });
    const filters = [{ key: 'srcaddr', operator: '=~', value: '10.*' }];
    const own = [{ field: 'dstport', operator: 'is', values: ['1'] }];
    const targets = [{ ...question('traffic'), filters: own }];
    const request = { targets, filters, range, scopedVars: {} } as unknown as DataQueryRequest<SavedQuery>;
    const { errors } = await lastValueFrom(datasource.query(request));
    expect(errors?.[0]?.message).toMatch(
      /^The filter "srcaddr =~ 10\.\*" of the dashboard cannot be asked here: filters\[1\]/,
    );
  });

  test('keys are the fields that the topics can count by', async () => {
    const fields = [
      { key: 'srcaddr', type: 'text', statistics: true },
      { key: 'dstaddr', type: 'text', statistics: true },
      { key: 'action', type: 'text', statistics: false },
    ];
    const { datasource } = startHost({ settings: { sources: [ccn] }, answer: () => ({ fields }) });
    expect(await datasource.getTagKeys()).toEqual([
      { text: 'Address, either side', value: 'address' },
      { text: 'Source address', value: 'srcaddr' },
      { text: 'Destination address', value: 'dstaddr' },
    ]);
  });

  test('values are those within the time range and the other filters, of every log that has them', async () => {
    const answer = () => ({ values: [{ text: '443 (HTTPS)', value: '443' }], total: 1, warnings: [] });
    const { datasource, calls } = startHost({ settings: { sources: [ccn, eni] }, answer });
    const asked = (filters: unknown[]) =>
      datasource.getTagValues({
        key: 'dstport',
        filters,
        timeRange: range,
      } as unknown as DataSourceGetTagValuesOptions<SavedQuery>);
    expect(await asked([{ key: 'protocol', operator: '=', value: '6' }])).toEqual({
      data: [{ text: '443 (HTTPS)', value: '443' }],
    });
    expect(calls.map(({ data }) => data)).toMatchObject(
      ['ccn', 'eni'].map((log) => ({
        ...{ log, of: 'dstport', fromMs: 0, toMs: 3_600_000, locale: 'en-US' },
        filters: [{ field: 'protocol', operator: 'is', values: ['6'] }],
      })),
    );
    await asked([{ key: 'interface', operator: '=', value: 'eni-1' }]);
    expect(calls.slice(2).map(({ data }) => data)).toMatchObject([{ log: 'eni' }]);
  });

  describe('values that lack some', () => {
    const values = [{ text: '443', value: '443' }];
    const asked = (answer: (url: string, data: unknown) => unknown, key = 'dstport') =>
      startHost({ settings: { sources: [ccn, eni] }, answer }).datasource.getTagValues({
        key,
        filters: [],
        timeRange: range,
      } as unknown as DataSourceGetTagValuesOptions<SavedQuery>);
    const refuse = (message: string) => {
      throw { status: 404, statusText: '', config: { url: '' }, data: { message } };
    };

    test('of a log that fails are said beside those of the other', async () => {
      const answer = (_url: string, data: unknown) =>
        (data as { log: string }).log === 'eni' ? refuse('topic e does not exist') : { values, warnings: [] };
      expect(await asked(answer)).toEqual({
        data: values,
        error: { message: 'Values of Destination port: topic e does not exist' },
      });
    });

    test('of a list that is cut are said', async () => {
      expect(await asked(() => ({ values, warnings: ['only the first 1000'] }))).toEqual({
        data: values,
        error: { message: 'Values of Destination port: only the first 1000' },
      });
    });

    test('where every log fails are none, and it is said why', async () => {
      expect(await asked(() => refuse('no key'))).toEqual({
        data: [],
        error: { message: 'Values of Destination port: no key' },
      });
    });
  });
});
