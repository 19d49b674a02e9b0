import { describe, expect, test } from '@jest/globals';
import type { PanelData } from '@grafana/data';
import { runError } from './run-error';

const failed = (message: string, refId = 'A') => ({ errors: [{ message, refId }] }) as PanelData;

describe('runError', () => {
  test('places count from the SQL part on', () => {
    const place = (text: string, message: string) => runError(failed(message), 'A', text)?.position;
    expect(place('* | select nope', "line 1:8: Column 'nope' cannot be resolved")).toEqual({ line: 1, column: 12 });
    expect(place('*\n| select\n  nope', 'QueryError[line 2:3: no]')).toEqual({ line: 3, column: 3 });
  });

  test('says only the place in the whole text', () => {
    expect(runError(failed("line 1:8: Column 'nope'"), 'A', '* | select nope')?.message).toBe(
      "line 1, column 12: Column 'nope'",
    );
    const placed = failed('line 1, column 12: no');
    expect(runError(placed, 'A', '* | select nope')).toMatchObject({ position: { line: 1, column: 12 } });
  });

  test('an error without a place is left to Grafana', () => {
    expect(runError(failed('The SecretKey is wrong'), 'A', '* | select 1')).toBeUndefined();
  });

  test('the error of an older text is not shown', () => {
    const targets = [{ refId: 'A', kind: 'code', text: '* | select old' }];
    const data = { ...failed('line 1:8: no'), request: { targets } } as unknown as PanelData;
    expect(runError(data, 'A', '* | select new')).toBeUndefined();
    expect(runError(data, 'A', '* | select old')).toBeDefined();
  });

  test('errors of other queries of the panel are not ours', () => {
    expect(runError(failed('line 1:1', 'B'), 'A', '* | select 1')).toBeUndefined();
    expect(runError(undefined, 'A', '*')).toBeUndefined();
  });
});
