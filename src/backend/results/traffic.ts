import { type LogicalField, MEASURES, protocolName, SETTLE_SECONDS } from '#flowlog';
import type { Field, Frame } from '#plugin-sdk';
import { bucketStarts, KEY_SEPARATOR, type Measure, type Plan } from '#query';
import { type Asked, askAll, type Asking, inspection, type Result, shortcomings } from './ask';
import { ACTION_WORDS, countedWord, MEASURE_WORDS, measureField, measureOf } from './measure';
import { type KeyVolume, mergeRanking, mergeVolume, type Volume } from './volume';

type TrafficPlan = Extract<Plan, { kind: 'traffic' }>;
type TopPlan = Extract<Plan, { kind: 'top' }>;

export const OTHER = 'Other';

/** Measures over time, split by keys, with the rest as Other. */
export async function answerTraffic(plan: TrafficPlan, asking: Asking): Promise<Result> {
  const started = performance.now();
  const { asked, volume, warnings } = await askVolume(plan, asking);
  const inspected = inspection(asked, volume.rows, Math.round(performance.now() - started));
  const frames = framesOf(plan, volume, asking);
  frames[0]!.meta = { ...frames[0]!.meta, executedQueryString: inspected.text, stats: inspected.stats };
  return { frames, rows: volume.rows, warnings, infos: [...plan.notices, ...observerNotes(plan)] };
}

/** Ranks, then sums: the two steps that `traffic` and `top` share. */
export async function askVolume(
  plan: TrafficPlan | TopPlan,
  { ask }: Pick<Asking, 'ask'>,
): Promise<{ asked: Asked[]; volume: Volume; warnings: string[] }> {
  const ranked = await askAll(ask, plan.rank);
  const ranking = mergeRanking(ranked, plan.query.topN);
  const isEmpty = plan.rank.length > 0 && ranking.winners.length === 0;
  const summed = isEmpty ? [] : await askAll(ask, plan.sum(ranking.winners));
  const volume = mergeVolume(summed, ranking.winners);
  const cut = [...ranked, ...summed].flatMap((one) => shortcomings(one, one.answer.AnalysisRecords?.length ?? 0));
  return {
    asked: [...ranked, ...summed],
    volume,
    warnings: ranking.isExact
      ? cut
      : [...cut, 'the order of the last keys is not certain: too many keys in several topics; narrow the filters'],
  };
}

/** CCN records are counted by the egress rule. ENI has none, so a sum over interfaces may hold a flow twice. */
export function observerNotes({ query, keys }: Pick<TrafficPlan | TopPlan, 'query' | 'keys'>): string[] {
  const oneInterface = keys.includes('interface') || query.filters.some(({ field }) => field === 'interface');
  return query.log === 'ccn' || oneInterface
    ? []
    : [
        'A flow between two logged interfaces is counted by each of them; filter or split by interface to count it once',
      ];
}

function framesOf(plan: TrafficPlan, volume: Volume, asking: Asking): Frame[] {
  switch (plan.query.format) {
    case 'series':
      return [...seriesFrames(plan, volume), ...(asking.forExpression ? [] : unsettledFrames(plan, asking))];
    case 'number':
      return numberFrames(plan, volume);
    default:
      return [tableFrame(plan, volume)];
  }
}

function seriesFrames(plan: TrafficPlan, volume: Volume): Frame[] {
  const starts = bucketStarts(plan.buckets);
  const meta = {
    type: 'timeseries-multi' as const,
    typeVersion: [0, 1] as [number, number],
    custom: { observer: plan.query.log === 'ccn' ? 'egress' : 'as recorded', bucketSeconds: plan.buckets.width },
  };
  const frames = eachSeries(plan, volume).map(({ key, measure, of }) => ({
    name: displayName(plan, key, measure),
    fields: [
      timeField(
        'time',
        starts.map((start) => start * 1000),
        plan.buckets.width,
      ),
      measureField(
        measure,
        starts.map((start) => valueAt(volume, key, of, start, measure, plan.buckets.width)),
        {
          labels: labelsOf(plan, key, measure),
          config: { displayNameFromDS: displayName(plan, key, measure) },
        },
      ),
    ],
    meta,
  }));
  return frames.length === 0 ? [{ fields: [], meta }] : frames;
}

