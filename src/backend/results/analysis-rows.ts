import type { ColumnInfo, SearchLogResponse } from '#cls';

/** A cell as CLS gave it: numbers beyond 2^53 are bigint, nested values are JSON text. */
export type AnalysisCell = string | number | bigint | boolean | null;

/** An SQL answer by columns: `columns[c][row]`, in SELECT order. */
export interface AnalysisRows {
  info: ColumnInfo[];
  columns: AnalysisCell[][];
  /** What `typeof` says of a column's cells that are not null, where it says one thing of all; `mixed` else. */
  kinds: string[];
  rows: number;
}

/** Reads the rows of an SQL answer in either of CLS's styles. Missing cells are null, absent columns are kept. */
export function readAnalysis(answer: SearchLogResponse): AnalysisRows {
  if (answer.Columns?.length || answer.AnalysisRecords?.length) {
    return fromRecords(answer.Columns ?? [], answer.AnalysisRecords ?? []);
  }
  const rows = answer.AnalysisResults ?? [];
  const names = answer.ColNames ?? [];
  return {
    kinds: names.map(() => 'string'),
    info: names.map((Name) => ({ Name, Type: 'varchar' })),
    columns: names.map((name) => rows.map(({ Data }) => Data.find(({ Key }) => Key === name)?.Value ?? null)),
    rows: rows.length,
  };
}

function fromRecords(columns: ColumnInfo[], records: readonly string[]): AnalysisRows {
  const info =
    columns.length > 0
      ? columns
      : Object.keys(JSON.parse(records[0] ?? '{}') as object).map((Name) => ({ Name, Type: 'varchar' }));
  // Not filled with null at once: then a column of numbers would hold each of them as an object of its own.
  const cells = info.map(() => new Array<AnalysisCell>(records.length));
  // Of two columns with one name the first is filled: their rows cannot be told apart.
  const columnOf = new Map(info.map(({ Name }, column) => [Name, column] as const).reverse());
  const kinds = info.map(() => '');
  const put = (row: number, column: number | undefined, cell: AnalysisCell) => {
    if (column === undefined || cell === null) {
      return;
    }
    cells[column]![row] = cell;
    if (kinds[column] !== typeof cell) {
      kinds[column] = kinds[column] === '' ? typeof cell : 'mixed';
    }
  };
  for (let row = 0; row < records.length; row++) {
    const record = JSON.parse(records[row]!) as Record<string, AnalysisCell>;
    for (const name in record) {
      const cell = record[name]!;
      if (isRounded(cell)) {
        Object.entries(parseExactly(records[row]!)).forEach(([key, exact]) => put(row, columnOf.get(key), exact));
        break;
      }
      put(row, columnOf.get(name), cell);
    }
  }
  cells.forEach(fillHoles);
  return { info, columns: cells, kinds, rows: records.length };
}

function fillHoles(column: AnalysisCell[]): void {
  for (let row = 0; row < column.length; row++) {
    if (column[row] === undefined) {
      column[row] = null;
    }
  }
}

/** JSON.parse rounds integers beyond 2^53; a row in which that may have happened is read again, exactly. */
function isRounded(cell: AnalysisCell): boolean {
  return typeof cell === 'number'
    ? cell > Number.MAX_SAFE_INTEGER || cell < Number.MIN_SAFE_INTEGER
    : typeof cell === 'object' && cell !== null;
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const MARK = '\u0000int:';
const PRINTED_MARK = /"\\u0000int:(-?\d+)"/g;

/** Long integers become bigint, nested values their JSON text. */
function parseExactly(text: string): Record<string, AnalysisCell> {
  const marked = text.replace(STRING_OR_NUMBER, (token) =>
    /^-?\d{16,}$/.test(token) ? JSON.stringify(MARK + token) : token,
  );
  const entries = Object.entries(JSON.parse(marked) as Record<string, AnalysisCell | object>);
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (typeof value === 'string' && value.startsWith(MARK)) {
        return [name, shrink(BigInt(value.slice(MARK.length)))];
      }
      const isNested = typeof value === 'object' && value !== null;
      return [name, isNested ? JSON.stringify(value).replace(PRINTED_MARK, '$1') : value];
    }),
  );
}

/** A number where that loses nothing. */
export function shrink(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** An exact sum of integers that may lie beyond 2^53. */
export function addExact(left: number | bigint, right: number | bigint): number | bigint {
  const sum = typeof left === 'number' && typeof right === 'number' ? left + right : NaN;
  return Number.isSafeInteger(sum) ? sum : shrink(BigInt(left) + BigInt(right));
}

/** The integer a cell stands for; CLS may print numbers as text. Null and what is no number count as 0. */
export function toInteger(cell: AnalysisCell | undefined): number | bigint {
  if (typeof cell === 'bigint' || (typeof cell === 'number' && Number.isSafeInteger(cell))) {
    return cell;
  }
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? shrink(BigInt(Math.round(cell))) : 0;
  }
  if (typeof cell !== 'string' || cell.trim() === '') {
    return 0;
  }
  return /^-?\d+$/.test(cell) ? shrink(BigInt(cell)) : toInteger(Number(cell));
}
