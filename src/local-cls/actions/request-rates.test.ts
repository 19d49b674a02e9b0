import { describe, expect, test } from '@jest/globals';
import { RequestRates } from './request-rates';

/** Requests that pass when so many come at these times. */
function passing(action: string, times: readonly number[], scope: 'region' | 'account' = 'region', regions = ['r']) {
  const rates = new RequestRates();
  const passes = times.flatMap((ms) =>
    regions.map((region) => {
      try {
        rates.count(action, region, ms, scope);
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: 'RequestLimitExceeded' });
        return false;
      }
    }),
  );
  return passes.filter(Boolean).length;
}

const atOnce = (count: number, ms = 0) => Array.from({ length: count }, () => ms);

describe('RequestRates', () => {
  test.each([
    ['SearchLog', 10_000],
    ['DescribeLogsets', 100],
    ['DescribeTopics', 50],
    ['DescribeIndex', 20],
    ['DescribeLogContext', 20],
  ])('%s: %d a second', (action, limit) => {
    expect(passing(action, atOnce(limit + 5))).toBe(limit);
  });

  test('every second counts anew', () => {
    expect(passing('DescribeIndex', [...atOnce(25, 999), ...atOnce(25, 1000)])).toBe(40);
  });

  test('regions count by themselves, or all together', () => {
    expect(passing('DescribeIndex', atOnce(15), 'region', ['r', 's'])).toBe(30);
    expect(passing('DescribeIndex', atOnce(15), 'account', ['r', 's'])).toBe(20);
  });

  test('an action without a documented rate passes', () => {
    expect(passing('UploadLog', atOnce(1000))).toBe(1000);
  });

  test('the refusal says the rate', () => {
    const rates = new RequestRates();
    atOnce(20).forEach((ms) => rates.count('DescribeIndex', 'r', ms, 'region'));
    expect(() => rates.count('DescribeIndex', 'r', 0, 'region')).toThrow(
      'Your current request times equals to `21` in a second, which exceeds the frequency limit `20` for a second.',
    );
  });
});
