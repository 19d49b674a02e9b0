/** What is said beside a volume answer: who counted, what was lost, what is still to come. */
import { CAPTURE_WINDOW_SECONDS, MEASURES } from '#flowlog';
import {
  type Heartbeat,
  lengthOf,
  missedOfOneCcn,
  observerRuleOf,
  overlookedSeconds,
  type Range,
  slicesOf,
  topicName,
} from '#query';
import { text } from '../texts/text';
import type { Asking } from './ask';
import type { AskedStretch, TrafficPlan, VolumePlan } from './ask-volume';
import type { Volume } from './volume';
import { earlierWords } from './comparison';

/** Records are made in windows: where those are not as documented, or not alike, buckets follow them. */
export function windowNote({ query, windows, windowSeconds }: VolumePlan): string[] {
  const minutes = (seconds: number) => seconds / 60;
  const lengths = [...new Set(windows.map(({ seconds }) => seconds))];
  if (lengths.length > 1) {
    const list = windows.map(({ source, seconds }) => `${topicName(source)} (${minutes(seconds)} min)`);
    return [text(query.locale, 'window.mixed', { minutes: minutes(windowSeconds), topics: list.join(', ') })];
  }
  return windowSeconds === CAPTURE_WINDOW_SECONDS[query.log]
    ? []
    : [text(query.locale, 'window.other', { minutes: minutes(windowSeconds) })];
}

/** SKIPDATA: the service lost records of a window, so what is counted there is less than what was sent. */
export function lostNote({ buckets, heartbeat }: AskedStretch): string[] {
  const windows = heartbeat.lostIn(buckets);
  return windows === 0
    ? []
    : [`${windows} windows are marked SKIPDATA: the service lost records there, so their sums are lower bounds`];
}

/** Distinct counts of several topics, or pieces, for one key stay empty. What is left over has none anyway. */
export function distinctNote({ keys }: Volume): string[] {
  const isMixed = [...keys].some(
    ([key, { buckets }]) =>
      (key !== '' || keys.size === 1) &&
      [...buckets.values()].some(({ flows, peers }) => flows === null || peers === null),
  );
  return isMixed
    ? ['distinct counts of several topics cannot be added and are left empty: split by pair, or choose one topic']
    : [];
}

/** Peaks are asked window by window; how many different ones several windows hold cannot be added up. */
export function apartNote({ query, buckets, resolution }: TrafficPlan): string[] {
  const distinct = query.measures.filter((measure) => MEASURES[measure].making === 'distinct');
  const isSplit = query.format === 'number' || buckets.width > resolution;
  const isWindowed = query.measures.some((measure) => MEASURES[measure].making === 'windows');
  return isWindowed && isSplit && distinct.length > 0
    ? [text(query.locale, 'traffic.distinct', { measures: distinct.join(', ') })]
    : [];
}

/** A width that is asked for and cannot be had. */
export function widthNote({ query, buckets: { width } }: TrafficPlan): string[] {
  const { bucketSeconds: wished, locale, format } = query;
  return wished === undefined || format === 'number' || wished === width
    ? []
    : [text(locale, 'traffic.width', { wished, width })];
}

/** A statement names so many silences only; where there are more, short ones count as delivered. */
export function overlookedNote({ query, resolution }: VolumePlan, { buckets, heartbeat }: AskedStretch): string[] {
  if (query.log === 'eni' || observerRuleOf(query) !== 'one') {
    return [];
  }
  const pieces = slicesOf({ range: buckets, width: resolution });
  const seconds = pieces.reduce((sum, piece) => sum + overlookedSeconds(heartbeat, piece), 0);
  return seconds === 0
    ? []
    : [
        `Regions delivered nothing in too many short stretches to tell each apart (${Math.round(seconds / 60)} min in all): ` +
          'flows from there are missing in that time, so sums are lower bounds; choose a shorter range',
      ];
}

/** Who counted, where it is not plain. ENI has no rule, so a sum over interfaces may hold a flow twice. */
export function observerNotes(plan: VolumePlan, heartbeat: Heartbeat, { nowMs }: Asking): string[] {
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
      const range = { ...buckets, toSeconds: settled };
      const silent = [...silentRegions(heartbeat, range), ...silentOfOneCcn(heartbeat, range)];
      const blurred = heartbeat.blurredSeconds(range);
      return [
        ...(silent.length === 0
          ? []
          : [`No record from ${silent.join(', ')}: flows from there are counted by their destination in that time`]),
        ...(blurred === 0
          ? []
          : [
              `Of ${Math.round(blurred / 60)} min it is not known to the minute who delivered: what a region lost within ` +
                'is missing; a shorter range tells it',
            ]),
      ];
    }
  }
}

