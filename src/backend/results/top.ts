import type { Asking, Result } from './ask';
import { type AskedVolume, askVolume, comparedMeasure, type TopPlan } from './ask-volume';
import { type Change, changeColumns, compareKeys, type Exact } from './change-columns';
import { earlierWords } from './comparison';
import { MEASURES } from '#flowlog';
import type { FieldConfig } from '#plugin-sdk';
import { columnsOf, type RankBy } from '#query';
import { keyValue } from './key-value';
import { type IsZero, zeroOfTotal } from './known-zero';
import { LEAST_SHARE, ranksCandidates } from './candidate-ranking';
import { columnTitle } from './present-frames';
import { text } from '../texts/text';
import { measureField, measureOf, percent, type SummedMeasure } from './measure';
import { timeField } from './traffic';
import { distinctNote } from './volume-notes';
import { shareOfCaps } from './utilisation';
import { addSums, isNothing, type KeyVolume, NOTHING, type Sums } from './volume';
import { type KeyNames, nameKeys } from './volume-keys';

/** A ranked table: keys, what they moved, their share of all, first and last seen. */
export async function answerTop(plan: TopPlan, asking: Asking): Promise<Result> {
  const asked = await askVolume(plan, asking);
  const { volume, inspected, warnings, infos } = asked;
  const zeros = zerosOf(plan, asked, asking);
  const changes = compareKeys(plan, asked, zeros);
  const names = nameKeys(plan.keys, volume.keys.keys(), asking.naming);
  const [isZero] = zeros;
  const rows = [...volume.keys].map(([key, of]): Row => ({
    key,
    ...of,
    isKnown: !isNothing(of.total) || isZero(key, plan.buckets),
  }));
  const column = (measure: RankBy | SummedMeasure) =>
    measureField(
      measure,
      rows.map((row) => valueOf(plan, row, measure)),
    );
  const all = rows.reduce<Sums>((sum, { total }) => addSums(sum, total), NOTHING);
  const { rankBy } = plan;
  const ranked = (sums: Sums) => measureOf(rankBy, sums, 1) ?? 0;
  const shareOfCap = await shareOfCaps(plan, asked.heartbeat, asking);
  const seconds = asked.buckets.toSeconds - asked.buckets.fromSeconds;
  const utilised = rows.map((row) => shareOfCap?.(row.key, rateOf(row, seconds)) ?? null);
  const frame = {
    fields: [
      ...names.columns(rows.map(({ key }) => key)),
      ...LEADING.filter((measure) => isLeading(measure, plan)).map(column),
      column('bytes'),
      {
        name: 'share',
        type: 'float64' as const,
        values: rows.map(({ total }) => percent(ranked(total), ranked(all))),
        config: { unit: 'percent', decimals: 1, min: 0, max: 100, ...shareWords(plan) },
      },
      ...(utilised.some((value) => value !== null) ? [measureField('utilisationPercent', utilised)] : []),
      ...changeColumns(plan, changes),
      column('packets'),
      column('meanPacketSize'),
      column('records'),
      ...TOP_EXTRAS.filter((measure) => isShown(measure, plan) && !isLeading(measure, plan)).map(column),
      timeField(
        'firstSeen',
        rows.map(({ firstSeconds, total }) => (isNothing(total) ? null : firstSeconds * 1000)),
      ),
      timeField(
        'lastSeen',
        rows.map(({ lastSeconds, total }) => (isNothing(total) ? null : lastSeconds * 1000)),
      ),
    ],
  };
  return {
    frames:
      plan.query.format === 'table'
        ? [{ ...frame, meta: { ...inspected, type: 'table', preferredVisualisationType: 'table' } }]
        : numberFrames(plan, names, rows, changes, inspected),
    warnings: [...warnings, ...distinctNote(plan, volume)],
    rows: volume.rows,
    infos: [...infos, ...lossNote(plan)],
  };
}

