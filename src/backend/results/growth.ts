/** Who changed most since an earlier time: candidates from both rankings, then the choice by exact sums. */
import type { TopOrder } from '#query';
import { addExact, compareExact } from './analysis-rows';
import type { RankedSums } from './ranking';

type Exact = number | bigint;
export type ChangeOrder = Exclude<TopOrder, 'biggest'>;

/** What keys are ordered by; what is not above 0 does not belong to the answer. */
export const SCORE: Readonly<Record<ChangeOrder, (now: Exact, before: Exact) => Exact>> = {
  grew: changeOf,
  fell: (now, before) => changeOf(before, now),
  new: (now, before) => (before > 0 ? 0 : now),
  gone: (now, before) => (now > 0 ? 0 : before),
};

/** Shares and rates are no integers. */
export function changeOf(now: Exact, before: Exact): Exact {
  return typeof now === 'number' && typeof before === 'number' ? now - before : addExact(now, -before);
}

/** Where lists were cut, exact sums may take candidates out again: more are asked for than are shown. */
const SPARE = 2;

export interface Candidates {
  keys: string[];
  /** Most that any other key can score where lists were cut. */
  bestOfRest: number;
}

/** `isKnown`: whether a key that one of the times lacks is known to be zero then. */
export function findCandidates(
  order: ChangeOrder,
  topN: number,
  [now, before]: readonly [RankedSums, RankedSums],
  isKnown: (key: string) => boolean,
): Candidates {
  const known = ({ known: sums }: RankedSums, key: string) => sums.get(key) ?? 0;
  const most = (sums: RankedSums, key: string) => addExact(known(sums, key), sums.hidden(key));
  const isOfNow = order === 'grew' || order === 'new';
  const best = (key: string) =>
    isOfNow ? SCORE[order](most(now, key), known(before, key)) : SCORE[order](known(now, key), most(before, key));
  const isCut = now.hidden('') > 0 || before.hidden('') > 0;
  const ranked = sorted([...new Set([...now.known.keys(), ...before.known.keys()])].filter(isKnown), best);
  const asked = isCut ? topN * SPARE : topN;
  return {
    keys: ranked.slice(0, asked).map(({ key }) => key),
    bestOfRest: isCut ? Math.max(Number(ranked[asked]?.score ?? 0), Number(best(''))) : 0,
  };
}

/** The keys of an order by their exact sums; null is what nobody knows. */
export function chooseChanged(
  order: ChangeOrder,
  topN: number,
  { keys, bestOfRest }: Candidates,
  valuesOf: (key: string) => readonly [now: Exact | null, before: Exact | null],
): { winners: string[]; isExact: boolean } {
  const ranked = sorted(keys, (key) => {
    const [now, before] = valuesOf(key);
    return now === null || before === null ? 0 : SCORE[order](now, before);
  });
  const least = Number(ranked[topN - 1]?.score ?? 0);
  return { winners: ranked.slice(0, topN).map(({ key }) => key), isExact: bestOfRest === 0 || bestOfRest < least };
}

function sorted(keys: readonly string[], scoreOf: (key: string) => Exact): { key: string; score: Exact }[] {
  return keys
    .map((key) => ({ key, score: scoreOf(key) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => compareExact(b.score, a.score) || (a.key < b.key ? -1 : 1));
}
