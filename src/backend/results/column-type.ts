import { type Cell, type CellField, type FieldType, TextColumn, type TextField } from '#plugin-sdk';
import { type AnalysisCell, CellColumn, type CellSink } from './analysis-rows';

type ColumnType = Extract<FieldType, 'int64' | 'float64' | 'boolean' | 'string'>;

/** A column of an SQL answer on its way into a frame. */
export interface FieldColumn extends CellSink {
  toField(rows: number): CellField | TextField;
}

/** Columns of text become bytes as they are read, the others stay cells until all of them are known. */
export function newFieldColumn(name: string, prestoType: string): FieldColumn {
  return wantedType(prestoType) === 'string' ? new TextFieldColumn(name) : new CellFieldColumn(name, prestoType);
}

class TextFieldColumn implements FieldColumn {
  readonly #texts = new TextColumn();

  constructor(private readonly name: string) {}

  put(row: number, cell: NonNullable<AnalysisCell>): void {
    this.#fill(row);
    this.#texts.push(typeof cell === 'string' ? cell : String(cell));
  }

  toField(rows: number): TextField {
    this.#fill(rows);
    return { name: this.name, type: 'string', values: this.#texts };
  }

  #fill(rows: number): void {
    while (this.#texts.length < rows) {
      this.#texts.push(null);
    }
  }
}

/** A column that also keeps its cells as CLS gave them. */
export class CellFieldColumn implements FieldColumn {
  readonly #cells = new CellColumn();

  constructor(
    readonly name: string,
    private readonly prestoType: string,
  ) {}

  put(row: number, cell: NonNullable<AnalysisCell>): void {
    this.#cells.put(row, cell);
  }

  cells(rows: number): AnalysisCell[] {
    return this.#cells.toCells(rows);
  }

  /**
   * CLS may print numbers as text, and decimals either way, so a number column is one only if every cell reads as a
   * number; else its texts are shown as they are.
   */
  toField(rows: number): CellField & { type: ColumnType } {
    const cells = this.cells(rows);
    const wanted = wantedType(this.prestoType);
    const isReady = this.#cells.kind === READY_KIND[wanted] || cells.every(IS_READY[wanted]);
    const type = isReady || cells.every((cell) => cell === null || FITS[wanted](cell)) ? wanted : 'string';
    return { name: this.name, type, values: isReady ? cells : cells.map((cell) => toCell(cell, type)) };
  }
}

/** What all cells must be to be written as they are; integers need a look at each. */
const READY_KIND: Partial<Record<ColumnType, string>> = { string: 'string', float64: 'number', boolean: 'boolean' };

function wantedType(prestoType: string): ColumnType {
  const name = prestoType.toLowerCase().replace(/\(.*/, '').trim();
  if (/^(tinyint|smallint|integer|bigint|long)$/.test(name)) {
    return 'int64';
  }
  if (/^(real|double|decimal)$/.test(name)) {
    return 'float64';
  }
  return name === 'boolean' ? 'boolean' : 'string';
}

type Test = (cell: NonNullable<AnalysisCell>) => boolean;

/** Whether a cell can stand in a column of a type. */
const FITS: Record<ColumnType, Test> = {
  int64: (cell) =>
    Number.isSafeInteger(cell) || typeof cell === 'bigint' || (typeof cell === 'string' && /^-?\d+$/.test(cell)),
  float64: (cell) => typeof cell !== 'boolean' && (typeof cell !== 'string' || NUMBER.test(cell)),
  boolean: (cell) => typeof cell === 'boolean',
  string: () => true,
};

const NUMBER = /^(-?\d+(\.\d*)?([eE][+-]?\d+)?|-?Infinity|NaN)$/;

/** Whether a cell is written into a column of a type without conversion. */
const IS_READY: Record<ColumnType, (cell: AnalysisCell) => boolean> = {
  int64: (cell) => Number.isSafeInteger(cell) || cell === null || typeof cell === 'bigint',
  float64: (cell) => typeof cell === 'number' || cell === null,
  boolean: (cell) => typeof cell === 'boolean' || cell === null,
  string: (cell) => typeof cell === 'string' || cell === null,
};

function toCell(cell: AnalysisCell, type: ColumnType): Cell {
  if (cell === null) {
    return null;
  }
  switch (type) {
    case 'int64':
      return typeof cell === 'string' ? BigInt(cell) : cell;
    case 'float64':
      return Number(cell);
    case 'boolean':
      return cell;
    case 'string':
      return String(cell);
  }
}
