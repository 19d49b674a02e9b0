import type { ColumnInfo, SearchLogResponse } from '#cls';

/** A cell as CLS gave it: numbers beyond 2^53 are bigint, nested values are JSON text. */
export type AnalysisCell = string | number | bigint | boolean | null;

/** An SQL answer by columns: `columns[c][row]`, in SELECT order. */
export interface AnalysisRows {
  info: ColumnInfo[];
  columns: AnalysisCell[][];
  rows: number;
}

/** Where the cells of one column go, rows ascending; a row that is left out is null. */
export interface CellSink {
  put(row: number, cell: NonNullable<AnalysisCell>): void;
}

/** Reads the rows of an SQL answer in either of CLS's styles. Missing cells are null, absent columns are kept. */
export function readAnalysis(answer: SearchLogResponse): AnalysisRows {
  const info: ColumnInfo[] = [];
  const columns: CellColumn[] = [];
  const rows = readRows(answer, 0, (column) => {
    info.push(column);
    return columns[columns.push(new CellColumn()) - 1]!;
  });
  return { info, columns: columns.map((column) => column.toCells(rows)), rows };
}

/** The cells of one column as an array. */
export class CellColumn implements CellSink {
  // Not filled with null at once: then a column of numbers would hold each of them as an object of its own.
  readonly #cells: AnalysisCell[] = [];
  /** What `typeof` says of the cells, where it says one thing of all; `mixed` else. */
  kind = '';

  put(row: number, cell: NonNullable<AnalysisCell>): void {
    while (this.#cells.length < row) {
      this.#cells.push(null);
    }
    this.#cells.push(cell);
    if (this.kind !== typeof cell) {
      this.kind = this.kind === '' ? typeof cell : 'mixed';
    }
  }

  toCells(rows: number): AnalysisCell[] {
    while (this.#cells.length < rows) {
      this.#cells.push(null);
    }
    return this.#cells;
  }
}

/**
 * Reads an answer cell by cell into the sinks of its columns; the first row is `firstRow`. Gives the number of rows.
 * Of two columns with one name the first is filled: their rows cannot be told apart.
 */
export function readRows(
  answer: SearchLogResponse,
  firstRow: number,
  sinkOf: (column: ColumnInfo) => CellSink,
): number {
  if (answer.Columns?.length || answer.AnalysisRecords?.length) {
    return readRecords(answer.Columns ?? [], answer.AnalysisRecords ?? [], firstRow, sinkOf);
  }
  const rows = answer.AnalysisResults ?? [];
  for (const name of answer.ColNames ?? []) {
    const sink = sinkOf({ Name: name, Type: 'varchar' });
    rows.forEach(({ Data }, row) => {
      const cell = Data.find(({ Key }) => Key === name)?.Value;
      if (cell !== undefined && cell !== null) {
        sink.put(firstRow + row, cell);
      }
    });
  }
  return rows.length;
}

function readRecords(
  columns: readonly ColumnInfo[],
  records: readonly string[],
  firstRow: number,
  sinkOf: (column: ColumnInfo) => CellSink,
): number {
  const info =
    columns.length > 0
      ? columns
      : Object.keys(JSON.parse(records[0] ?? '{}') as object).map((Name) => ({ Name, Type: 'varchar' }));
  const sinks = new Map(info.map((column) => [column.Name, sinkOf(column)] as const).reverse());
  for (let index = 0; index < records.length; index++) {
    const record = JSON.parse(records[index]!) as Record<string, AnalysisCell>;
    let exact: Record<string, AnalysisCell> | undefined;
    for (const name in record) {
      if (exact === undefined && isRounded(record[name]!)) {
        exact = parseExactly(records[index]!);
      }
      const cell = (exact ?? record)[name]!;
      if (cell !== null) {
        sinks.get(name)?.put(firstRow + index, cell);
      }
    }
  }
  return records.length;
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

export function compareExact(left: number | bigint, right: number | bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The columns of an answer by name; a column the answer lacks is empty. */
export function readNamed(answer: SearchLogResponse): { columns: (name: string) => AnalysisCell[]; rows: number } {
  const { info, columns, rows } = readAnalysis(answer);
  return { columns: (name) => columns[info.findIndex(({ Name }) => Name === name)] ?? [], rows };
}
