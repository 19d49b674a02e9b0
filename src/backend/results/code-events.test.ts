import { describe, expect, test } from '@jest/globals';
import type { CodeQuery } from '#query';
import { codeEvents } from './code-events';

const code = { kind: 'code', text: '' } as unknown as CodeQuery;
const strings = (name: string, ...cells: (string | null)[]) => ({
  name,
  type: 'string' as const,
  values: cells,
  cells,
});
const numbers = (name: string, ...cells: (number | null)[]) => ({ name, type: 'int64' as const, values: cells, cells });

describe('rows of a code query as events', () => {
  test('columns go by the names that Grafana reads, whatever their case', () => {
    const { fields } = codeEvents(code, [
      numbers('time', 1_700_000_000, 1_700_000_100),
      numbers('timeend', 1_700_000_060, null),
      strings('text', 'one', 'two'),
      strings('tags', 'a,b', null),
    ]);
    expect(fields.map(({ name, type, values }) => [name, type, values])).toEqual([
      ['time', 'time', [1_700_000_000_000, 1_700_000_100_000]],
      ['timeEnd', 'time', [1_700_000_060_000, null]],
      ['isRegion', 'boolean', [true, false]],
      ['text', 'string', ['one', 'two']],
      ['tags', 'string', ['a,b', null]],
    ]);
  });

  test('the time may be another column, read in the zone chosen', () => {
    const query = { ...code, timeColumn: 'seen', timeColumnZone: 'UTC+8' } as CodeQuery;
    const { fields } = codeEvents(query, [strings('seen', '2026-03-04 08:00:00'), strings('text', 'x')]);
    expect(fields[0]).toMatchObject({ name: 'time', type: 'time', values: [Date.parse('2026-03-04T00:00:00Z')] });
  });

  test('without a time or a text nothing could be drawn', () => {
    expect(() => codeEvents(code, [strings('text', 'x')])).toThrow(/needs a time column/);
    expect(() => codeEvents(code, [numbers('time', 1)])).toThrow(/name a column of texts "text"/);
  });
});
