/** What a security check looked at, so that "nothing found" says of which time. */
import { type Heartbeat, isSpread, lengthOf, type Source, topicName } from '#query';
import { text } from '../texts/text';
import type { Asking } from './ask';
import { lengthText, momentText } from './time-text';
import type { SecurityAsked } from './security';

export function lookedNotes(plan: SecurityAsked, heartbeat: Heartbeat, { toMs }: Pick<Asking, 'toMs'>): string[] {
  const { query, range, width, windowSeconds, heartbeat: asked } = plan;
  const moments = { from: momentText(query, range.fromSeconds), to: momentText(query, range.toSeconds) };
  const steps = (range.toSeconds - range.fromSeconds) / width;
  const lengths = { step: lengthText(width), longest: lengthText(windowSeconds / 2) };
  const leftSeconds = toMs / 1000 - range.toSeconds;
  return [
    isSpread(query.check)
      ? text(query.locale, 'security.lookedSteps', { ...moments, steps, ...lengths })
      : text(query.locale, 'security.looked', moments),
    ...(leftSeconds >= 60 ? [text(query.locale, 'security.leftOut', { length: lengthText(leftSeconds) })] : []),
    ...silences(
      plan,
      heartbeat,
      asked.map(({ source }) => source),
    ),
  ];
}

/** Topics that one sentence names. */
const NAMED = 4;

/** Where a topic delivered nothing there is nothing to find. */
function silences({ query, range }: SecurityAsked, heartbeat: Heartbeat, sources: readonly Source[]): string[] {
  const silent = sources
    .map((source) => ({ source, seconds: silentSeconds(source, range, heartbeat) }))
    .filter(({ seconds }) => seconds > 0)
    .sort((one, other) => other.seconds - one.seconds);
  const named = silent.slice(0, NAMED).map(({ source, seconds }) => `${topicName(source)} (${lengthText(seconds)})`);
  const more = silent.length > NAMED ? ` +${silent.length - NAMED}` : '';
  return silent.length === 0 ? [] : [text(query.locale, 'security.silent', { topics: named.join(', ') + more })];
}

function silentSeconds(source: Source, range: SecurityAsked['range'], heartbeat: Heartbeat): number {
  return lengthOf(heartbeat.parts(range).filter((part) => !heartbeat.topicDelivered(source, part)));
}
