import type { Frame } from '#plugin-sdk';
import { bucketRanges } from '#query';
import { text } from '../texts/text';
import { amountText } from './amount-text';
import type { TrafficPlan } from './ask-volume';
import { eventFrame, type FlowEvent } from './event-frame';
import type { Value } from './series-values';

/** A series as its values in the plan's buckets. */
export interface EventSeries {
  name: string;
  labels: Readonly<Record<string, string>>;
  values: readonly Value[];
}

/** Every run of buckets in which a series lies above the threshold, as a region from border to border. */
export function trafficEvents(plan: TrafficPlan, series: readonly EventSeries[]): Frame {
  return eventFrame(series.flatMap((one) => eventsOf(plan, one)));
}

function eventsOf({ query, buckets }: TrafficPlan, { name, labels, values }: EventSeries): FlowEvent[] {
  const ranges = bucketRanges(buckets);
  const measure = query.measures[0]!;
  return runsAbove(values, query.above!).map(({ first, last }) => {
    const peak = Number(values.slice(first, last + 1).reduce((most, value) => (value! > most! ? value : most)));
    const fromMs = ranges[first]!.fromSeconds * 1000;
    return {
      fromMs,
      toMs: ranges[last]!.toSeconds * 1000,
      title: name,
      text: text(query.locale, 'event.above', {
        above: amountText(measure, query.above!),
        peak: amountText(measure, peak),
      }),
      tags: [measure, ...Object.values(labels)],
      id: [...Object.values(labels), measure, fromMs].join('/'),
    };
  });
}

/** Indexes of the first and last value of each run; a gap ends it, for nobody knows what was there. */
function runsAbove(values: readonly Value[], above: number): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  values.forEach((value, index) => {
    if (value === null || value <= above) {
      return;
    }
    const run = runs.at(-1);
    if (run?.last === index - 1) {
      run.last = index;
    } else {
      runs.push({ first: index, last: index });
    }
  });
  return runs;
}