function valueAt(volume: Volume, key: string, of: KeyVolume, start: number, measure: Measure, width: number) {
  const sums = of.buckets.get(start);
  if (sums !== undefined) {
    return measureOf(measure, sums, width);
  }
  return volume.isKnownZero(key, start) && MEASURES[measure].adds ? 0 : null;
}

function numberFrames(plan: TrafficPlan, volume: Volume): Frame[] {
  const { fromSeconds, toSeconds } = plan.buckets;
  const meta = { type: 'numeric-multi' as const, typeVersion: [0, 1] as [number, number] };
  const frames = eachSeries(plan, volume).map(({ key, measure, of }) => ({
    name: displayName(plan, key, measure),
    fields: [
      measureField(measure, [measureOf(measure, of.total, toSeconds - fromSeconds)], {
        labels: labelsOf(plan, key, measure),
        config: { displayNameFromDS: displayName(plan, key, measure) },
      }),
    ],
    meta,
  }));
  return frames.length === 0 ? [{ fields: [], meta }] : frames;
}

function tableFrame(plan: TrafficPlan, volume: Volume): Frame {
  const { query, keys, buckets } = plan;
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
      ...keyFields(
        keys,
        rows.map(({ key }) => key),
      ),
      ...query.measures.map((measure) =>
        measureField(
          measure,
          rows.map(({ sums }) => measureOf(measure, sums, buckets.width)),
        ),
      ),
    ],
    meta: { type: 'table', typeVersion: [0, 1], preferredVisualisationType: 'table' },
  };
}

/** The stretch that is still filling up, drawn as a region: late records are normal there, not a fault. */
function unsettledFrames({ buckets, query }: TrafficPlan, { nowMs, toMs }: Asking): Frame[] {
  const settledMs = nowMs - SETTLE_SECONDS[query.log] * 1000;
  const firstOpen = bucketStarts(buckets).find((start) => (start + buckets.width) * 1000 > settledMs);
  if (firstOpen === undefined) {
    return [];
  }
  const minutes = SETTLE_SECONDS[query.log] / 60;
  return [
    {
      name: 'unsettled',
      fields: [
        { name: 'time', type: 'time', values: [firstOpen * 1000] },
        { name: 'timeEnd', type: 'time', values: [Math.max(toMs, firstOpen * 1000)] },
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

function labelsOf({ query, keys }: TrafficPlan, key: string, measure: Measure): Record<string, string> {
  const parts = partsOf(keys, key);
  return {
    ...Object.fromEntries(keys.map((field, index) => [field, parts[index]!])),
    ...(query.measures.length > 1 ? { measure } : {}),
  };
}

/** E.g. `ap-shanghai > ap-guangzhou`, or the measure with what it counts where there is no split. */
function displayName({ query, keys }: TrafficPlan, key: string, measure: Measure): string {
  const counted = countedWord(query);
  const what = counted === undefined ? MEASURE_WORDS[measure] : `${MEASURE_WORDS[measure]} ${counted}`;
  if (keys.length === 0) {
    return what;
  }
  const parts = partsOf(keys, key).map((part, index) =>
    keys[index] === 'action' ? (ACTION_WORDS[query.log][part] ?? part) : part,
  );
  const name = key === '' ? OTHER : parts.join(' > ');
  return query.measures.length > 1 || counted !== countedWord({ ...query, filters: [] }) ? `${name}: ${what}` : name;
}

export function timeField(name: string, values: number[], widthSeconds?: number): Field {
  return { name, type: 'time', values, ...(widthSeconds ? { config: { interval: widthSeconds * 1000 } } : {}) };
}

/** The parts of the keys as columns; Other in each of them for the rest. */
export function keyFields(keys: readonly LogicalField[], rows: readonly string[]): Field[] {
  const parts = rows.map((key) => partsOf(keys, key));
  return keys.map((name, index) => ({
    name,
    type: 'string',
    values: parts.map((row) => row[index]!),
    config: { filterable: true },
  }));
}

/** A key taken apart, protocols by name where they have one; filters take the name as well. */
function partsOf(keys: readonly LogicalField[], key: string): string[] {
  const parts = key.split(KEY_SEPARATOR);
  return keys.map((field, index) =>
    key === '' ? OTHER : field === 'protocol' ? (protocolName(Number(parts[index])) ?? parts[index]!) : parts[index]!,
  );
}
