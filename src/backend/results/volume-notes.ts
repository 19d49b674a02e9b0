/** What is said beside a volume answer: who counted, what was lost, what is still to come. */
import type { Locale } from '#wording';
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
  type VolumeSteps,
} from '#query';
import { text } from '../texts/text';
import type { Asking } from './ask';
import type { AskedStretch, TrafficPlan, VolumePlan } from './ask-volume';
import type { Volume } from './volume';
import { earlierWords } from './comparison';
import { settledRange, silentRegionsText } from './silence-notes';
import { IncompleteAnswerError } from './incomplete-answer-error';

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
export function lostNote({ query }: VolumePlan, { buckets, heartbeat }: AskedStretch): string[] {
  const windows = heartbeat.lostIn(buckets);
  return windows === 0 ? [] : [text(query.locale, 'volume.lost', { windows })];
}

/** Distinct counts of several topics, or pieces, for one key stay empty. What is left over has none anyway. */
export function distinctNote({ query }: VolumePlan, { keys }: Volume): string[] {
  const isMixed = [...keys].some(
    ([key, { buckets }]) =>
      (key !== '' || keys.size === 1) &&
      [...buckets.values()].some(({ flows, peers }) => flows === null || peers === null),
  );
  return isMixed ? [text(query.locale, 'volume.distinct')] : [];
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

/**
 * A statement names so many silences only; where there are more, those that missed least count as delivered. Throws
 * IncompleteAnswerError where the answer must be whole.
 */
export function overlookedNote(
  { query }: VolumePlan,
  steps: VolumeSteps,
  heartbeat: Heartbeat,
  { wholeOnly }: Asking,
): string[] {
  const [question] = steps.sum([]);
  if (query.log === 'eni' || observerRuleOf(query) !== 'one' || question === undefined) {
    return [];
  }
  const seconds = slicesOf(question).reduce((sum, piece) => sum + overlookedSeconds(heartbeat, piece), 0);
  const found = seconds === 0 ? [] : [text(query.locale, 'volume.overlooked', { minutes: Math.round(seconds / 60) })];
  if (wholeOnly && found.length > 0) {
    throw new IncompleteAnswerError(found);
  }
  return found;
}

/** Who counted, where it is not plain. ENI has no rule, so a sum over interfaces may hold a flow twice. */
export function observerNotes(plan: VolumePlan, heartbeat: Heartbeat, asking: Asking): string[] {
  const { query, keys } = plan;
  if (query.log === 'eni') {
    const oneInterface = keys.includes('interface') || query.filters.some(({ field }) => field === 'interface');
    return oneInterface ? [] : [text(query.locale, 'volume.interfaces')];
  }
  const rule = observerRuleOf(query);
  const range = settledRange(plan, asking.nowMs);
  const blurred = Math.round(heartbeat.blurredSeconds(range) / 60);
  return [
    ...(rule === 'asRecorded' ? [text(query.locale, 'volume.asRecorded')] : []),
    ...silentRegionsText(plan, heartbeat, asking, (settled) => silentOfOneCcn(query.locale, heartbeat, settled)),
    ...(rule !== 'one' || blurred === 0 ? [] : [text(query.locale, 'volume.blurred', { minutes: blurred })]),
  ];
}

/** Most CCNs that are named beside a region. */
const MAX_NAMED = 5;

function silentOfOneCcn(locale: Locale | undefined, heartbeat: Heartbeat, range: Range): string[] {
  const missed = missedOfOneCcn(heartbeat, range).sort((a, b) => b.seconds - a.seconds);
  const named = missed
    .slice(0, MAX_NAMED)
    .map(({ ccn, region, seconds }) =>
      text(locale, 'volume.ofOneCcn', { region, ccn, minutes: Math.round(seconds / 60) }),
    );
  const more = missed.length - MAX_NAMED;
  return more > 0 ? [...named, text(locale, 'volume.moreOfOneCcn', { number: more })] : named;
}

/** A range that reaches into the filling stretch is told in words where no region can be drawn. */
export function fillingNote({ query, buckets, settleSeconds }: VolumePlan, { nowMs }: Asking): string[] {
  return query.format === 'series' || buckets.toSeconds * 1000 <= nowMs - settleSeconds * 1000
    ? []
    : [text(query.locale, 'volume.filling', { minutes: settleSeconds / 60 })];
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
      const [minutes, of] = [seconds, all].map((each) => Math.round(each / 60)) as [number, number];
      return text(plan.query.locale, 'compare.share', { name, minutes, of, percent });
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
