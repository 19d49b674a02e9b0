import { MEASURES } from '#flowlog';
import type { FrameMeta } from '#plugin-sdk';
import {
  type Buckets,
  type Heartbeat,
  keptKeys,
  type Plan,
  type RankBy,
  type SlicedRequest,
  type Source,
  summedKeys,
  type VolumeSteps,
  topicName,
} from '#query';
import { isTextKey, text } from '../texts/text';
import { type Asked, type Asking, inspection, shortcomings } from './ask';
import { askHeartbeat, type AskedHeartbeat } from './ask-heartbeat';
import { type AskedTopic, askSliced } from './ask-slices';
import { collectionNotes, markUntold } from './collection';
import { chooseChanged, findCandidates } from './growth';
import { provenZero } from './known-zero';
import { chooseCandidates, nameable, ranksCandidates } from './candidate-ranking';
import { isUntold } from './measure';
import { keyValue } from './key-value';
import { mergeRanking, readRankings } from './ranking';
import { missingNotes } from './silence-notes';
import { isNothing, keepKeys, mergeVolume, NOTHING, type Volume } from './volume';
import { comparisonNotes, fillingNote, lostNote, observerNotes, overlookedNote, windowNote } from './volume-notes';

export type TrafficPlan = Extract<Plan, { kind: 'traffic' }>;
export type TopPlan = Extract<Plan, { kind: 'top' }>;
export type MatrixPlan = Extract<Plan, { kind: 'matrix' }>;
/** Of every kind that is answered by sums over keys. */
export type VolumePlan = TrafficPlan | TopPlan | MatrixPlan;

/** What one stretch of time brought. */
export interface AskedStretch {
  buckets: Buckets;
  volume: Volume;
  heartbeat: Heartbeat;
}

export interface AskedVolume extends AskedStretch {
  /** The time compared with, holding the same keys. */
  before?: AskedStretch;
  warnings: string[];
  infos: string[];
  /** What the inspector shows; for the first frame. */
  inspected: Pick<FrameMeta, 'executedQueryString' | 'stats'>;
}

/** The three steps that `traffic` and `top` share. A topic that fails one, for any of the times, is not asked again. */
export async function askVolume(plan: VolumePlan, asking: Asking): Promise<AskedVolume> {
  const knowing = asking.loadCollecting();
  const stretches: VolumeSteps[] = [plan, ...(plan.before ? [plan.before] : [])];
  const each = <Result>(ask: (steps: VolumeSteps, place: number) => Promise<Result>) => Promise.all(stretches.map(ask));
  const beats = await each(({ heartbeat }) => askHeartbeat(heartbeat, asking, plan.settleSeconds, plan.query.filters));
  const delivering = inAll(beats.map(({ answering }) => answering.map(({ source }) => source)));
  const ranked = await each(({ rank }, at) => askSliced(asking, of(delivering, rank(beats[at]!.heartbeat))));
  const isRanked = plan.watched.length === 0 && !plan.sumsEvery;
  const answering = isRanked ? inAll([delivering, ...ranked.map(sourcesOf).filter(isFilled)]) : delivering;
  const settledSeconds = asking.nowMs / 1000 - plan.settleSeconds;
  const winning = findWinners(plan, beats, ranked.map(piecesOf), settledSeconds);
  const { keys } = winning;
  const summed = await each(({ sum }, at) =>
    askSliced(asking, keys.length === 0 && !plan.sumsEvery ? [] : of(answering, sum(keys, beats[at]!.heartbeat))),
  );
  const whole = inAll(summed.map(sourcesOf));
  const collecting = await knowing;
  const found = summed.map(({ done }, at): AskedStretch => {
    const pieces = piecesOf({ done: done.filter(({ sliced }) => whole.includes(sliced.source)) });
    const volume = mergeVolume(pieces, plan.rankBy, plan.before ? keys : plan.watched);
    return {
      buckets: stretches[at]!.buckets,
      heartbeat: beats[at]!.heartbeat,
      volume: markUntold(plan, volume, whole, collecting),
    };
  });
  const { stretches: chosen, isExact } = chooseKeys(plan, alike(found), winning, settledSeconds);
  const [now, before] = chosen as [AskedStretch, AskedStretch?];
  const asked = [...beats.flatMap((one) => one.asked), ...[...ranked, ...summed].flatMap(piecesOf)];
  const failures = [...beats, ...ranked, ...summed].flatMap((one) => one.failures);
  return {
    ...now,
    ...(before ? { before } : {}),
    inspected: inspection(asked),
    warnings: [
      ...new Set(failures),
      ...cutNotes(plan, asked, isExact, asking),
      ...missingNotes(plan, now, asking),
      ...lostNote(plan, now),
      ...stretches.flatMap((steps, at) => overlookedNote(plan, steps, beats[at]!.heartbeat, asking)),
    ],
    infos: [
      ...plan.notices,
      ...windowNote(plan),
      ...collectionNotes(plan, whole, collecting),
      ...observerNotes(plan, now.heartbeat, asking),
      ...fillingNote(plan, asking),
      ...(before ? comparisonNotes(plan, now, before, settledSeconds) : []),
    ],
  };
}

function cutNotes(plan: VolumePlan, asked: readonly Asked[], isExact: boolean, asking: Asking): string[] {
  const { query } = plan;
  const isOneTopic = asked.every(
    ({ request: { source } }) => topicName(source) === topicName(asked[0]!.request.source),
  );
  const ofCounts = isOneTopic ? 'top.uncertain.oneTopic' : 'top.uncertain';
  const why = query.kind === 'top' && ranksCandidates(plan) ? `top.uncertain.${query.rankBy}` : ofCounts;
  return [
    ...asked.flatMap((one) => shortcomings(one, one.answer.AnalysisRecords?.length ?? 0, asking)),
    ...(isExact || !isTextKey(why) ? [] : [text(query.locale, why)]),
  ];
}

