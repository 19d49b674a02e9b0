import { MEASURES } from '#flowlog';
import type { Frame } from '#plugin-sdk';
import { columnsOf } from '#query';
import { text } from '../texts/text';
import { addExact } from './analysis-rows';
import type { Asking, Result } from './ask';
import { askVolume, changeOrder, type MatrixPlan } from './ask-volume';
import { changeColumns } from './change-columns';
import { type Cell, type Cells, cellsOf, changesOf } from './matrix-cells';
import { gridFrame } from './matrix-grid';
import { graphFrames } from './matrix-graph';
import { measureField, measureOf, percent } from './measure';
import { loadKeyCaps } from './utilisation';
import { addSums, isNothing, NOTHING, type Volume } from './volume';
import { nameKeys } from './volume-keys';

/** One measure for each combination of two dimensions, worst first: as a table or as a graph. */
export async function answerMatrix(plan: MatrixPlan, asking: Asking): Promise<Result> {
  const asked = await askVolume(plan, asking);
  const { volume, heartbeat, inspected, warnings, infos } = asked;
  const caps = await loadKeyCaps(plan, [plan.query.measure], heartbeat, asking);
  const cells = cellsOf(plan, asked, asking.nowMs / 1000 - plan.settleSeconds, caps);
  const { frames, notes } = framesOf(plan, cells, asking);
  const [first, ...rest] = frames;
  return {
    frames: [{ ...first!, meta: { ...first!.meta, ...inspected } }, ...rest],
    rows: volume.rows,
    warnings: [...warnings, ...mixedNote(plan, cells, asking)],
    infos: [
      ...infos,
      ...leftOutNote(plan, cells, volume, asking),
      ...orderNote(plan, asking),
      ...notes,
      ...caps.notes(),
    ],
  };
}

function framesOf(plan: MatrixPlan, cells: Cells, asking: Asking): { frames: Frame[]; notes: string[] } {
  const { format, shape } = plan.query;
  if (format === 'nodeGraph') {
    return graphFrames(plan, cells, asking.naming);
  }
  return { frames: [(shape === 'grid' ? gridFrame : listFrame)(plan, cells, asking)], notes: [] };
}

const USUAL = ['bytes', 'packets', 'lossPercent'] as const;

function listFrame(plan: MatrixPlan, { shown }: Cells, { naming }: Asking): Frame {
  const { measure } = plan.query;
  const keys = shown.map(({ key }) => key);
  const usual = USUAL.filter((one) => one !== measure && (one !== 'lossPercent' || columnsOf(plan.query).bothActions));
  return {
    fields: [
      ...nameKeys(plan.keys, keys, naming).columns(keys),
      measureField(
        measure,
        shown.map(({ value }) => value),
      ),
      ...changeColumns(plan, changesOf(plan, shown)),
      ...usual.map((one) =>
        measureField(
          one,
          shown.map(({ total, value }) => (isNothing(total) && value === null ? null : measureOf(one, total, 1))),
        ),
      ),
    ],
    meta: { type: 'table', preferredVisualisationType: 'table' },
  };
}

/** The rest is no cell, so it is told in words. */
function leftOutNote(plan: MatrixPlan, { all, shown }: Cells, volume: Volume, { naming }: Asking): string[] {
  const { query } = plan;
  if (changeOrder(plan) !== undefined) {
    return [];
  }
  const sum = (cells: readonly Pick<Cell, 'total'>[]) =>
    cells.reduce((before, { total }) => addSums(before, total), NOTHING).bytes;
  const [kept, rest] = [sum(shown), sum([...all.filter((cell) => !shown.includes(cell)), ...others(volume)])];
  const share = percent(rest, addExact(kept, rest));
  const values = { cells: query.cells, number: all.length - shown.length, share: Math.round((share ?? 0) * 100) / 100 };
  if (all.length > shown.length) {
    return [text(naming.locale, 'matrix.cut', values)];
  }
  return others(volume).length > 0 ? [text(naming.locale, 'matrix.rest', values)] : [];
}

const others = ({ keys }: Volume) =>
  [...keys].filter(([key, { total }]) => key === '' && !isNothing(total)).map(([, of]) => of);

/** CLS ranks by sums alone: where cells are found by a ranking, another measure only orders what was found. */
function orderNote({ query, rankBy, sumsEvery, watched }: MatrixPlan, { naming }: Asking): string[] {
  const isRanked = !sumsEvery && watched.length === 0;
  const { making } = MEASURES[query.measure];
  return isRanked && (making === 'ratio' || making === 'windows')
    ? [text(naming.locale, 'matrix.order', { rankBy, measure: query.measure })]
    : [];
}

/** Distinct counts of several topics for one cell stay empty. */
function mixedNote({ query }: MatrixPlan, { shown }: Cells, { naming }: Asking): string[] {
  const isMixed = shown.some(({ value, total }) => value === null && !isNothing(total));
  return MEASURES[query.measure].making === 'distinct' && isMixed ? [text(naming.locale, 'matrix.mixed')] : [];
}
