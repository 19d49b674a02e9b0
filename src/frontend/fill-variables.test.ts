import { describe, expect, test } from '@jest/globals';
import { defaultQuery, type Filter } from '#query';
import { fillVariables } from './fill-variables';
import type { SavedQuery } from './saved-query';

const values: Record<string, string | string[]> = {
  hosts: ['10.0.0.1', '10.0.0.2'],
  region: 'ap-guangzhou',
  port: '443',
};
const fill = (query: Partial<SavedQuery>) =>
  fillVariables({ ...defaultQuery('traffic'), refId: 'A', ...query } as SavedQuery, (text, format) =>
    text.replace(/\$(\w+)/g, (whole, name: string) => (values[name] === undefined ? whole : format(values[name]))),
  );

describe('fillVariables', () => {
  test('a multi-value variable becomes several values of its filter', () => {
    const filled = fill({ filters: [{ field: 'address', operator: 'is', values: ['$hosts', '10.9.9.9'] }] });
    expect(filled.filters).toEqual([
      { field: 'address', operator: 'is', values: ['10.0.0.1', '10.0.0.2', '10.9.9.9'] },
    ]);
  });

  test('a variable whose All is written * leaves no filter; a * written by hand stays', () => {
    // Grafana puts a custom all value in place without asking the format function.
    const fillAll = (filter: Filter) =>
      fillVariables({ ...defaultQuery('traffic'), refId: 'A', filters: [filter] }, (text) => text.replace('$all', '*'));
    expect(fillAll({ field: 'srcregion', operator: 'is', values: ['$all'] }).filters).toEqual([]);
    const byHand: Filter = { field: 'words', operator: 'is', values: ['*'] };
    expect(fillAll(byHand).filters).toEqual([byHand]);
    const not: Filter = { field: 'srcregion', operator: 'isNot', values: ['$all'] };
    expect(fillAll(not).filters).toEqual([{ ...not, values: ['*'] }]);
  });

  test('sources are filled in region and topic', () => {
    expect(fill({ sources: [{ region: '$region', topic: 'ccn-flowlog-$region' }] }).sources).toEqual([
      { region: 'ap-guangzhou', topic: 'ccn-flowlog-ap-guangzhou' },
    ]);
  });

  describe('regions and topics that both are variables', () => {
    const [gz, sh] = [
      { region: 'ap-guangzhou', topic: 'a', format: 'ccn' as const },
      { region: 'ap-shanghai', topic: 'b', format: 'ccn' as const },
    ];
    const refs = (...names: string[]) =>
      names.map((name) => ({ region: name.split('/')[0]!, topic: name.split('/')[1]! }));
    const fillSources = (regions: string[], topics: string[]) =>
      fillVariables(
        { ...defaultQuery('traffic'), refId: 'A', sources: refs('$region/$topic') },
        (text, format) => text.replace(/\$(region|topic)/g, (_, name) => format(name === 'region' ? regions : topics)),
        undefined,
        [gz, sh],
      ).sources;

    test.each([
      ['each topic is asked in its own region', 'ap-guangzhou ap-shanghai', 'a b', 'ap-guangzhou/a ap-shanghai/b'],
      ['a topic of no chosen region is left out', 'ap-guangzhou', 'a b', 'ap-guangzhou/a'],
      ['an unknown topic may lie in any', 'ap-guangzhou ap-tokyo', 'a x', 'ap-guangzhou/a ap-guangzhou/x ap-tokyo/x'],
      ['all stay where nothing goes together', 'ap-tokyo', 'a b', 'ap-tokyo/a ap-tokyo/b'],
    ])('%s', (_, regions, topics, asked) => {
      expect(fillSources(regions.split(' '), topics.split(' '))).toEqual(refs(...asked.split(' ')));
    });
  });

  test('a legend says what was chosen; its labels stay for the backend', () => {
    expect(fill({ legend: '$hosts in $region: {{measure}}' })).toMatchObject({
      legend: '10.0.0.1, 10.0.0.2 in ap-guangzhou: {{measure}}',
    });
    expect(fill({ legend: 7 as unknown as string })).toMatchObject({ legend: 7 });
  });

  test('in code a variable is written by where it stands', () => {
    const text = `srcaddr:$hosts | select 1 where a in ('$hosts') and b = $port`;
    expect(fill({ kind: 'code', text, timeColumn: '$port' })).toMatchObject({
      text: `(srcaddr:10.0.0.1 OR srcaddr:10.0.0.2) ` + `| select 1 where a in ('10.0.0.1', '10.0.0.2') and b = 443`,
      timeColumn: '443',
    });
  });

  test('in code macros stay for the backend, also where Grafana knows the name', () => {
    const grafana = { refId: 'A', kind: 'code', text: '* | select $__from, ${__interval}, $x' } as SavedQuery;
    expect(fillVariables(grafana, () => 'filled')).toMatchObject({ text: '* | select $__from, ${__interval}, filled' });
  });

  test('a bare query of an old dashboard stays as it is', () => {
    expect(fillVariables({ refId: 'A' } as SavedQuery, (text) => text)).toEqual({ refId: 'A' });
  });

  test('the query given is not changed', () => {
    const query = {
      ...defaultQuery('traffic'),
      refId: 'A',
      filters: [{ field: 'dstport', operator: 'is', values: ['$port'] }],
    };
    const before = JSON.stringify(query);
    fillVariables(query as SavedQuery, (text, format) => text.replace('$port', () => format('443')));
    expect(JSON.stringify(query)).toBe(before);
  });
});
