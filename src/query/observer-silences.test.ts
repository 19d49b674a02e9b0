import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Beat, Heartbeat, type Sent } from './heartbeat';
import {
  missedOfOneCcn,
  type ObserverSilences,
  overlookedSeconds,
  silencesOf,
  tooOftenSilent,
} from './observer-silences';

const MINUTES = 40;
const RANGE = { fromSeconds: 0, toSeconds: MINUTES * 60 };
const source = { region: 'ap-x', topic: 't', format: 'ccn' as const };
const beat = (observer: string, ccn: string, minute: number): Beat => ({
  ...{ observer, ccn, windows: 1, lost: 0 },
  ...{ fromSeconds: minute * 60, toSeconds: minute * 60 + 60 },
});
const sent = (region: string, ccn: string, minute: number): Sent => ({
  ...{ region, ccn },
  ...{ fromSeconds: minute * 60, toSeconds: minute * 60 + 60 },
});
const heard = (...beats: Beat[]) => new Heartbeat([{ source, beats }]);
const all = Array.from({ length: MINUTES }, (_, minute) => minute);

/** Whether the rule lets the destination count what a region sends in a minute. */
function isSilent({ whole, named }: ObserverSilences, ccn: string, region: string, minute: number): boolean {
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

  const whoWhen = (['a', 'b', 'c'] as const).flatMap((region) =>
    ['ccn-1', 'ccn-2'].flatMap((ccn) => all.map((minute) => [region, ccn, minute] as const)),
  );

  /** Minutes that are silent with a record, and seconds that are not silent though they hide something. */
  function judge(
    heartbeat: Heartbeat,
    recorded: Set<string>,
    hides: (region: string, ccn: string, at: number) => boolean,
  ) {
    const silences = silencesOf(heartbeat, RANGE);
    const without = whoWhen.filter((one) => !recorded.has(String(one)));
    return {
      wrong: whoWhen.filter((one) => recorded.has(String(one)) && isSilent(silences, one[1], one[0], one[2])),
      missed: 60 * without.filter((one) => hides(...one) && !isSilent(silences, one[1], one[0], one[2])).length,
    };
  }

  test('never hold a minute with a record, and hold each that another region recorded, but for what is overlooked', () => {
    fc.assert(
      fc.property(beats, (given) => {
        const heartbeat = heard(...given.map((one) => beat(...one)));
        const recorded = new Set(given.map(String));
        const { wrong, missed } = judge(heartbeat, recorded, (_region, ccn, minute) =>
          ['a', 'b', 'c'].some((one) => recorded.has(String([one, ccn, minute]))),
        );
        expect(wrong).toEqual([]);
        expect(overlookedSeconds(heartbeat, RANGE)).toBeGreaterThanOrEqual(missed);
      }),
      { seed: 2026, numRuns: 300 },
    );
  });

  test('hold each minute of which the other end has a record, but for what is overlooked', () => {
    fc.assert(
      fc.property(beats, beats, (given, others) => {
        const told = others.map(([region, ccn, minute]) => sent(region, ccn, minute));
        const ofOtherEnd = told.map(({ ccn, fromSeconds }) => beat('d', ccn, fromSeconds / 60));
        const heartbeat = new Heartbeat(
          [{ source, beats: [...given.map((one) => beat(...one)), ...ofOtherEnd] }],
          told,
        );
        const byOthers = new Set(others.map(String));
        const { wrong, missed } = judge(heartbeat, new Set(given.map(String)), (...one) => byOthers.has(String(one)));
        expect(wrong).toEqual([]);
        expect(overlookedSeconds(heartbeat, RANGE)).toBeGreaterThanOrEqual(missed);
      }),
      { seed: 2026, numRuns: 300 },
    );
  });
});

describe('what regions sent by the records of the other end', () => {
  const minutes = Array.from({ length: 200 }, (_, minute) => minute);
  const beats = minutes.flatMap((minute) => [
    beat('a', 'ccn-1', minute),
    ...(minute % 2 === 0 ? [beat('b', 'ccn-1', minute)] : []),
  ]);
  const range = { fromSeconds: 0, toSeconds: 12_000 };
  const knowing = (...told: Sent[]) => new Heartbeat([{ source, beats }], told);

  test('is worth a question only where silences are too many, and of the regions that have them', () => {
    expect(tooOftenSilent(heard(...beats), range)).toEqual(['b']);
    expect(tooOftenSilent(heard(...beats), { fromSeconds: 0, toSeconds: 48 * 120 })).toEqual([]);
  });

  test('leaves those silences that hide something', () => {
    const heartbeat = knowing(
      sent('b', 'ccn-1', 7),
      sent('b', 'ccn-1', 8),
      sent('b', 'ccn-1', 99),
      sent('a', 'ccn-1', 5),
    );
    const { whole, overlooked } = silencesOf(heartbeat, range);
    expect([...whole]).toEqual([
      ['a', []],
      ['b', [7, 99].map((minute) => ({ fromSeconds: minute * 60, toSeconds: minute * 60 + 60, missed: 60 }))],
    ]);
    expect(overlooked).toBe(0);
  });

  test('leaves none, and nothing to warn of, where they hide nothing', () => {
    expect(silencesOf(knowing(), range)).toEqual({
      whole: new Map([
        ['a', []],
        ['b', []],
      ]),
      named: [],
      overlooked: 0,
    });
  });

  test('is told for each CCN', () => {
    const other = new Heartbeat(
      [{ source, beats: [...beats, beat('b', 'ccn-2', 0), ...minutes.map((minute) => beat('a', 'ccn-2', minute))] }],
      [sent('b', 'ccn-2', 50)],
    );
    const { named } = silencesOf(other, range);
    expect(named).toEqual([
      {
        ccns: ['ccn-2'],
        silences: new Map([
          ['a', []],
          ['b', [{ fromSeconds: 60, toSeconds: 12_000, missed: 60 }]],
        ]),
      },
    ]);
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
