/** What is wrong with flow logs, as events. Whoever is well has none. */
import { bucketRanges } from '#query';
import { text } from '../texts/text';
import type { FlowEvent } from './event-frame';
import type { FreshnessAsked, FreshnessRow } from './quality-freshness';
import type { StatusAsked, StatusRow } from './quality-status';
import type { StepState } from './quality-steps';

const COLOURS: Partial<Record<StepState, string>> = { missing: 'red', skipData: 'orange', unknown: 'purple' };

/** Steps after each other in which the same is wrong with a subject are one event. */
export function statusEvents({ query, buckets }: StatusAsked, { key, name, states }: StatusRow): FlowEvent[] {
  const events: (FlowEvent & { state: StepState })[] = [];
  bucketRanges(buckets).forEach(({ fromSeconds, toSeconds }, index) => {
    const state = states[index] ?? 'ok';
    const colour = COLOURS[state];
    if (colour === undefined) {
      return;
    }
    const before = events.at(-1);
    if (before?.state === state && before.toMs === fromSeconds * 1000) {
      before.toMs = toSeconds * 1000;
      return;
    }
    const [fromMs, toMs] = [fromSeconds * 1000, toSeconds * 1000];
    const said = { title: name, text: text(query.locale, `quality.status.${state}`), tags: ['quality', state] };
    events.push({ state, fromMs, toMs, ...said, id: [key.id, state, fromMs].join('/'), colour });
  });
  return events;
}

/** From the newest record on, or all that was looked at, until the moment of asking. */
export function freshnessEvent(
  { query }: FreshnessAsked,
  { key, name, state, ageSeconds, newest }: FreshnessRow,
  words: string,
  atSeconds: number,
): FlowEvent[] {
  if (state === 'fresh') {
    return [];
  }
  const fromMs = Math.round(newest?.lastSeconds ?? atSeconds - ageSeconds) * 1000;
  return [
    {
      fromMs,
      toMs: Math.round(atSeconds) * 1000,
      title: `${name}: ${text(query.locale, `quality.state.${state}`)}`,
      text: words,
      tags: ['quality', state],
      id: [key.id, state, fromMs].join('/'),
      colour: state === 'silent' ? 'red' : 'orange',
    },
  ];
}
