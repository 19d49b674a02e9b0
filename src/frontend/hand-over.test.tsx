import { describe, expect, test } from '@jest/globals';
import { defaultQuery, type Filter, type FlowQuery, type Kind, KINDS, parseQuery } from '#query';
import { switchBuilder, switchToCode } from './query-editor/switch-kind';
import type { SavedQuery } from './saved-query';
import { startHost } from './testing/host';

const adHoc = [{ key: 'dstport', operator: '=', value: '443' }];
const variables = { host: ['10.0.0.1', '10.0.0.2'], region: 'ap-guangzhou', one: '10.0.0.3' };
const { datasource } = startHost({ variables });
const handOver = (query: SavedQuery) => datasource.interpolateVariablesInQueries([query], {}, adHoc)[0]!;
const isHost: Filter = { field: 'address', operator: 'is', values: ['$host'] };
const isPort: Filter = { field: 'dstport', operator: 'is', values: ['443'] };
const filled: Filter = { ...isHost, values: variables.host };

/** A question as somebody left it who has been at every kind. */
const visited = {
  ...defaultQuery('traffic', 'eni'),
  ...{ refId: 'A', filters: [isHost], sources: [{ region: '$region', topic: 't-$region' }], legend: '$region' },
  ...{ from: '$one', to: '$one', addresses: ['$host'], allow: ['$host'], timeColumn: '$region' },
} as SavedQuery;

describe('handing a query over to Explore', () => {
  test.each(KINDS)('%s takes no variable along, whatever other kinds left behind', (kind) => {
    const query = { ...visited, kind, text: '$one' } as SavedQuery;
    expect(JSON.stringify(handOver(query))).not.toContain('$');
  });

  test('the question behind a statement comes back filled in, with the filters of the dashboard', () => {
    const code = switchToCode(visited, 'srcaddr:$one | select 1');
    const { text, builder } = handOver(code) as SavedQuery & { text: string };
    expect(text).toBe('srcaddr:10.0.0.3 | select 1');
    const back = switchBuilder({ ...code, builder } as SavedQuery, 'traffic');
    expect(JSON.stringify(back)).not.toContain('$');
    expect(parseQuery(back)).toMatchObject({
      ...{ kind: 'traffic', filters: [filled, isPort] },
      sources: [{ region: 'ap-guangzhou', topic: 't-ap-guangzhou' }],
    });
  });

  test.each<Exclude<Kind, 'code'>>(['inventory', 'reachability'])(
    'what %s has no use for comes back filled in',
    (kind) => {
      const ccn = { ...visited, ...defaultQuery('top'), filters: [isHost], sources: visited.sources } as SavedQuery;
      const away = switchBuilder(ccn, kind);
      expect(JSON.stringify(away.setAside)).toContain('$');
      const back: FlowQuery = switchBuilder(handOver(away), 'top');
      expect(JSON.stringify(back)).not.toContain('$');
      expect(back.filters).toEqual(expect.arrayContaining([filled, isPort]));
      expect(back.filters).toHaveLength(2);
    },
  );
});
