import { isOfCap, MEASURES, plainMeasure } from '#flowlog';
import type { Field, Frame } from '#plugin-sdk';
import { bucketStarts, type Measure, observerRuleOf, type Range } from '#query';
import { text } from '../texts/text';
import type { Asking, Result } from './ask';
import { askVolume, type TrafficPlan } from './ask-volume';
import { earlierWords } from './comparison';
import { actionWords, countedWord, measureField, measureWords } from './measure';
import { seriesLooks } from './series-looks';
import { bucketValues, totalValue, type Value } from './series-values';
import { type EventSeries, trafficEvents } from './traffic-events';
import { unsettledFrames } from './unsettled-event';
import { loadKeyCaps } from './utilisation';
import { type Drawn, drawnStretches } from './traffic-stretches';
import { coarsen, type KeyVolume } from './volume';
import { apartNote, distinctNote, widthNote } from './volume-notes';
import { type KeyNames, nameKeys } from './volume-keys';

/** Measures over time, split by keys, with the rest as Other. */
export async function answerTraffic(plan: TrafficPlan, asking: Asking): Promise<Result> {
  const asked = await askVolume(plan, asking);
  const caps = await loadKeyCaps(plan, plan.query.measures, asked.heartbeat, asking);
  const [first, ...rest] = framesOf(plan, drawnStretches(plan, asked, caps, asking), asking);
  return {
    frames: [{ ...first!, meta: { ...first!.meta, ...asked.inspected } }, ...rest],
    rows: asked.volume.rows,
    warnings: [...asked.warnings, ...distinctNote(plan, asked.volume)],
    infos: [...asked.infos, ...widthNote(plan), ...apartNote(plan), ...otherNote(plan), ...caps.notes()],
  };
}

function framesOf(plan: TrafficPlan, stretches: readonly Drawn[], asking: Asking): Frame[] {
  switch (plan.query.format) {
    case 'series':
      return [...seriesFrames(plan, stretches, asking), ...(asking.forExpression ? [] : unsettledFrames(plan, asking))];
    case 'number':
      return numberFrames(plan, stretches, asking);
    case 'annotations':
      return [trafficEvents(plan, namedSeries(plan, stretches, asking))];
    default:
      return [tableFrame(plan, stretches, asking)];
  }
}

function seriesFrames(plan: TrafficPlan, stretches: readonly Drawn[], asking: Asking): Frame[] {
  const meta = {
    type: 'timeseries-multi' as const,
    typeVersion: [0, 1] as [number, number],
    custom: {
      observer: plan.query.log === 'ccn' ? observerRuleOf(plan.query) : 'asRecorded',
      bucketSeconds: plan.buckets.width,
    },
  };
  const time = timeField(
    'time',
    bucketStarts(plan.buckets).map((start) => start * 1000),
    plan.buckets.width,
  );
  const frames = eachSeries(plan, stretches, asking).map(({ key, measure, of, stretch, name, labels }) => {
    const values = valuesOf(plan, stretch, key, of, measure, (range) => stretch.isZero(key, range));
    return {
      name,
      fields: [
        time,
        measureField(measure, values, {
          labels,
          config: { displayNameFromDS: name, ...seriesLooks(plan, { key, labels, measure }) },
        }),
      ],
      meta,
    };
  });
  return frames.length === 0 ? [{ fields: [], meta }] : frames;
}

/** What is left over is of many: that it lies above a value says nothing of any of them. */
function namedSeries(plan: TrafficPlan, stretches: readonly Drawn[], asking: Asking): EventSeries[] {
  return eachSeries(plan, stretches, asking)
    .filter(({ key }) => key !== '' || plan.keys.length === 0)
    .map(({ key, measure, of, stretch, name, labels }) => {
      const values = valuesOf(plan, stretch, key, of, measure, () => false);
      return { name, labels, values };
    });
}

function numberFrames(plan: TrafficPlan, stretches: readonly Drawn[], asking: Asking): Frame[] {
  const meta = { type: 'numeric-multi' as const, typeVersion: [0, 1] as [number, number] };
  const frames = eachSeries(plan, stretches, asking).map(({ key, measure, of, stretch, name, labels }) => {
    const { buckets, caps, isZero } = stretch;
    const plain = totalValue({ ...plan, buckets }, of, plainMeasure(measure), (range) => isZero(key, range));
    const value = caps.measured(measure, key, plain);
    const config = { displayNameFromDS: name, ...seriesLooks(plan, { key, labels, measure }) };
    return { name, fields: [measureField(measure, [value], { labels, config })], meta };
  });
  return frames.length === 0 ? [{ fields: [], meta }] : frames;
}