/** What is compared is told of a whole range at once, so there a silence must be proven all along. */
function zerosOf(plan: TopPlan, { before, ...now }: AskedVolume, asking: Asking): [now: IsZero, before?: IsZero] {
  const isZero = zeroOfTotal(plan, now, asking);
  return before === undefined ? [isZero] : [isZero, zeroOfTotal(plan, before, asking)];
}

/** Of what is lost, the title says the whole: beside a loss "Share" alone would read like another one. */
function shareWords({ rankBy, query }: TopPlan): FieldConfig {
  const measure = (columnTitle(rankBy, query) ?? rankBy).toLowerCase();
  const description = text(query.locale, 'top.share', { measure });
  return rankBy.startsWith('rejected') ? { displayName: description, description } : { description };
}

/** Small talk is left out of a ranking by loss, and that is said. */
function lossNote(plan: TopPlan): string[] {
  return plan.query.rankBy === 'lossPercent' && ranksCandidates(plan)
    ? [text(plan.query.locale, 'top.loss', { percent: LEAST_SHARE * 100 })]
    : [];
}

/** Shown first, where they rank. */
const LEADING = ['offeredBytes', 'lossPercent', 'peakBitsPerSecond'] as const;
const isLeading = (measure: string, { query }: TopPlan) =>
  measure === query.rankBy && LEADING.some((one) => one === measure);
const TOP_EXTRAS = ['rejectedBytes', 'rejectedPackets', 'lossPercent', 'flows', 'peers'] as const;

interface Row extends KeyVolume {
  key: string;
  /** False for a key without records where nobody delivered who would have recorded it. */
  isKnown: boolean;
}

const rateOf = ({ isKnown, total }: Row, seconds: number) =>
  isKnown ? measureOf('bitsPerSecond', total, seconds) : null;

function valueOf(plan: TopPlan, row: Row, measure: RankBy | SummedMeasure): Exact {
  return row.isKnown ? keyValue(plan, measure, row.key, row) : null;
}

/** Rejects where the question does not choose an action itself; distinct counts where they rank. */
function isShown(measure: (typeof TOP_EXTRAS)[number], { query }: TopPlan): boolean {
  const { bothActions, flows, peers } = columnsOf(query);
  return measure === 'flows' ? flows : measure === 'peers' ? peers : bothActions;
}

/** One number a key: what it was ranked by; with a comparison two, told apart by a label. */
function numberFrames(
  plan: TopPlan,
  names: KeyNames,
  rows: readonly Row[],
  changes: readonly Change[] | undefined,
  inspected: object,
): Result['frames'] {
  const { query, keys } = plan;
  const meta = { type: 'numeric-multi' as const, typeVersion: [0, 1] as [number, number] };
  const measure = changes === undefined ? query.rankBy : comparedMeasure(plan);
  const frame = (key: string, value: Exact, compare: Record<string, string>, suffix = '') => {
    const parts = names.parts(key);
    const labels = { ...Object.fromEntries(keys.map((field, index) => [field, parts[index]!])), ...compare };
    const config = { displayNameFromDS: names.shown(key).join(' > ') + suffix };
    return { fields: [measureField(measure, [value], { labels, config })], meta };
  };
  const { compareWith } = query;
  const frames =
    changes === undefined || compareWith === undefined
      ? rows
          .filter(
            ({ key }) => key !== '' || keys.length === 0 || !['distinct', 'windows'].includes(MEASURES[measure].making),
          )
          .map((row) => frame(row.key, valueOf(plan, row, measure), {}))
      : [
          ...changes.map(({ key, now }) => frame(key, now, { compare: 'now' })),
          ...changes.map(({ key, before }) =>
            frame(key, before, { compare: compareWith }, ` (${earlierWords(query, compareWith)})`),
          ),
        ];
  const [first, ...rest] = frames.length === 0 ? [{ fields: [], meta }] : frames;
  return [{ ...first!, meta: { ...meta, ...inspected } }, ...rest];
}
