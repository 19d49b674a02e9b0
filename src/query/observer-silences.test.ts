import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Beat, Heartbeat } from './heartbeat';
import { missedOfOneCcn, overlookedSeconds, silencesOf } from './observer-silences';

const MINUTES = 40;
const RANGE = { fromSeconds: 0, toSeconds: MINUTES * 60 };
const source = { region: 'ap-x', topic: 't', format: 'ccn' as const };
const beat = (observer: string, ccn: string, minute: number): Beat => ({
  ...{ observer, ccn, windows: 1, lost: 0 },
  ...{ fromSeconds: minute * 60, toSeconds: minute * 60 + 60 },
});
const heard = (...beats: Beat[]) => new Heartbeat([{ source, beats }]);
const all = Array.from({ length: MINUTES }, (_, minute) => minute);

/** Whether the rule lets the destination count what a region sends in a minute. */
function isSilent(heartbeat: Heartbeat, ccn: string, region: string, minute: number): boolean {
  const { whole, named } = silencesOf(heartbeat, RANGE);
  const further = named.filter(({ ccns }) => ccns.includes(ccn)).map(({ silences }) => silences);
  return [whole, ...further].some(
    (silences) =>
      silences.get(region)?.some((one) => one.fromSeconds <= minute * 60 && one.toSeconds > minute * 60) ?? true,
  );
}

describe('the silences of random observers', () => {
  const beats = fc.uniqueArray(
    fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('ccn-1', 'ccn-2'), fc.nat(MINUTES - 1)),
    { maxLength: 120, selector: String },
  );

  test('never hold a minute with a record, and hold each that another region recorded, but for what is overlooked', () => {
    fc.assert(
      fc.property(beats, (given) => {
        const heartbeat = heard(...given.map((one) => beat(...one)));
        const has = new Set(given.map(String));
        let missed = 0;
        for (const [region, ccn] of ['a', 'b', 'c'].flatMap((one) => [
          [one, 'ccn-1'] as const,
          [one, 'ccn-2'] as const,
        ])) {
          for (const minute of all) {
            const others = ['a', 'b', 'c'].some((one) => has.has(String([one, ccn, minute])));
            const silent = isSilent(heartbeat, ccn, region, minute);
            expect(silent && has.has(String([region, ccn, minute]))).toBe(false);
            missed += others && !silent && !has.has(String([region, ccn, minute])) ? 60 : 0;
          }
        }
        expect(overlookedSeconds(heartbeat, RANGE)).toBeGreaterThanOrEqual(missed);
      }),
      { seed: 2026, numRuns: 300 },
    );
  });
});

test('time in which nobody recorded a CCN makes no silence, however sparse it is', () => {
  const together = all.filter((minute) => minute % 3 === 0);
  const sparse = heard(...together.flatMap((minute) => [beat('a', 'ccn-1', minute), beat('b', 'ccn-1', minute)]));
  expect([...silencesOf(sparse, RANGE).whole.values()]).toEqual([[], []]);
});

test('of too many silences the longest stay and what the others missed is told', () => {
  const heartbeat = new Heartbeat([
    {
      source,
      beats: Array.from({ length: 200 }, (_, minute) => minute).flatMap((minute) => [
        beat('a', 'ccn-1', minute),
        ...(minute % 2 === 0 && (minute < 20 || minute > 30) ? [beat('b', 'ccn-1', minute)] : []),
      ]),
    },
  ]);
  const { whole, overlooked } = silencesOf(heartbeat, { fromSeconds: 0, toSeconds: 12_000 });
  expect(whole.get('b')).toHaveLength(48);
  expect(whole.get('b')).toContainEqual({ fromSeconds: 19 * 60, toSeconds: 32 * 60, missed: 13 * 60 });
  expect(overlooked).toBe(46 * 60);
});

test('a region that recorded other CCNs is told with the one it missed', () => {
  const heartbeat = heard(
    ...all.flatMap((minute) => [beat('a', 'ccn-1', minute), beat('b', 'ccn-1', minute), beat('b', 'ccn-2', minute)]),
    ...all.filter((minute) => minute < 7 || minute > 19).map((minute) => beat('a', 'ccn-2', minute)),
  );
  expect(missedOfOneCcn(heartbeat, RANGE)).toEqual([{ ccn: 'ccn-2', region: 'a', seconds: 13 * 60 }]);
});
