import { describe, expect, test } from '@jest/globals';
import { completeQuery } from './saved-query';

describe('completeQuery', () => {
  test('a bare query is a traffic question', () => {
    expect(completeQuery({ refId: 'A' })).toMatchObject({ kind: 'traffic', log: 'ccn', measures: ['bitsPerSecond'] });
  });

  test('what is saved stays, also what the plugin does not know', () => {
    const saved = { refId: 'A', kind: 'top', topN: 3, added: 'by Grafana' };
    expect(completeQuery(saved)).toMatchObject(saved);
  });

  test('damaged members and unknown kinds can still be edited', () => {
    const saved = { refId: 'A', kind: 'later', log: 7, filters: null, splitBy: 'pair', topN: '8' };
    expect(completeQuery(saved as never)).toMatchObject({
      kind: 'traffic',
      log: 'ccn',
      filters: [],
      splitBy: ['pair'],
      topN: 8,
    });
  });
});
