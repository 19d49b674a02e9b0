import { describe, expect, test } from '@jest/globals';
import { defaultQuery } from './default-query';
import type { Filter } from './model';
import { reverseQuery } from './reverse-query';

const is = (field: Filter['field'], ...values: string[]): Filter => ({ field, operator: 'is', values });

describe('reverseQuery', () => {
  test('changes the sides of filters and of what is split by', () => {
    const query = {
      ...defaultQuery('top'),
      dimensions: ['srcaddr' as const, 'pair' as const],
      filters: [is('dstport', '443'), is('pair', 'ap-shanghai>$region'), is('address', '10.0.0.1')],
    };
    const reversed = reverseQuery(query)!;
    expect(reversed).toMatchObject({
      dimensions: ['dstaddr', 'pair'],
      filters: [is('srcport', '443'), is('pair', '$region>ap-shanghai'), is('address', '10.0.0.1')],
    });
    expect(reverseQuery(reversed)).toEqual(query);
  });

  test('keeps a grid of from where to where', () => {
    const matrix = { ...defaultQuery('matrix'), filters: [is('srcregion', 'ap-shanghai')] };
    expect(reverseQuery(matrix)).toEqual({ ...matrix, filters: [is('dstregion', 'ap-shanghai')] });
  });

  test('asks who reaches whom the other way', () => {
    const query = { ...defaultQuery('reachability'), from: '10.0.0.1', to: '10.0.0.2' };
    expect(reverseQuery(query)).toMatchObject({ from: '10.0.0.2', to: '10.0.0.1' });
  });

  test('has nothing to say of code, nor where nothing has a side', () => {
    expect(reverseQuery({ ...defaultQuery('code'), filters: [is('srcport', '1')] })).toBeUndefined();
    expect(reverseQuery({ ...defaultQuery('traffic'), filters: [is('action', 'REJECT')] })).toBeUndefined();
  });
});
