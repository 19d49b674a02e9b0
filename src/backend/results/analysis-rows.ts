import type { ColumnInfo, SearchLogResponse } from '#cls';

/** A cell as CLS gave it: numbers beyond 2^53 are bigint, nested values are JSON text. */
export type AnalysisCell = string | number | bigint | boolean | null;

/** An SQL answer by columns: `columns[c][row]`, in SELECT order. */
export interface AnalysisRows {
  info: ColumnInfo[];
  columns: AnalysisCell[][];
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
    info: names.map((Name) => ({ Name, Type: 'varchar' })),
    columns: names.map((name) => rows.map(({ Data }) => Data.find(({ Key }) => Key === name)?.Value ?? null)),
    rows: rows.length,
  };
}

function fromRecords(columns: ColumnInfo[], records: readonly string[]): AnalysisRows {
  const info =
    columns.length > 0
      ? columns
      : Object.keys(parseRecord(records[0] ?? '{}')).map((Name) => ({ Name, Type: 'varchar' }));
  const cells = info.map(() => new Array<AnalysisCell>(records.length).fill(null));
  const columnOf = new Map(info.map(({ Name }, column) => [Name, cells[column]!]));
  for (let row = 0; row < records.length; row++) {
    const record = parseRecord(records[row]!);
    for (const name in record) {
      const column = columnOf.get(name);
      if (column) {
        column[row] = toCell(record[name]);
      }
    }
  }
  return { info, columns: cells, rows: records.length };
}

function toCell(value: unknown): AnalysisCell {
  if (value === undefined || value === null) {
    return null;
  }
  return typeof value === 'object' ? JSON.stringify(value) : (value as AnalysisCell);
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const MARK = '\u0000int:';

/** JSON.parse rounds integers beyond 2^53; only rows that hold 16 digits in a row take the slower exact way. */
function parseRecord(text: string): Record<string, unknown> {
  if (!hasLongInteger(text)) {
    return JSON.parse(text) as Record<string, unknown>;
  }
  const marked = text.replace(STRING_OR_NUMBER, (token) =>
    /^-?\d{16,}$/.test(token) ? JSON.stringify(MARK + token) : token,
  );
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(MARK) ? shrink(BigInt(value.slice(MARK.length))) : value,
  ) as Record<string, unknown>;
}

const LONG = 16;

/**
 * Whether 16 digits stand in a row that are no fraction. Looks at every 16th character only, which a run that long
 * cannot slip between: this is asked of every row.
 */
function hasLongInteger(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (isDigit(text, at)) {
      let first = at;
      while (isDigit(text, first - 1)) {
        first -= 1;
      }
      while (isDigit(text, at + 1)) {
        at += 1;
      }
      if (at - first >= LONG - 1 && text[first - 1] !== '.') {
        return true;
      }
    }
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
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
  return typeof cell === 'string' && /^-?\d+$/.test(cell) ? shrink(BigInt(cell)) : 0;
}
