import { plainMeasure } from '#flowlog';
import { KEY_SEPARATOR, type KeyField, matrixSides, splitKey } from '#query';
import type { Change } from './change-columns';
import { type AskedStretch, type AskedVolume, changeOrder, type MatrixPlan } from './ask-volume';
import { compareExact } from './analysis-rows';
import { SCORE } from './growth';
import { provenZero } from './known-zero';
import { totalValue, type Value } from './series-values';
import type { KeyCaps } from './utilisation';
import { isNothing, NOTHING, type Sums } from './volume';

/** One combination of a row and a column that has records, or that the filters name. */
export interface Cell {
  key: string;
  row: string;
  column: string;
  total: Sums;
  value: Value;
  /** At the time compared with; null where nobody knows. */
  before: Value;
}

/** All cells that are known, and those of them that are shown. */
export interface Cells {
  rows: KeyField[];
  columns: KeyField[];
  all: Cell[];
  /** The first of the order first: the highest value, or what changed most. */
  shown: Cell[];
  /** What a combination without a record is worth: 0 where silence is proven and the measure has a 0, else nothing. */
  silent(row: string, column: string): Value;
}

/** Where the far end of a flow stands, by the near end. */
const FAR_ENDS: Readonly<Partial<Record<KeyField, KeyField>>> = {
  srcregion: 'dstregion',
  dstregion: 'srcregion',
  srcaddr: 'dstaddr',
  dstaddr: 'srcaddr',
  srcport: 'dstport',
  dstport: 'srcport',
};

/** Whether rows and columns hold the same things, as regions do. */
export function isMutual({ rows, columns }: Pick<Cells, 'rows' | 'columns'>): boolean {
  return rows.length === 1 && columns.length === 1 && FAR_ENDS[rows[0]!] === columns[0];
}

export function cellsOf(
  plan: MatrixPlan,
  { before, ...now }: AskedVolume,
  settledSeconds: number,
  caps: KeyCaps,
): Cells {
  const sides = matrixSides(plan.query);
  const valueNow = valueIn(plan, now, settledSeconds, caps);
  const valueBefore = before === undefined ? () => null : valueIn(plan, before, settledSeconds, caps);
  const all = [...now.volume.keys]
    .filter(([key]) => key !== '')
    .map(([key, { total }]): Cell => ({
      ...sidesOf(plan, sides.rows.length, key),
      total,
      value: valueNow(key),
      before: valueBefore(key),
    }))
    .filter(({ key, row, column, total }) => !isDiagonal(sides, row, column) || !isNothing(total) || had(before, key));
  const ordered = inOrder(changeOrder(plan), all);
  // Beside cells that were looked for one by one, or beyond what filters leave, silence proves nothing.
  const knowsEvery = plan.sumsEvery && !plan.query.filters.some(({ field }) => COUPLING.includes(field));
  const present = new Set(all.map(({ key }) => key));
  return {
    ...sides,
    all,
    shown: ordered.slice(0, plan.query.cells),
    silent: (row, column) => {
      const key = `${row}${KEY_SEPARATOR}${column}`;
      return knowsEvery && !present.has(key) && !isDiagonal(sides, row, column) ? valueNow(key) : null;
    },
  };
}

/** Filters that leave some combinations of rows and columns out. */
const COUPLING: readonly string[] = ['pair', 'region', 'address', 'port'];

function valueIn(plan: MatrixPlan, { volume, heartbeat, buckets }: AskedStretch, settled: number, caps: KeyCaps) {
  const isZero = provenZero(plan, heartbeat, volume, settled);
  const { measure } = plan.query;
  const silent = { buckets: new Map<number, Sums>(), total: { ...NOTHING, untold: volume.untold } };
  return (key: string): Value => {
    const of = volume.keys.get(key) ?? silent;
    const plain = totalValue({ ...plan, buckets }, of, plainMeasure(measure), () => isZero(key, buckets));
    return caps.measured(measure, key, plain);
  };
}

function had(before: AskedStretch | undefined, key: string): boolean {
  return !isNothing(before?.volume.keys.get(key)?.total ?? NOTHING);
}

function sidesOf({ keys }: MatrixPlan, width: number, key: string): Pick<Cell, 'key' | 'row' | 'column'> {
  const parts = splitKey(keys, key);
  return {
    key,
    row: parts.slice(0, width).join(KEY_SEPARATOR),
    column: parts.slice(width).join(KEY_SEPARATOR),
  };
}

/** The highest first; where the order asks for change, only cells that changed that way, the most changed first. */
function inOrder(order: ReturnType<typeof changeOrder>, cells: readonly Cell[]): Cell[] {
  if (order === undefined) {
    return [...cells].sort((a, b) => compareValues(b.value, a.value));
  }
  const score = ({ value, before }: Cell) => (value === null || before === null ? 0 : SCORE[order](value, before));
  return cells.filter((cell) => score(cell) > 0).sort((a, b) => compareExact(score(b), score(a)));
}

/** Undefined without a comparison. */
export function changesOf({ query }: MatrixPlan, cells: readonly Cell[]): Change[] | undefined {
  return query.compareWith && cells.map(({ key, value, before }) => ({ key, now: value, before }));
}

/** Flow logs of a CCN hold nothing of what stays within a region. */
function isDiagonal({ rows, columns }: Pick<Cells, 'rows' | 'columns'>, row: string, column: string): boolean {
  return row === column && isMutual({ rows, columns }) && /region$/.test(rows[0]!);
}

/** No value is less than any. */
function compareValues(left: Value, right: Value): number {
  const [one, other] = [left ?? -Infinity, right ?? -Infinity];
  return one < other ? -1 : one > other ? 1 : 0;
}
