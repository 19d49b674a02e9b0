import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type TopicRecord } from '../store/topic-record';
import { packagePlace, sequenceAt } from './package-id';

const topic = (topicId: string) => ({ topicId }) as TopicRecord;
const place = packagePlace(topic('a'), 423_007);

describe('the place of a record in its package', () => {
  test('is a stream of sixteen digits, a package and a number', () => {
    expect(place).toEqual({ packageId: expect.stringMatching(/^[0-9A-F]{16}-1A7$/), index: 7 });
  });

  test('leads back to the record', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), fc.string(), (sequence, id) => {
        expect(sequenceAt(topic(id), packagePlace(topic(id), sequence))).toBe(sequence);
      }),
      { seed: 3 },
    );
  });

  test.each<[string, string, number]>([
    ['of another topic', packagePlace(topic('b'), 1).packageId, 1],
    ['beyond its package', place.packageId, 1000],
    ['below its package', place.packageId, -1],
    ['without a package', place.packageId.split('-')[0]!, 1],
    ['of no form', `${place.packageId}Z`, 1],
  ])('%s there is none', (_, packageId, index) => {
    expect(sequenceAt(topic('a'), { packageId, index })).toBeUndefined();
  });
});
