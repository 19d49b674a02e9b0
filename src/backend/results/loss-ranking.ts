/** Rankings by loss: CLS finds the keys that lost most bytes, and exact sums tell which of them lost the biggest share. */
import { addExact } from './analysis-rows';
import type { VolumePlan } from './ask-volume';
import { measureOf } from './measure';
import { addSums, NOTHING, type Sums, type Volume } from './volume';

/** Keys with less of all that was offered are not ranked: one lost packet of one would lead every list. */
export const LEAST_SHARE = 0.0001;

/** Five times as many as are shown, as long as one statement of 12 KB can name them. */
export function lossCandidates({ query }: VolumePlan): number {
  return query.kind === 'top' ? Math.max(query.topN, Math.min(100, query.topN * 5)) : 0;
}

export function ranksByLoss({ query, watched }: VolumePlan): boolean {
  return (
    query.kind === 'top' &&
    query.rankBy === 'lossPercent' &&
    (query.order ?? 'biggest') === 'biggest' &&
    watched.length === 0
  );
}

/**
 * `isExact`: no key outside the candidates can lose a bigger share than the last one shown. It lost at most what the
 * last candidate lost, of at least the least that is ranked.
 */
export function chooseByLoss(
  plan: VolumePlan,
  volume: Volume,
  { keys, isExact }: { keys: readonly string[]; isExact: boolean },
): { winners: string[]; isExact: boolean } {
  const most = plan.query.kind === 'top' ? plan.query.topN : 0;
  const all = [...volume.keys.values()].reduce<Sums>((sum, { total }) => addSums(sum, total), NOTHING);
  const least = offered(all) * LEAST_SHARE;
  const totalOf = (key: string) => volume.keys.get(key)?.total ?? NOTHING;
  const lossOf = (key: string) => Number(measureOf('lossPercent', totalOf(key), 1) ?? 0);
  const ranked = keys
    .filter((key) => offered(totalOf(key)) >= least && lossOf(key) > 0)
    .sort((a, b) => lossOf(b) - lossOf(a) || offered(totalOf(b)) - offered(totalOf(a)) || (a < b ? -1 : 1));
  const winners = ranked.slice(0, most);
  const isWhole = keys.length < lossCandidates(plan);
  const mostHidden = (100 * Math.min(...keys.map((key) => Number(totalOf(key).rejectedBytes)))) / least;
  const isBeaten = isWhole || mostHidden === 0 || (winners.length === most && mostHidden < lossOf(winners.at(-1)!));
  return { winners, isExact: isExact && isBeaten };
}

function offered({ bytes, rejectedBytes }: Sums): number {
  return Number(addExact(bytes, rejectedBytes));
}
