import { describe, expect, test } from '@jest/globals';
import { MACRO_NAMES } from '#query';
import { FUNCTIONS, MACROS } from './callables';
import { completionsAt, withListed } from './completion';

const FIELDS = [
  { key: 'log-status', type: 'text' as const, statistics: true },
  { key: 'dstport', type: 'long' as const, statistics: false },
];

/** Completions where the bar `^` stands, and what they replace. */
function at(marked: string) {
  const offset = marked.indexOf('^');
  const { from, items } = completionsAt(marked.replace('^', ''), offset, FIELDS);
  return { replaced: marked.slice(from, offset), items, inserts: items.map(({ insert }) => insert) };
}

describe('completion', () => {
  test('of a search offers fields with their type and statistics, and operators', () => {
    const { replaced, items } = at('action:REJECT AND log-^');
    expect(replaced).toBe('log-');
    expect(items).toContainEqual({
      label: 'log-status',
      kind: 'field',
      detail: 'text, statistics on',
      insert: 'log-status:',
    });
    expect(items).toContainEqual(
      expect.objectContaining({ label: 'dstport', detail: 'long, statistics off: cannot be used in SQL' }),
    );
    expect(items).toContainEqual(expect.objectContaining({ label: 'AND', kind: 'operator' }));
  });

  test.each([
    ['action:^', '', 'REJECT'],
    ['log-status:NO^', 'NO', 'NODATA'],
    ['log_status:"^', '', 'SKIPDATA'],
    ['srcregionid:(ap-^', 'ap-', 'ap-guangzhou'],
    ['protocol=^', '', '17'],
    [`* | select 1 where action = '^`, '', 'ACCEPT'],
    [`* | select 1 where "region-id" in ('ap-tokyo', 'ap-^`, 'ap-', 'ap-singapore'],
  ])('of a value: %s', (marked, replaced, value) => {
    const found = at(marked);
    expect(found.replaced).toBe(replaced);
    expect(found.inserts).toContain(value);
  });

  test('a protocol tells its name', () =>
    expect(at('protocol:^').items).toContainEqual(expect.objectContaining({ insert: '6', detail: 'TCP' })));

  test('a listed value has its name beside it, once', () => {
    const found = completionsAt('dstport:', 8, FIELDS);
    const { items } = withListed(found, [
      { value: '443', text: '443 (HTTPS)' },
      { value: '9', text: '9' },
      { value: 'x', text: 'a name' },
    ]);
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['443', 'HTTPS'],
      ['9', ''],
      ['x', 'a name'],
    ]);
  });

  test('of SQL offers quoted fields and functions with signature and meaning', () => {
    const { replaced, items } = at('* | select app^');
    expect(replaced).toBe('app');
    expect(items).toContainEqual(expect.objectContaining({ label: 'log-status', insert: '"log-status"' }));
    expect(items).toContainEqual({
      label: 'approx_percentile',
      kind: 'function',
      detail: 'approx_percentile(x, 0.95)',
      about: 'Estimated percentile of a number',
      insert: 'approx_percentile(',
    });
  });

  test('inside a name of SQL replaces what stands in the quotes', () => {
    const { replaced, inserts } = at('* | select "log^');
    expect(replaced).toBe('log');
    expect(inserts).toEqual(['log-status', 'dstport']);
  });

  test.each(['* | select $__t^', '* | select ${^', `* | select '$^`, '$^'])('of macros: %s', (marked) => {
    const { replaced, inserts } = at(marked);
    expect(replaced).toMatch(/^\$/);
    expect(inserts).toContain('$__timeGroup(start)');
  });

  test('says nothing in comments and in texts of unknown meaning', () => {
    expect(at('* | select 1 -- $^').items).toEqual([]);
    expect(at(`* | select '^`).items).toEqual([]);
    expect(at('srcaddr:^').items).toEqual([]);
  });

  test('knows every macro and no function twice', () => {
    expect(MACROS.map(({ name }) => name).sort()).toEqual([...MACRO_NAMES].sort());
    expect(new Set(FUNCTIONS.map(({ name }) => name)).size).toBe(FUNCTIONS.length);
  });
});
