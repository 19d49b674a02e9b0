import type { FrameMeta } from '#plugin-sdk';
import { type Heartbeat, keptKeys, observerRuleOf, type Plan, type Range, type SlicedRequest } from '#query';
import { type Asked, type Asking, inspection, shortcomings } from './ask';
import { askHeartbeat } from './ask-heartbeat';
import { type AskedTopic, askSliced } from './ask-slices';
import { mergeRanking, mergeVolume, type Volume } from './volume';

export type TrafficPlan = Extract<Plan, { kind: 'traffic' }>;
export type TopPlan = Extract<Plan, { kind: 'top' }>;
export type MatrixPlan = Extract<Plan, { kind: 'matrix' }>;
export type VolumePlan = TrafficPlan | TopPlan | MatrixPlan;

export interface AskedVolume {
  volume: Volume;
  heartbeat: Heartbeat;
  warnings: string[];
  infos: string[];
  /** What the inspector shows; for the first frame. */
  inspected: Pick<FrameMeta, 'executedQueryString' | 'stats'>;
}

/** The three steps that kinds of volume share. A topic that fails one is not asked again. */
export async function askVolume(plan: VolumePlan, asking: Asking): Promise<AskedVolume> {
  const started = performance.now();
  const beats = await askHeartbeat(plan.heartbeat, asking);
  const { heartbeat } = beats;
  const ranked = await askSliced(asking, plan.rank(heartbeat).filter(isAmong(beats.answering)));
  const ranking = mergeRanking(piecesOf(ranked.done), keptKeys(plan.query), plan.rankBy);
  const isRanked = plan.watched.length === 0 && !plan.sumsEvery;
  const answering = isRanked ? ranked.done.map(({ sliced }) => sliced) : beats.answering;
  const winners = isRanked ? ranking.winners : plan.watched;
  const summed = await askSliced(
    asking,
    winners.length === 0 && !plan.sumsEvery ? [] : plan.sum(winners, heartbeat).filter(isAmong(answering)),
  );
  const pieces = piecesOf(summed.done);
  const volume = mergeVolume(pieces, plan.rankBy, plan.watched);
  const asked = [...beats.asked, ...piecesOf(ranked.done), ...pieces];
  return {
    volume,
    heartbeat,
    inspected: inspection(asked, volume.rows, Math.round(performance.now() - started)),
    warnings: [
      ...[beats, ranked, summed].flatMap(({ failures }) => failures),
      ...asked.flatMap((one) => shortcomings(one, one.answer.AnalysisRecords?.length ?? 0)),
      ...(ranking.isExact
        ? []
        : ['the order of the last keys is not certain: too many keys in several topics; narrow the filters']),
      ...lostNote(plan, heartbeat),
    ],
    infos: [...plan.notices, ...observerNotes(plan, heartbeat, asking), ...fillingNote(plan, asking)],
  };
}

const piecesOf = (topics: readonly AskedTopic[]): Asked[] => topics.flatMap(({ asked }) => asked);

function isAmong(questions: readonly SlicedRequest[]): (question: SlicedRequest) => boolean {
  return ({ source }) => questions.some((one) => one.source === source);
}

/** SKIPDATA: the service lost records of a window, so what is counted there is less than what was sent. */
function lostNote({ buckets }: VolumePlan, heartbeat: Heartbeat): string[] {
  const windows = heartbeat.recordsOf('SKIPDATA', buckets);
  return windows === 0
    ? []
    : [`${windows} windows are marked SKIPDATA: the service lost records there, so their sums are lower bounds`];
}

/** Who counted, where it is not plain. ENI has no rule, so a sum over interfaces may hold a flow twice. */
function observerNotes(plan: VolumePlan, heartbeat: Heartbeat, { nowMs }: Asking): string[] {
  const { query, keys, buckets, settleSeconds } = plan;
  if (query.log === 'eni') {
    const oneInterface = keys.includes('interface') || query.filters.some(({ field }) => field === 'interface');
    return oneInterface
      ? []
      : [
          'A flow between two logged interfaces is counted by each of them; filter or split by interface to count it once',
        ];
  }
  switch (observerRuleOf(query)) {
    case 'asRecorded':
      return ['As recorded: a flow that both of its regions logged is counted twice'];
    case 'egress':
    case 'ingress':
      return [];
    case 'one': {
      const settled = Math.min(buckets.toSeconds, nowMs / 1000 - settleSeconds);
      const silent = [...heartbeat.absences({ ...buckets, toSeconds: settled }, Infinity)]
        .map(([region, spans]) => ({ region, seconds: spans.reduce((sum, span) => sum + lengthOf(span), 0) }))
        .filter(({ seconds }) => seconds > 0)
        .map(({ region, seconds }) => `${region} (${Math.round(seconds / 60)} min)`);
      return silent.length === 0
        ? []
        : [`No record from ${silent.join(', ')}: flows from there are counted by their destination in that time`];
    }
  }
}

const lengthOf = ({ fromSeconds, toSeconds }: Range): number => toSeconds - fromSeconds;

/** A range that reaches into the filling stretch is told in words where no region can be drawn. */
function fillingNote({ query, buckets, settleSeconds }: VolumePlan, { nowMs }: Asking): string[] {
  return query.format === 'series' || buckets.toSeconds * 1000 <= nowMs - settleSeconds * 1000
    ? []
    : [
        `Records of the newest ${settleSeconds / 60} minutes are still arriving: what is counted there is a lower bound`,
      ];
}
