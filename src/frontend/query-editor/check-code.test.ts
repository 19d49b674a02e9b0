import { describe, expect, test } from '@jest/globals';
import { checkCode } from './check-code';

describe('checkCode', () => {
  test('reads the search part only', () => {
    expect(checkCode('log-status:OK | select nonsense ((')).toBeUndefined();
  });

  test('tells line and column', () => {
    expect(checkCode('log-status:OK\nAND (action:REJECT')).toMatchObject({ line: 2 });
  });
});