/** One row for each key and bucket that has records. */
function tableFrame(plan: TrafficPlan, stretches: readonly Drawn[], { naming }: Asking): Frame {
  const { query, keys, buckets } = plan;
  const names = nameKeys(keys, stretches[0]!.volume.keys.keys(), naming);
  const rows = stretches.flatMap((stretch) => rowsOf(plan, stretch)).sort((a, b) => a.start - b.start);
  const compared = stretches.length > 1;
  return {
    fields: [
      timeField(
        'time',
        rows.map(({ start }) => start * 1000),
        buckets.width,
      ),
      ...(compared ? [{ name: 'compare', type: 'string' as const, values: rows.map(({ compare }) => compare!) }] : []),
      ...names.columns(rows.map(({ key }) => key)),
      ...query.measures.map((measure, index) =>
        measureField(
          measure,
          rows.map(({ values }) => values[index]!),
        ),
      ),
    ],
    meta: { type: 'table', preferredVisualisationType: 'table' },
  };
}

function valuesOf(
  plan: TrafficPlan,
  { buckets, caps }: Drawn,
  key: string,
  of: KeyVolume,
  measure: Measure,
  isZero: (range: Range) => boolean,
): Value[] {
  const plain = bucketValues({ ...plan, buckets }, of, plainMeasure(measure), isZero);
  return plain.map((value) => caps.measured(measure, key, value));
}

function rowsOf(plan: TrafficPlan, stretch: Drawn) {
  const { volume, buckets, shift, compare } = stretch;
  return [...volume.keys].flatMap(([key, of]) => {
    const present = coarsen(of.buckets, buckets);
    const values = plan.query.measures.map((measure) => valuesOf(plan, stretch, key, of, measure, () => false));
    return bucketStarts(buckets).flatMap((start, index) =>
      present.has(start)
        ? [{ key, start: start + shift, compare, values: values.map((series) => series[index]!) }]
        : [],
    );
  });
}

interface Series {
  key: string;
  measure: Measure;
  of: KeyVolume;
  stretch: Drawn;
  name: string;
  labels: Record<string, string>;
}

function eachSeries(plan: TrafficPlan, stretches: readonly Drawn[], { naming }: Asking): Series[] {
  const { query, keys } = plan;
  const names = nameKeys(keys, stretches[0]!.volume.keys.keys(), naming);
  return stretches.flatMap((stretch) =>
    query.measures.flatMap((measure) =>
      [...stretch.volume.keys]
        .filter(([key]) => key !== '' || keys.length === 0 || hasOther(measure))
        .map(([key, of]) => ({
          key,
          measure,
          of,
          stretch,
          name: displayName(plan, names, key, measure) + earlierSuffix(query, stretch),
          labels: { ...labelsOf(plan, names, key, measure), ...(stretch.compare ? { compare: stretch.compare } : {}) },
        })),
    ),
  );
}

function earlierSuffix(query: TrafficPlan['query'], { compare }: Drawn): string {
  return compare === undefined || compare === 'now' ? '' : ` (${earlierWords(query, compare)})`;
}

/** What is left over has a sum; how many different ones it holds, or its peak, says nothing beside the named keys. */
function hasOther(measure: Measure): boolean {
  const { making } = MEASURES[measure];
  return !isOfCap(measure) && (making === 'sum' || making === 'ratio');
}

function otherNote({ query, keys }: TrafficPlan): string[] {
  const without = query.measures.filter((measure) => !hasOther(measure));
  return keys.length === 0 || without.length === 0
    ? []
    : [text(query.locale, 'traffic.noOther', { measures: without.join(', ') })];
}

function labelsOf(
  { query, keys }: TrafficPlan,
  names: KeyNames,
  key: string,
  measure: Measure,
): Record<string, string> {
  const parts = names.parts(key);
  return {
    ...Object.fromEntries(keys.map((field, index) => [field, parts[index]!])),
    ...(query.measures.length > 1 ? { measure } : {}),
  };
}

/** E.g. `ap-shanghai > ap-guangzhou`, or the measure with what it counts where there is no split. */
function displayName({ query, keys }: TrafficPlan, names: KeyNames, key: string, measure: Measure): string {
  const what = measureWords(measure, query);
  const counted = countedWord(query);
  if (keys.length === 0) {
    return what;
  }
  const parts = names
    .shown(key)
    .map((part, index) => (keys[index] === 'action' ? (actionWords(query, part) ?? part) : part));
  const name = key === '' ? parts[0]! : parts.join(' > ');
  return query.measures.length > 1 || counted !== countedWord({ ...query, filters: [] }) ? `${name}: ${what}` : name;
}

export function timeField(name: string, values: (number | null)[], widthSeconds?: number): Field {
  return { name, type: 'time', values, ...(widthSeconds ? { config: { interval: widthSeconds * 1000 } } : {}) };
}