const piecesOf = ({ done }: { done: readonly AskedTopic[] }): Asked[] => done.flatMap(({ asked }) => asked);
const sourcesOf = ({ done }: { done: readonly AskedTopic[] }): Source[] => done.map(({ sliced }) => sliced.source);
const isFilled = (list: readonly unknown[]): boolean => list.length > 0;
const inAll = (lists: readonly Source[][]): Source[] =>
  (lists[0] ?? []).filter((source) => lists.every((list) => list.includes(source)));
const of = (sources: readonly Source[], questions: readonly SlicedRequest[]): SlicedRequest[] =>
  questions.filter(({ source }) => sources.includes(source));

interface Winners {
  keys: string[];
  isExact: boolean;
  /** No other key was ranked. */
  isWhole: boolean;
  /** Most that a key outside can have changed by. */
  bestOfRest: number;
}

function findWinners(
  plan: VolumePlan,
  beats: readonly AskedHeartbeat[],
  ranked: readonly Asked[][],
  settledSeconds: number,
): Winners {
  const order = changeOrder(plan);
  if (plan.watched.length > 0 || plan.sumsEvery) {
    return { keys: plan.watched, isExact: true, isWhole: true, bestOfRest: 0 };
  }
  if (order === undefined) {
    const most = summedKeys(plan.query);
    const { winners, isExact } = mergeRanking(ranked[0]!, most, plan.rankBy);
    const keys = ranksCandidates(plan) ? nameable(plan, winners) : winners;
    return { keys, isExact, isWhole: winners.length < most && keys.length === winners.length, bestOfRest: 0 };
  }
  const [now, before] = ranked.map((answers) => readRankings(answers, plan.rankBy)) as [Rankings, Rankings];
  const holders = joinHolders([now, before]);
  const isKnown = [now, before].map(({ known }, at) => {
    const isZero = provenZero(plan, beats[at]!.heartbeat, { holders }, settledSeconds);
    return (key: string) => known.has(key) || isZero(key, at === 0 ? plan.buckets : plan.before!.buckets);
  });
  const candidates = findCandidates(order, keptKeys(plan.query), [now, before], (key) =>
    isKnown.every((is) => is(key)),
  );
  return { ...candidates, isExact: true, isWhole: true };
}

type Rankings = ReturnType<typeof readRankings>;

export function changeOrder({ query }: VolumePlan) {
  return query.kind !== 'traffic' && query.order !== 'biggest' ? query.order : undefined;
}

/** By exact sums, which of the keys asked for belong to the answer. */
function chooseKeys(plan: VolumePlan, stretches: AskedStretch[], winning: Winners, settledSeconds: number) {
  const order = changeOrder(plan);
  if (order === undefined) {
    const chosen = ranksCandidates(plan) ? chooseCandidates(plan, stretches[0]!.volume, winning) : undefined;
    return chosen === undefined
      ? { stretches, isExact: winning.isExact }
      : {
          stretches: alike(stretches.map((one) => ({ ...one, volume: keepKeys(one.volume, chosen.winners) }))),
          isExact: chosen.isExact,
        };
  }
  const valuesOf = stretches.map(({ volume, heartbeat, buckets }) => {
    const isZero = provenZero(plan, heartbeat, volume, settledSeconds);
    return (key: string) => rankedValue(plan, volume, key, isZero(key, buckets));
  });
  const { winners, isExact } = chooseChanged(order, keptKeys(plan.query), winning, (key) => [
    valuesOf[0]!(key),
    valuesOf[1]!(key),
  ]);
  if (plan.kind === 'matrix') {
    // Its cells are put in order by their measure.
    return { stretches, isExact };
  }
  const kept = stretches.map((one) => ({ ...one, volume: keepKeys(one.volume, winners) }));
  return { stretches: alike(kept), isExact };
}

/** What keys are compared by: what was asked for, unless they were found by the change of something else. */
export function comparedMeasure(plan: VolumePlan): RankBy {
  return plan.query.kind === 'top' && ranksCandidates(plan) ? plan.query.rankBy : plan.rankBy;
}

/** What a key is compared by; null where nobody knows. */
export function rankedValue(plan: VolumePlan, { keys }: Volume, key: string, isZero: boolean) {
  const measure = comparedMeasure(plan);
  const of = keys.get(key);
  if (of === undefined || isNothing(of.total)) {
    return isZero && MEASURES[measure].making !== 'ratio' && !isUntold(measure, of?.total ?? NOTHING) ? 0 : null;
  }
  return keyValue(plan, measure, key, of);
}

/** All stretches with all keys, in the order of the first, the rest last. Who holds a key at one time would at the other. */
function alike(stretches: AskedStretch[]): AskedStretch[] {
  const all = [...new Set(stretches.flatMap(({ volume }) => [...volume.keys.keys()]))];
  const hasRest = all.length > 1 && all.includes('');
  const order = hasRest ? [...all.filter((key) => key !== ''), ''] : all;
  const holders = joinHolders(stretches.map(({ volume }) => volume));
  return stretches.length === 1
    ? stretches
    : stretches.map((one) => ({ ...one, volume: { ...keepKeys(one.volume, order), holders } }));
}

function joinHolders(lists: readonly Pick<Volume, 'holders'>[]): Volume['holders'] {
  const joined = new Map<string, Set<string>>();
  for (const [key, topics] of lists.flatMap(({ holders }) => [...holders])) {
    joined.set(key, new Set([...(joined.get(key) ?? []), ...topics]));
  }
  return joined;
}
