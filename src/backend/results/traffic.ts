import { MEASURES } from '#flowlog';
import type { Field, Frame } from '#plugin-sdk';
import { bucketStarts, type Measure, observerRuleOf, type Range } from '#query';
import type { Asking, Result } from './ask';
import { askVolume, type TrafficPlan } from './ask-volume';
import { ACTION_WORDS, countedWord, MEASURE_WORDS, measureField, measureOf } from './measure';
import type { KeyVolume, Sums, Volume } from './volume';
import { knownZero } from './known-zero';
import { type KeyNames, nameKeys } from './volume-keys';

type ZeroRule = (key: string, range: Range) => boolean;

/** Measures over time, split by keys, with the rest as Other. */
export async function answerTraffic(plan: TrafficPlan, asking: Asking): Promise<Result> {
  const { volume, heartbeat, inspected, warnings, infos } = await askVolume(plan, asking);
  const [first, ...rest] = framesOf(plan, volume, knownZero(plan, heartbeat, volume), asking);
  const frames = [{ ...first!, meta: { ...first!.meta, ...inspected } }, ...rest];
  return { frames, rows: volume.rows, warnings, infos };
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
  const { width } = plan.buckets;
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
        starts.map((start) =>
          valueOf(measure, of.buckets.get(start), width, () =>
            isZero(key, { fromSeconds: start, toSeconds: start + width }),
          ),
        ),
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

function valueOf(measure: Measure, sums: Sums | undefined, seconds: number, isZero: () => boolean) {
  if (sums !== undefined && sums.records !== 0) {
    return measureOf(measure, sums, seconds);
  }
  return MEASURES[measure].adds && isZero() ? 0 : null;
}

function numberFrames(plan: TrafficPlan, volume: Volume, isZero: ZeroRule, { naming }: Asking): Frame[] {
  const { fromSeconds, toSeconds } = plan.buckets;
  const meta = { type: 'numeric-multi' as const, typeVersion: [0, 1] as [number, number] };
  const names = nameKeys(plan.keys, volume.keys.keys(), naming);
  const frames = eachSeries(plan, volume).map(({ key, measure, of }) => ({
    name: displayName(plan, names, key, measure),
    fields: [
      measureField(measure, [valueOf(measure, of.total, toSeconds - fromSeconds, () => isZero(key, plan.buckets))], {
        labels: labelsOf(plan, names, key, measure),
        config: { displayNameFromDS: displayName(plan, names, key, measure) },
      }),
    ],
    meta,
  }));
  return frames.length === 0 ? [{ fields: [], meta }] : frames;
}

function tableFrame({ query, keys, buckets }: TrafficPlan, volume: Volume, { naming }: Asking): Frame {
  const names = nameKeys(keys, volume.keys.keys(), naming);
  const rows = [...volume.keys]
    .flatMap(([key, of]) => [...of.buckets].map(([start, sums]) => ({ key, start, sums })))
    .sort((a, b) => a.start - b.start);
  return {
    fields: [
      timeField(
        'time',
        rows.map(({ start }) => start * 1000),
        buckets.width,
      ),
      ...names.columns(rows.map(({ key }) => key)),
      ...query.measures.map((measure) =>
        measureField(
          measure,
          rows.map(({ sums }) => measureOf(measure, sums, buckets.width)),
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

function eachSeries({ query }: TrafficPlan, volume: Volume): { key: string; measure: Measure; of: KeyVolume }[] {
  return query.measures.flatMap((measure) => [...volume.keys].map(([key, of]) => ({ key, measure, of })));
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
  const counted = countedWord(query);
  const what = counted === undefined ? MEASURE_WORDS[measure] : `${MEASURE_WORDS[measure]} ${counted}`;
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
