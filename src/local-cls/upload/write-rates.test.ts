import { describe, expect, test } from '@jest/globals';
import type { TopicDetails } from '../store/topic-record';
import { WriteRates } from './write-rates';

const MB = 1024 * 1024;

/** Writes to one topic, which keeps the partitions it has got. */
function writer(given: TopicDetails, splitSeconds = 10) {
  const rates = new WriteRates();
  const details = { ...given };
  return {
    write(second: number, bytes = 1, times = 1) {
      for (let request = 0; request < times; request++) {
        details.partitionCount = rates.count({ topicId: 't', details }, bytes, second * 1000, splitSeconds);
      }
      return details.partitionCount;
    },
  };
}

const CODE = (code: string) => expect.objectContaining({ code: `FailedOperation.${code}` });

describe('WriteRates', () => {
  test('a partition takes 500 requests a second', () => {
    const topic = writer({});
    topic.write(1, 1, 500);
    expect(() => topic.write(1.9)).toThrow(CODE('WriteQpsLimit'));
    expect(topic.write(2)).toBe(1);
  });

  test('a partition takes 5 MB a second, two take twice as much', () => {
    const [one, two] = [writer({}), writer({ partitionCount: 2 })];
    one.write(1, 5 * MB);
    expect(() => one.write(1)).toThrow(CODE('WriteTrafficLimit'));
    two.write(1, 5 * MB);
    expect(two.write(1, 5 * MB)).toBe(2);
    expect(() => two.write(1)).toThrow(CODE('WriteTrafficLimit'));
  });

  test('topics are counted each by itself', () => {
    const rates = new WriteRates();
    const write = (topicId: string) => rates.count({ topicId, details: {} }, 5 * MB, 1000, 10);
    write('t');
    expect(write('u')).toBe(1);
    expect(() => write('t')).toThrow(CODE('WriteTrafficLimit'));
  });

  test('a topic that is full for ten seconds in succession splits in two', () => {
    const topic = writer({});
    for (let second = 0; second < 10; second++) {
      topic.write(second, 5 * MB);
      expect(() => topic.write(second)).toThrow(CODE('WriteTrafficLimit'));
    }
    topic.write(10, 5 * MB);
    expect(topic.write(10)).toBe(2);
    topic.write(11, 10 * MB);
    expect(() => topic.write(11)).toThrow('2 partitions take');
  });

  test('a quiet second in between begins the ten anew', () => {
    const topic = writer({});
    for (const second of [0, 1, 2, 3, 4, 6, 7, 8, 9, 10]) {
      topic.write(second, 5 * MB);
      expect(() => topic.write(second)).toThrow(CODE('WriteTrafficLimit'));
    }
  });

  test('splitting ends at the largest number of partitions, and needs AutoSplit', () => {
    expect(() => writer({ maxSplitPartitions: 3 }, 0).write(1, 1, 1501)).toThrow('3 partitions take');
    expect(() => writer({ autoSplit: false }, 0).write(1, 1, 501)).toThrow('Its partition takes 500 requests');
    expect(writer({}, 0).write(1, 1, 25_000)).toBe(50);
  });
});
