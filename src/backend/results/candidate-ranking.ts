/**
 * Rankings that CLS cannot make: it finds the keys with most bytes, lost or moved, and exact sums tell which of them lost
 * the biggest share or had the highest peak.
 */
import { keptKeys, type RankBy } from '#query';
import { addExact } from './analysis-rows';
import type { VolumePlan } from './ask-volume';
import { measureOf, measureOfWindows } from './measure';
import { addSums, NOTHING, type Sums, type Volume } from './volume';

/** Keys with less of all that was offered are not ranked by loss: one lost packet of one would lead every list. */
export const LEAST_SHARE = 0.0001;

export function ranksCandidates({ query }: VolumePlan): boolean {
  return query.kind === 'top' && (query.order ?? 'biggest') === 'biggest' && JUDGES[query.rankBy] !== undefined;
}

/** How candidates are put in order; `mostHidden`: more than any key outside them can reach. */
interface Judged {
  valueOf(key: string): number;
  belongs(key: string): boolean;
  mostHidden: number;
}
type Judge = (plan: VolumePlan, volume: Volume, keys: readonly string[]) => Judged;

const JUDGES: Readonly<Partial<Record<RankBy, Judge>>> = { lossPercent: judgeLoss, peakBitsPerSecond: judgePeak };

/** Characters of a statement that keys may take; it has 12,000 for filters, silences and all else. */
const ROOM = 4000;
const QUOTES_AND_COMMA = 4;

/** Of the keys with most bytes as many as one statement can name, but all that are shown. */
export function nameable({ query }: VolumePlan, keys: readonly string[]): string[] {
  let taken = 0;
  return keys.filter((key, place) => {
    taken += key.length + QUOTES_AND_COMMA;
    return place < keptKeys(query) || taken <= ROOM;
  });
}

/** `isWhole`: no key but the candidates has any bytes. */
export interface Candidates {
  keys: readonly string[];
  isExact: boolean;
  isWhole: boolean;
}

/** `isExact`: no key outside the candidates can come before the last one shown. */
export function chooseCandidates(
  plan: VolumePlan,
  volume: Volume,
  { keys, isExact, isWhole }: Candidates,
): { winners: string[]; isExact: boolean } {
  const { query, watched } = plan;
  const { topN, rankBy } = query as Extract<typeof query, { kind: 'top' }>;
  const { valueOf, belongs, mostHidden } = JUDGES[rankBy]!(plan, volume, keys);
  const isWatched = watched.length > 0;
  const bytesOf = (key: string) => offered(totalOf(volume, key));
  const winners = keys
    .filter((key) => isWatched || belongs(key))
    .sort((a, b) => valueOf(b) - valueOf(a) || bytesOf(b) - bytesOf(a) || (a < b ? -1 : 1))
    .slice(0, topN);
  const isBeaten = mostHidden === 0 || (winners.length === topN && mostHidden < valueOf(winners.at(-1)!));
  return { winners, isExact: isExact && (isWhole || isBeaten) };
}

/** Another key lost at most what the last candidate lost, of at least the least that is ranked. */
function judgeLoss(_plan: VolumePlan, volume: Volume, keys: readonly string[]): Judged {
  const all = [...volume.keys.values()].reduce<Sums>((sum, { total }) => addSums(sum, total), NOTHING);
  const least = offered(all) * LEAST_SHARE;
  const valueOf = (key: string) => Number(measureOf('lossPercent', totalOf(volume, key), 1) ?? 0);
  return {
    valueOf,
    belongs: (key) => offered(totalOf(volume, key)) >= least && valueOf(key) > 0,
    mostHidden: (100 * Math.min(...keys.map((key) => Number(totalOf(volume, key).rejectedBytes)))) / least,
  };
}

/** Another key moved in one window at most all that the last candidate moved, and at most what all others did. */
function judgePeak({ resolution }: VolumePlan, volume: Volume, keys: readonly string[]): Judged {
  const valueOf = (key: string) =>
    measureOfWindows('peakBitsPerSecond', [...(volume.keys.get(key)?.buckets.values() ?? [])], 0, resolution);
  const least = Math.min(...keys.map((key) => Number(totalOf(volume, key).bytes)));
  return {
    valueOf,
    belongs: (key) => valueOf(key) > 0,
    mostHidden: Math.min((8 * least) / resolution, valueOf('')),
  };
}

const totalOf = (volume: Volume, key: string): Sums => volume.keys.get(key)?.total ?? NOTHING;

function offered({ bytes, rejectedBytes }: Sums): number {
  return Number(addExact(bytes, rejectedBytes));
}