/** Regions that delivered nothing for a while, with how long. */
function silentRegions(heartbeat: Heartbeat, range: Range): string[] {
  return [...heartbeat.observers]
    .map(([region, delivered]) => ({ region, seconds: lengthOf(delivered.gaps(range)) }))
    .filter(({ seconds }) => seconds > 0)
    .map(({ region, seconds }) => `${region} ${minutes(seconds)}`.trim());
}

/** Most CCNs that are named beside a region. */
const MAX_NAMED = 5;

function silentOfOneCcn(heartbeat: Heartbeat, range: Range): string[] {
  const missed = missedOfOneCcn(heartbeat, range).sort((a, b) => b.seconds - a.seconds);
  const named = missed.slice(0, MAX_NAMED).map(({ ccn, region, seconds }) => `${region} of ${ccn} ${minutes(seconds)}`);
  return missed.length > MAX_NAMED ? [...named, `${missed.length - MAX_NAMED} more of one CCN`] : named;
}

const minutes = (seconds: number): string => `(${Math.round(seconds / 60)} min)`;

/** A range that reaches into the filling stretch is told in words where no region can be drawn. */
export function fillingNote({ query, buckets, settleSeconds }: VolumePlan, { nowMs }: Asking): string[] {
  return query.format === 'series' || buckets.toSeconds * 1000 <= nowMs - settleSeconds * 1000
    ? []
    : [
        `Records of the newest ${settleSeconds / 60} minutes are still arriving: what is counted there is a lower bound`,
      ];
}

/**
 * What silence leaves open of a comparison. The earlier time may lie before the first record that is still kept: then
 * nothing is known of it, which is not 0.
 */
export function comparisonNotes(
  plan: VolumePlan,
  now: AskedStretch,
  before: AskedStretch,
  settledSeconds: number,
): string[] {
  const { query } = plan;
  const when = earlierWords(query, query.compareWith!);
  const say = (key: 'nothing' | 'silent' | 'silentNow' | 'lost', values = {}) =>
    text(query.locale, `compare.${key}`, { when, ...values });
  const { heartbeat, buckets } = before;
  if (![...heartbeat.observers.values()].some((delivered) => delivered.overlaps(buckets))) {
    return [say('nothing')];
  }
  const then = silentShares(plan, before, now, settledSeconds);
  const today = silentShares(plan, now, before, settledSeconds);
  const lost = heartbeat.lostIn(buckets);
  return [
    ...(then === '' ? [] : [say('silent', { regions: then })]),
    ...(today === '' ? [] : [say('silentNow', { regions: today })]),
    ...(lost === 0 ? [] : [say('lost', { windows: lost })]),
  ];
}

/** Who delivered nothing for a while in one of two times, e.g. `ap-shanghai (45 of 60 min, 75 %)`; ENI: topics. */
function silentShares(plan: VolumePlan, one: AskedStretch, other: AskedStretch, settledSeconds: number): string {
  const { heartbeat, buckets } = one;
  const range = { ...buckets, toSeconds: Math.min(buckets.toSeconds, settledSeconds) };
  const all = lengthOf([range]);
  return recordersIn(plan, one, other)
    .map(({ name, delivered }) => ({
      name,
      seconds: lengthOf(heartbeat.parts(range).filter((part) => !delivered(part))),
    }))
    .filter(({ seconds }) => seconds > 0)
    .map(({ name, seconds }) => {
      const percent = Math.round((100 * seconds) / all);
      return `${name} (${Math.round(seconds / 60)} of ${Math.round(all / 60)} min, ${percent} %)`;
    })
    .join(', ');
}

/** Everyone who delivered at one of the times, so that one who was silent throughout the other is not overlooked. */
function recordersIn({ query, sum }: VolumePlan, { heartbeat, buckets }: AskedStretch, other: AskedStretch) {
  if (query.log === 'ccn') {
    return [...new Set([...heartbeat.observers.keys(), ...other.heartbeat.observers.keys()])].map((name) => ({
      name,
      delivered: (range: Range) => heartbeat.delivered(name, range),
    }));
  }
  return [...new Map(sum([]).map(({ source }) => [topicName(source), source])).values()]
    .filter(
      (source) => heartbeat.topicDelivered(source, buckets) || other.heartbeat.topicDelivered(source, other.buckets),
    )
    .map((source) => ({
      name: topicName(source),
      delivered: (range: Range) => heartbeat.topicDelivered(source, range),
    }));
}
