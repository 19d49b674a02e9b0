import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DeliveredMinutes } from './delivered-minutes';

describe('DeliveredMinutes', () => {
  test('printing joins minutes of one level', () => {
    const minutes = new DeliveredMinutes();
    [7, 5, 6, 9].forEach((minute) => minutes.set(minute, 9));
    minutes.set(8, 4);
    expect(minutes.print()).toBe('{"delivered":[[5,7,9],[8,8,4],[9,9,9]]}');
  });

  test('what is printed reads back the same', () => {
    const levels = fc.dictionary(fc.nat(50).map(String), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(levels, (wanted) => {
        const minutes = new DeliveredMinutes();
        Object.entries(wanted).forEach(([minute, level]) => minutes.set(Number(minute), level));
        const read = DeliveredMinutes.parse(minutes.print());
        for (let minute = 0; minute <= 50; minute++) {
          expect(read.level(minute)).toBe(wanted[minute] ?? 0);
        }
      }),
      { seed: 7 },
    );
  });

  test('a topic without mark has nothing delivered; forgotten minutes are gone; a copy stands alone', () => {
    expect(DeliveredMinutes.parse(undefined).level(3)).toBe(0);
    const minutes = DeliveredMinutes.parse('{"delivered":[[1,4,9]]}');
    const copy = minutes.copy();
    copy.forgetBefore(3);
    expect([1, 2, 3, 4].map((minute) => copy.level(minute))).toEqual([0, 0, 9, 9]);
    expect(minutes.level(1)).toBe(9);
  });

  test('a topic of another writer is not touched', () => {
    expect(() => DeliveredMinutes.parse('{"imported":{}}')).toThrow('another writer');
  });
});
