import { describe, expect, test } from '@jest/globals';
import { defaultQuery, type Filter } from '#query';
import type { SavedQuery } from '../saved-query';
import { statementText, switchBuilder, switchLog, switchToCode } from './switch-kind';

const pair: Filter = { field: 'pair', operator: 'is', values: ['ap-shanghai>ap-guangzhou'] };
const port: Filter = { field: 'dstport', operator: 'is', values: ['443'] };
const traffic = { ...defaultQuery('traffic'), refId: 'B', filters: [pair, port] } as SavedQuery;

describe('switching the kind', () => {
  test('another builder kind keeps filters and gets its own format', () => {
    expect(switchBuilder(traffic, 'top')).toMatchObject({
      kind: 'top',
      format: 'table',
      filters: [pair, port],
      refId: 'B',
    });
  });

  test('there and back restores the members of the first kind', () => {
    const edited = { ...traffic, measures: ['packets'], topN: 3 } as SavedQuery;
    expect(switchBuilder(switchBuilder(edited, 'records'), 'traffic')).toMatchObject({
      measures: ['packets'],
      topN: 3,
    });
  });

  test('a kind that reads the other log gives log, sources and filters back', () => {
    const sources = [{ region: 'ap-guangzhou', topic: 'ccn' }];
    const asked = { ...traffic, sources } as SavedQuery;
    const verdict = switchBuilder(asked, 'reachability');
    expect(verdict).toMatchObject({ log: 'eni', setAside: { log: 'ccn', sources } });
    expect(verdict.sources).toBeUndefined();
    for (const kind of ['security', 'quality', 'top'] as const) {
      expect(switchBuilder(verdict, kind)).toMatchObject({ kind, log: 'ccn', sources });
    }
    const back = switchBuilder(switchBuilder(switchToCode(verdict, '*'), 'inventory'), 'traffic');
    expect(back).toEqual({ ...asked, ...back, filters: asked.filters, log: 'ccn', sources, format: 'series' });
    expect(back.setAside).toBeUndefined();
  });

  test('filters and format that a kind cannot take come back, beside filters added meanwhile', () => {
    const quality = switchBuilder(traffic, 'quality');
    expect(quality.filters).not.toContain(port);
    const added: Filter = { field: 'observer', operator: 'is', values: ['ap-tokyo'] };
    const edited = { ...quality, filters: [added] } as SavedQuery;
    expect(switchBuilder(edited, 'traffic')).toMatchObject({ format: 'series', filters: [added, pair, port] });
  });

  test('code takes over the text, without filters that the text already holds', () => {
    const code = switchToCode(traffic, 'dstport:443 | select 1');
    expect(code).toMatchObject({
      kind: 'code',
      text: 'dstport:443 | select 1',
      filters: [],
      refId: 'B',
      format: 'series',
    });
  });

  test('the builder comes back as it was left', () => {
    expect(switchBuilder(switchToCode(traffic, '*'), 'traffic')).toEqual(traffic);
  });

  test('code without a builder behind it becomes a fresh question', () => {
    const code = { ...defaultQuery('code'), refId: 'B' } as SavedQuery;
    expect(switchBuilder(code, 'top')).toMatchObject({ kind: 'top', rankBy: 'bytes', refId: 'B' });
  });
});

describe('switching the flow log', () => {
  const sources = [
    { region: 'ap-guangzhou', topic: 'ccn', format: 'ccn' as const },
    { region: 'ap-guangzhou', topic: 'both', format: 'mixed' as const },
  ];

  test('keeps what the other log has too', () => {
    const chosen = sources.map(({ region, topic }) => ({ region, topic }));
    expect(switchLog({ ...traffic, sources: chosen }, 'eni', sources)).toMatchObject({
      log: 'eni',
      filters: [port],
      sources: [{ region: 'ap-guangzhou', topic: 'both' }],
      splitBy: ['interface'],
    });
  });

  test('a split nobody asked for is not added', () => {
    expect(switchLog({ ...traffic, splitBy: [] } as SavedQuery, 'eni', [])).toMatchObject({ splitBy: [] });
  });
});

test('a statement has a bar only before SQL', () => {
  expect(statementText({ search: '*' })).toBe('*');
  expect(statementText({ search: '*', sql: 'select 1' })).toBe('* | select 1');
});
