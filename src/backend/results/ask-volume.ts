import { SETTLE_SECONDS } from '#flowlog';
import type { FrameMeta } from '#plugin-sdk';
import type { Plan, SearchRequest } from '#query';
import { askAll, type Asking, inspection, shortcomings } from './ask';
import { mergeRanking, mergeVolume, type Volume } from './volume';

export type TrafficPlan = Extract<Plan, { kind: 'traffic' }>;
export type TopPlan = Extract<Plan, { kind: 'top' }>;

export interface AskedVolume {
  volume: Volume;
  warnings: string[];
  infos: string[];
  /** What the inspector shows; for the first frame. */
  inspected: Pick<FrameMeta, 'executedQueryString' | 'stats'>;
}

/** Ranks, then sums: the two steps that `traffic` and `top` share. A topic that fails the first is not asked again. */
export async function askVolume(plan: TrafficPlan | TopPlan, asking: Asking): Promise<AskedVolume> {
  const started = performance.now();
  const ranked = await askAll(asking, plan.rank);
  const ranking = mergeRanking(ranked.done, plan.query.topN);
  const isEmpty = plan.rank.length > 0 && ranking.winners.length === 0;
  const answering = ({ source }: SearchRequest) =>
    plan.rank.length === 0 || ranked.done.some(({ request }) => request.source === source);
  const summed = await askAll(asking, isEmpty ? [] : plan.sum(ranking.winners).filter(answering));
  const volume = mergeVolume(summed.done, ranking.winners);
  const asked = [...ranked.done, ...summed.done];
  return {
    volume,
    inspected: inspection(asked, volume.rows, Math.round(performance.now() - started)),
    warnings: [
      ...ranked.failures,
      ...summed.failures,
      ...asked.flatMap((one) => shortcomings(one, one.answer.AnalysisRecords?.length ?? 0)),
      ...(ranking.isExact
        ? []
        : ['the order of the last keys is not certain: too many keys in several topics; narrow the filters']),
    ],
    infos: [...plan.notices, ...observerNote(plan), ...fillingNote(plan, asking)],
  };
}

/** CCN records are counted by the egress rule. ENI has none, so a sum over interfaces may hold a flow twice. */
function observerNote({ query, keys }: TrafficPlan | TopPlan): string[] {
  const oneInterface = keys.includes('interface') || query.filters.some(({ field }) => field === 'interface');
  return query.log === 'ccn' || oneInterface
    ? []
    : [
        'A flow between two logged interfaces is counted by each of them; filter or split by interface to count it once',
      ];
}

/** A range that reaches into the filling stretch is told in words where no region can be drawn. */
function fillingNote({ query, buckets }: TrafficPlan | TopPlan, { nowMs }: Asking): string[] {
  const seconds = SETTLE_SECONDS[query.log];
  return query.format === 'series' || buckets.toSeconds * 1000 <= nowMs - seconds * 1000
    ? []
    : [`Records of the newest ${seconds / 60} minutes are still arriving: what is counted there is a lower bound`];
}
