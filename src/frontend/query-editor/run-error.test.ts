import { describe, expect, test } from '@jest/globals';
import type { PanelData } from '@grafana/data';
import { sayPlace } from '#language';
import { say, word } from '#wording';
import { runError } from './run-error';

const failed = (message: string, refId = 'A') => ({ errors: [{ message, refId }] }) as PanelData;

describe('runError', () => {
  test('the place that the message names', () => {
    const placed = failed("QueryError[line 2, column 3: Column 'nope']");
    expect(runError(placed, 'A', '*\n| select nope')).toEqual({
      message: "QueryError[line 2, column 3: Column 'nope']",
      field: 'text',
      position: { line: 2, column: 3 },
    });
  });

  test('the place in a message in Chinese', () => {
    const chinese = word(say('{{reason}} ({{place}})', { reason: 'x', place: sayPlace(2, 13) }), 'zh-Hans');
    expect(runError(failed(chinese), 'A', '*\n| select nope')?.position).toEqual({ line: 2, column: 13 });
  });

  test('an error without a place is left to Grafana', () => {
    expect(runError(failed('The SecretKey is wrong'), 'A', '* | select 1')).toBeUndefined();
  });

  test('the error of an older text is not shown', () => {
    const targets = [{ refId: 'A', kind: 'code', text: '* | select old' }];
    const data = { ...failed('line 1, column 12: no'), request: { targets } } as unknown as PanelData;
    expect(runError(data, 'A', '* | select new')).toBeUndefined();
    expect(runError(data, 'A', '* | select old')).toBeDefined();
  });

  test('errors of other queries of the panel are not ours', () => {
    expect(runError(failed('line 1, column 1', 'B'), 'A', '* | select 1')).toBeUndefined();
    expect(runError(undefined, 'A', '*')).toBeUndefined();
  });
});
