import { plainMeasure } from '#flowlog';
import { type Heartbeat, KEY_SEPARATOR, type KeyField, matrixSides, splitKey } from '#query';
import type { MatrixPlan } from './ask-volume';
import { provenZero } from './known-zero';
import { totalValue, type Value } from './series-values';
import type { KeyCaps } from './utilisation';
import { isNothing, type KeyVolume, NOTHING, type Sums, type Volume } from './volume';

/** One combination of a row and a column that has records, or that the filters name. */
export interface Cell {
  key: string;
  row: string;
  column: string;
  total: Sums;
  value: Value;
}

/** All cells that are known, and those of them that are shown. */
export interface Cells {
  rows: KeyField[];
  columns: KeyField[];
  /** Highest value first. */
  all: Cell[];
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
  volume: Volume,
  heartbeat: Heartbeat,
  settledSeconds: number,
  caps: KeyCaps,
): Cells {
  const sides = matrixSides(plan.query);
  const isZero = provenZero(plan, heartbeat, volume, settledSeconds);
  const isProven = (key: string) => isZero(key, plan.buckets);
  const all = [...volume.keys]
    .filter(([key]) => key !== '')
    .map(([key, of]) => cellOf(plan, sides.rows.length, key, of, isProven, caps))
    .filter(({ row, column, total }) => !isNothing(total) || !isDiagonal(sides, row, column))
    .sort((a, b) => compareValues(b.value, a.value));
  // Beside cells that were looked for one by one, or beyond what filters leave, silence proves nothing.
  const knowsEvery = plan.sumsEvery && !plan.query.filters.some(({ field }) => COUPLING.includes(field));
  const silence = { ...NOTHING, untold: volume.untold };
  const present = new Set(all.map(({ key }) => key));
  return {
    ...sides,
    all,
    shown: all.slice(0, plan.query.cells),
    silent: (row, column) => {
      const key = `${row}${KEY_SEPARATOR}${column}`;
      return knowsEvery && !present.has(key) && !isDiagonal(sides, row, column)
        ? cellOf(plan, sides.rows.length, key, { ...SILENT, total: silence }, isProven, caps).value
        : null;
    },
  };
}

const SILENT = { buckets: new Map<number, Sums>(), total: NOTHING };

/** Filters that leave some combinations of rows and columns out. */
const COUPLING: readonly string[] = ['pair', 'region', 'address', 'port'];

function cellOf(
  plan: MatrixPlan,
  width: number,
  key: string,
  of: Pick<KeyVolume, 'buckets' | 'total'>,
  isProven: (key: string) => boolean,
  caps: KeyCaps,
): Cell {
  const { measure } = plan.query;
  const parts = splitKey(plan.keys, key);
  return {
    key,
    row: parts.slice(0, width).join(KEY_SEPARATOR),
    column: parts.slice(width).join(KEY_SEPARATOR),
    total: of.total,
    value: caps.measured(
      measure,
      key,
      totalValue(plan, of, plainMeasure(measure), () => isProven(key)),
    ),
  };
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
