import { MEASURES } from '#flowlog';
import type { Field, Frame } from '#plugin-sdk';
import { bucketStarts, type Measure, observerRuleOf, type Range } from '#query';
import type { Asking, Result } from './ask';
import { askVolume, type TrafficPlan } from './ask-volume';
import { ACTION_WORDS, countedWord, measureField, measureWords } from './measure';
import { knownZero } from './known-zero';
import { bucketValues, totalValue } from './series-values';
import { coarsen, type KeyVolume, type Volume } from './volume';
import { type KeyNames, nameKeys } from './volume-keys';

type ZeroRule = (key: string, range: Range) => boolean;

/** Measures over time, split by keys, with the rest as Other. */
export async function answerTraffic(plan: TrafficPlan, asking: Asking): Promise<Result> {
  const { volume, heartbeat, inspected, warnings, infos } = await askVolume(plan, asking);
  const [first, ...rest] = framesOf(plan, volume, knownZero(plan, heartbeat, volume), asking);
  const frames = [{ ...first!, meta: { ...first!.meta, ...inspected } }, ...rest];
  return {
    frames,
    rows: volume.rows,
    warnings: [...warnings, ...distinctNote(plan, volume)],
    infos: [...infos, ...otherNote(plan)],
  };
}

function framesOf(plan: TrafficPlan, volume: Volume, isZero: ZeroRule, asking: Asking): Frame[] {
  switch (plan.query.format) {
    case 'series':
      return [
        ...seriesFrames(plan, volume, isZero, asking),
        ...(asking.forExpression ? [] : unsettledFrames(plan, asking)),
      ];
    case 'number':
      return numberFrames(plan, volume, isZero, asking);
    default:
      return [tableFrame(plan, volume, asking)];
  }
}

function seriesFrames(plan: TrafficPlan, volume: Volume, isZero: ZeroRule, { naming }: Asking): Frame[] {
  const starts = bucketStarts(plan.buckets);
  const meta = {
    type: 'timeseries-multi' as const,
    typeVersion: [0, 1] as [number, number],
    custom: {
      observer: plan.query.log === 'ccn' ? observerRuleOf(plan.query) : 'asRecorded',
      bucketSeconds: plan.buckets.width,
    },
  };
  const names = nameKeys(plan.keys, volume.keys.keys(), naming);
  const frames = eachSeries(plan, volume).map(({ key, measure, of }) => ({
    name: displayName(plan, names, key, measure),
    fields: [
      timeField(
        'time',
        starts.map((start) => start * 1000),
        plan.buckets.width,
      ),
      measureField(
        measure,
        bucketValues(plan, of, measure, (range) => isZero(key, range)),
        {
          labels: labelsOf(plan, names, key, measure),
          config: { displayNameFromDS: displayName(plan, names, key, measure) },
        },
      ),
    ],
    meta,
  }));
  return frames.length === 0 ? [{ fields: [], meta }] : frames;
}

function numberFrames(plan: TrafficPlan, volume: Volume, isZero: ZeroRule, { naming }: Asking): Frame[] {
  const meta = { type: 'numeric-multi' as const, typeVersion: [0, 1] as [number, number] };
  const names = nameKeys(plan.keys, volume.keys.keys(), naming);
  const frames = eachSeries(plan, volume).map(({ key, measure, of }) => ({
    name: displayName(plan, names, key, measure),
    fields: [
      measureField(measure, [totalValue(plan, of, measure, (range) => isZero(key, range))], {
        labels: labelsOf(plan, names, key, measure),
        config: { displayNameFromDS: displayName(plan, names, key, measure) },
      }),
    ],
    meta,
  }));
  return frames.length === 0 ? [{ fields: [], meta }] : frames;
}

/** One row for each key and bucket that has records. */
function tableFrame(plan: TrafficPlan, volume: Volume, { naming }: Asking): Frame {
  const { query, keys, buckets } = plan;
  const names = nameKeys(keys, volume.keys.keys(), naming);
  const starts = bucketStarts(buckets);
  const rows = [...volume.keys]
    .flatMap(([key, of]) => {
      const present = coarsen(of.buckets, buckets);
      const values = query.measures.map((measure) => bucketValues(plan, of, measure, () => false));
      return starts.flatMap((start, index) =>
        present.has(start) ? [{ key, start, values: values.map((series) => series[index]!) }] : [],
      );
    })
    .sort((a, b) => a.start - b.start);
  return {
    fields: [
      timeField(
        'time',
        rows.map(({ start }) => start * 1000),
        buckets.width,
      ),
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

/** The stretch that is still filling up, drawn as a region: late records are normal there, not a fault. */
function unsettledFrames({ buckets, settleSeconds }: TrafficPlan, { nowMs, toMs }: Asking): Frame[] {
  const settledMs = nowMs - settleSeconds * 1000;
  const firstOpen = bucketStarts(buckets).find((start) => (start + buckets.width) * 1000 > settledMs);
  if (firstOpen === undefined) {
    return [];
  }
  const minutes = settleSeconds / 60;
  return [
    {
      name: 'unsettled',
      fields: [
        { name: 'time', type: 'time', values: [firstOpen * 1000] },
        { name: 'timeEnd', type: 'time', values: [Math.max(toMs, firstOpen * 1000)] },
        { name: 'isRegion', type: 'boolean', values: [true] },
        { name: 'title', type: 'string', values: ['Not settled yet'] },
        { name: 'text', type: 'string', values: [`Records of the newest ${minutes} minutes are still arriving`] },
        { name: 'tags', type: 'json', values: [['unsettled']] },
      ],
      meta: { dataTopic: 'annotations' },
    },
  ];
}

function eachSeries({ query, keys }: TrafficPlan, volume: Volume): { key: string; measure: Measure; of: KeyVolume }[] {
  return query.measures.flatMap((measure) =>
    [...volume.keys]
      .filter(([key]) => key !== '' || keys.length === 0 || hasOther(measure))
      .map(([key, of]) => ({ key, measure, of })),
  );
}

/** What is left over has a sum; how many different ones it holds, or its peak, says nothing beside the named keys. */
function hasOther(measure: Measure): boolean {
  return MEASURES[measure].making === 'sum' || MEASURES[measure].making === 'ratio';
}

function otherNote({ query, keys }: TrafficPlan): string[] {
  const without = query.measures.filter((measure) => !hasOther(measure));
  return keys.length === 0 || without.length === 0
    ? []
    : [`No Other for ${without.join(', ')}: such values of several keys do not add up to one`];
}

/** Distinct counts of several topics for one key stay empty. */
function distinctNote({ query }: TrafficPlan, volume: Volume): string[] {
  const wants = query.measures.some((measure) => MEASURES[measure].making === 'distinct');
  const isMixed = [...volume.keys.values()].some(({ buckets }) =>
    [...buckets.values()].some(({ flows, peers }) => flows === null || peers === null),
  );
  return wants && isMixed
    ? ['distinct counts of several topics cannot be added and are left empty: split by pair, or choose one topic']
    : [];
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
    .map((part, index) => (keys[index] === 'action' ? (ACTION_WORDS[query.log][part] ?? part) : part));
  const name = key === '' ? parts[0]! : parts.join(' > ');
  return query.measures.length > 1 || counted !== countedWord({ ...query, filters: [] }) ? `${name}: ${what}` : name;
}

export function timeField(name: string, values: (number | null)[], widthSeconds?: number): Field {
  return { name, type: 'time', values, ...(widthSeconds ? { config: { interval: widthSeconds * 1000 } } : {}) };
}
