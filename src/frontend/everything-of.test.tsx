import { describe, expect, test } from '@jest/globals';
import type { TypedVariableModel } from '@grafana/data';
import { defaultQuery, type Filter } from '#query';
import type { SavedQuery } from './saved-query';
import { startHost } from './testing/host';

const REGIONS = ['ap-beijing', 'ap-tokyo'];
const list = { kind: 'values', log: 'ccn', of: 'srcregion', filters: [] };

function filled(over: object, query: object = {}, filter: Partial<Filter> = {}, scoped?: string) {
  const model = {
    ...{ name: 'src', type: 'query', regex: '', datasource: { uid: 'flowlens' } },
    ...{ current: { value: ['$__all'], text: ['All'] }, query: { ...list, ...query }, ...over },
  };
  const { datasource } = startHost({ variables: { src: REGIONS }, models: [model as unknown as TypedVariableModel] });
  const filters = [{ field: 'srcregion', operator: 'is', values: ['$src'], ...filter }];
  const saved = { ...defaultQuery('traffic'), refId: 'A', filters } as SavedQuery;
  return datasource.applyTemplateVariables(saved, scoped ? { src: { text: scoped, value: scoped } } : {}).filters;
}
const expanded = [{ field: 'srcregion', operator: 'is', values: REGIONS }];

describe('All of a variable', () => {
  test('is no condition on the field that it lists freely', () => expect(filled({})).toEqual([]));

  test.each([
    ['narrowed by a filter', {}, { filters: [{ field: 'action', operator: 'is', values: ['REJECT'] }] }],
    ['of chosen sources', {}, { sources: [{ region: 'ap-beijing', topic: 't' }] }],
    ['narrowed by a pattern', { regex: '/ap-.*/' }, {}],
    ['of another field', {}, { of: 'dstregion' }],
    ['of another data source', { datasource: { uid: 'other' } }, {}],
    ['replaced by a custom all value', { allValue: 'ap-beijing' }, {}],
    ['of which values were chosen', { current: { value: REGIONS, text: REGIONS } }, {}],
  ])('stands for its values where the list is %s', (_what, over, query) =>
    expect(filled(over, query)).toEqual(expanded),
  );

  test('excludes its values where they are excluded', () =>
    expect(filled({}, {}, { operator: 'isNot' })).toEqual([{ ...expanded[0], operator: 'isNot' }]));

  test('is one value in a repeated panel', () =>
    expect(filled({}, {}, {}, 'ap-tokyo')).toEqual([{ ...expanded[0], values: ['ap-tokyo'] }]));
});
