import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lengthOf, Stretches } from './stretches';
import type { Range } from './volume-expressions';

const END = 60;
const range = fc.tuple(fc.nat(END), fc.nat(END)).map(([one, other]) => ({
  fromSeconds: Math.min(one, other),
  toSeconds: Math.max(one, other),
}));
const secondsOf = (ranges: readonly Range[]): number[] =>
  Array.from({ length: END }, (_, second) => second).filter((second) =>
    ranges.some(({ fromSeconds, toSeconds }) => second >= fromSeconds && second < toSeconds),
  );

test('what they cover of a range and what they leave out are its seconds, each once', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), range, (given, asked) => {
      const stretches = new Stretches(given);
      const [all, wanted] = [new Set(secondsOf(given)), secondsOf([asked])];
      expect(secondsOf(stretches.within(asked))).toEqual(wanted.filter((second) => all.has(second)));
      expect(secondsOf(stretches.gaps(asked))).toEqual(wanted.filter((second) => !all.has(second)));
      expect(stretches.secondsIn(asked) + lengthOf(stretches.gaps(asked))).toBe(wanted.length);
      expect(stretches.overlaps(asked)).toBe(stretches.secondsIn(asked) > 0);
    }),
    { seed: 2026, numRuns: 1000 },
  );
});

test('those that touch are one, so none follows another at once', () => {
  fc.assert(
    fc.property(fc.array(range), (given) => {
      const { ranges } = new Stretches(given);
      ranges.slice(1).forEach((one, at) => expect(one.fromSeconds).toBeGreaterThan(ranges[at]!.toSeconds));
    }),
    { seed: 2026, numRuns: 300 },
  );
});
