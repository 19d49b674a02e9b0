import { describe, expect, test } from '@jest/globals';
import { WriteRates } from './write-rates';

const MB = 1024 * 1024;

describe('WriteRates', () => {
  test('a partition takes 500 requests a second', () => {
    const rates = new WriteRates();
    const write = (nowMs: number) => rates.count('t', { autoSplit: false }, 1, nowMs);
    for (let request = 0; request < 500; request++) {
      write(1000);
    }
    expect(() => write(1999)).toThrow(expect.objectContaining({ code: 'FailedOperation.WriteQpsLimit' }));
    expect(() => write(2000)).not.toThrow();
  });

  test('a partition takes 5 MB a second, two take twice as much', () => {
    const rates = new WriteRates();
    const write = (topicId: string, partitionCount: number) =>
      rates.count(topicId, { autoSplit: false, partitionCount }, 5 * MB, 1000);
    write('one', 1);
    expect(() => write('one', 1)).toThrow(expect.objectContaining({ code: 'FailedOperation.WriteTrafficLimit' }));
    write('two', 2);
    expect(() => write('two', 2)).not.toThrow();
  });

  test('a topic that may split takes more', () => {
    const rates = new WriteRates();
    for (let request = 0; request < 5000; request++) {
      rates.count('t', {}, 1, 1000);
    }
    expect(() => rates.count('t', {}, 1, 1000)).not.toThrow();
  });
});
