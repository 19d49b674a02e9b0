/** Who delivered nothing, and what that means for the sums. */
import { bucketRanges, type Heartbeat, lengthOf, observerRuleOf, type Range, topicName, untoldOf } from '#query';
import type { Locale } from '#wording';
import { text } from '../texts/text';
import type { Asking } from './ask';
import type { AskedStretch, VolumePlan } from './ask-volume';
import { IncompleteAnswerError } from './incomplete-answer-error';
import { isNothing } from './volume';

/** Silence that makes sums too low. Throws IncompleteAnswerError where the answer must be whole and a sum spans it. */
export function missingNotes(plan: VolumePlan, now: AskedStretch, asking: Asking): string[] {
  return [...goneNote(plan, now.heartbeat, asking), ...untoldNote(plan, now, asking)];
}

/** Silence for which the other end makes up, or that is of somebody who is not asked about. */
export function silentRegionsText(
  plan: VolumePlan,
  heartbeat: Heartbeat,
  asking: Asking,
  more: (range: Range) => string[],
) {
  const { query } = plan;
  const range = settledRange(plan, asking.nowMs);
  const { partly } = silentRegions(plan, heartbeat, range);
  return silentText(query, [...partly.map((one) => regionText(query.locale, one)), ...more(range)]);
}

/** Who delivered nothing in the whole range: nothing told by others makes up for all that it had to tell. */
function goneNote(plan: VolumePlan, heartbeat: Heartbeat, { nowMs }: Asking): string[] {
  const { query } = plan;
  const { locale } = query;
  const range = settledRange(plan, nowMs);
  const topics = range.fromSeconds < range.toSeconds ? heartbeat.silentTopics : [];
  if (query.log === 'eni') {
    const names = topics.map(({ source }) => topicName(source));
    return names.length === 0 ? [] : [text(locale, 'volume.silent.eni', { topics: names.join(', ') })];
  }
  const { wholly } = silentRegions(plan, heartbeat, range);
  const others = topics.filter(({ observers }) => observers.every((name) => heartbeat.delivered(name, range)));
  const names = [...wholly, ...others.map(({ source }) => ({ region: topicName(source), seconds: lengthOf([range]) }))];
  return silentText(
    query,
    names.map((one) => regionText(locale, one)),
  );
}

function untoldNote(
  plan: VolumePlan,
  { heartbeat, volume, buckets }: AskedStretch,
  { nowMs, wholeOnly }: Asking,
): string[] {
  const { query } = plan;
  const range = settledRange(plan, nowMs);
  if (query.log === 'eni' || range.fromSeconds >= range.toSeconds) {
    return [];
  }
  const rule = observerRuleOf(query);
  const { regions, whole } = untoldOf(query.filters, rule, heartbeat, range);
  const names = [...regions].map(([region, { ranges }]) =>
    regionText(query.locale, { region, seconds: lengthOf(ranges) }),
  );
  const key = rule === 'one' ? 'volume.untold' : (`volume.silent.${rule}` as const);
  const found = names.length === 0 ? [] : [text(query.locale, key, { regions: names.join(', ') })];
  const isSeries = query.kind === 'traffic' && query.format === 'series';
  const summed = isSeries ? bucketRanges(buckets) : [range];
  const isMixed = (one: Range) => {
    const seconds = whole.secondsIn(one);
    return seconds > 0 && seconds < lengthOf([one]);
  };
  if (
    wholeOnly &&
    found.length > 0 &&
    [...volume.keys.values()].some(({ total }) => !isNothing(total)) &&
    summed.some(isMixed)
  ) {
    throw new IncompleteAnswerError(found);
  }
  return found;
}

interface SilentRegion {
  region: string;
  seconds: number;
}

/** Regions that delivered nothing for a while or at all, without the time for which that leaves something untold. */
function silentRegions(
  { query }: VolumePlan,
  heartbeat: Heartbeat,
  range: Range,
): Record<'wholly' | 'partly', SilentRegion[]> {
  const { regions } = untoldOf(query.filters, observerRuleOf(query), heartbeat, range);
  const all = [...heartbeat.observers]
    .map(([region, delivered]) => ({
      region,
      seconds: lengthOf(delivered.gaps(range)) - lengthOf(regions.get(region)?.ranges ?? []),
    }))
    .filter(({ seconds }) => seconds > 0);
  const isWhole = ({ region }: SilentRegion) => !heartbeat.delivered(region, range);
  return { wholly: all.filter(isWhole), partly: all.filter((one) => !isWhole(one)) };
}

const regionText = (locale: Locale | undefined, { region, seconds }: SilentRegion) =>
  text(locale, 'volume.ofRegion', { region, minutes: Math.round(seconds / 60) });

const silentText = (query: VolumePlan['query'], names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : [text(query.locale, `volume.silent.${observerRuleOf(query)}`, { regions: names.join(', ') })];

export const settledRange = ({ buckets, settleSeconds }: VolumePlan, nowMs: number): Range => ({
  fromSeconds: buckets.fromSeconds,
  toSeconds: Math.min(buckets.toSeconds, nowMs / 1000 - settleSeconds),
});
