/** When regions recorded nothing of a CCN, so that the other end of a flow counts. */
import type { Heartbeat, Presence } from './heartbeat';
import { Stretches } from './stretches';
import type { Range } from './volume-expressions';

export interface Silence extends Range {
  /** Seconds of it in which the other end recorded what the region sent; where that is not known, anybody anything. */
  missed: number;
}

/** Regions that recorded anything, each with the stretches in which it did not; in the order of their names. */
export type Silences = ReadonlyMap<string, readonly Silence[]>;

export interface ObserverSilences {
  /** Whatever the CCN. */
  whole: Silences;
  /** What is to be added for some CCNs, those that are alike together: all their regions, and further stretches. */
  named: readonly { ccns: readonly string[]; silences: Silences }[];
  /** Seconds missed in stretches that are left out because there are too many. */
  overlooked: number;
}

/** Stretches one statement names; they share its 12,000 characters with filters and winners. */
const MAX_STRETCHES = 48;

/**
 * The silences of a range; of too many those that missed most. Where nobody recorded anything of a CCN both ends would
 * count nothing: such time lengthens a silence beside it and makes none of its own.
 */
export function silencesOf(heartbeat: Heartbeat, range: Range): ObserverSilences {
  const groups = groupAlike(heartbeat, range);
  const all = groups.flatMap(({ silences }) => [...silences.values()].flat()).sort((a, b) => b.missed - a.missed);
  const kept = new Set(all.slice(0, MAX_STRETCHES));
  const [whole, ...named] = groups.map(({ ccns, silences }) => ({
    ccns,
    silences: new Map([...silences].map(([region, spans]) => [region, spans.filter((span) => kept.has(span))])),
  }));
  const overlooked = all.slice(MAX_STRETCHES).reduce((sum, { missed }) => sum + missed, 0);
  return { whole: whole!.silences, named, overlooked };
}

/** Regions with a silence, where there are more silences than one statement can name; else none. */
export function tooOftenSilent(heartbeat: Heartbeat, range: Range): string[] {
  const all = groupAlike(heartbeat, range).flatMap(({ silences }) => [...silences]);
  const isTooMuch = all.reduce((sum, [, spans]) => sum + spans.length, 0) > MAX_STRETCHES;
  return isTooMuch ? [...new Set(all.filter(([, spans]) => spans.length > 0).map(([region]) => region))].sort() : [];
}

/** Seconds that a region missed though the rule takes it to deliver. */
export function overlookedSeconds(heartbeat: Heartbeat, range: Range): number {
  return silencesOf(heartbeat, range).overlooked;
}

/** Seconds for which a region that recorded other CCNs, and at times this one, missed what others recorded of it. */
export function missedOfOneCcn(heartbeat: Heartbeat, range: Range): { ccn: string; region: string; seconds: number }[] {
  return [...heartbeat.coverage].flatMap(([ccn, presence]) =>
    [...silencesIn(presence, range)].flatMap(([region, spans]) => {
      const others = new Stretches([...presence.values()].flatMap((one) => one.within(range)));
      const heard = spans.flatMap((span) => heartbeat.observers.get(region)!.within(span));
      const seconds = heard.reduce((sum, one) => sum + others.secondsIn(one), 0);
      return seconds === 0 ? [] : [{ ccn, region, seconds }];
    }),
  );
}

/** What holds for any CCN first, then CCNs for which more does. */
function groupAlike(heartbeat: Heartbeat, range: Range): { ccns: string[]; silences: Silences }[] {
  const { sent } = heartbeat;
  const whole = silencesIn(heartbeat.observers, range, sent?.whole);
  const groups = new Map([[nameOf(withoutStretches(whole)), { ccns: [] as string[], silences: whole }]]);
  for (const [ccn, presence] of heartbeat.coverage) {
    const silences = furtherThan(whole, silencesIn(presence, range, sent && (sent.byCcn.get(ccn) ?? new Map())));
    const group = groups.get(nameOf(silences)) ?? { ccns: [], silences };
    if (silences.size > 0) {
      groups.set(nameOf(silences), group);
      group.ccns.push(ccn);
    }
  }
  return [...groups.values()];
}

const withoutStretches = (silences: Silences): Silences => new Map([...silences].map(([region]) => [region, []]));

function furtherThan(whole: Silences, silences: Silences): Silences {
  const isTold = (region: string, span: Silence) =>
    whole.get(region)!.some((one) => one.fromSeconds <= span.fromSeconds && one.toSeconds >= span.toSeconds);
  return new Map([...silences].map(([region, spans]) => [region, spans.filter((span) => !isTold(region, span))]));
}

const nameOf = (silences: Silences): string =>
  JSON.stringify(
    [...silences].map(([region, spans]) => [region, spans.map((one) => [one.fromSeconds, one.toSeconds])]),
  );

function silencesIn(presence: Presence, range: Range, sent?: Presence): Silences {
  const anybody = new Stretches([...presence.values()].flatMap((one) => one.within(range)));
  return new Map(
    [...presence]
      .filter(([, delivered]) => delivered.overlaps(range))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([region, delivered]) => [
        region,
        delivered
          .gaps(range)
          .map((gap) => ({
            ...gap,
            missed: sent === undefined ? anybody.secondsIn(gap) : secondsOf(sent.get(region), gap),
          }))
          .filter(({ missed }) => missed > 0),
      ]),
  );
}

const secondsOf = (stretches: Stretches | undefined, range: Range): number => stretches?.secondsIn(range) ?? 0;
