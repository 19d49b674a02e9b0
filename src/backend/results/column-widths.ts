import { type Field, TextColumn } from '#plugin-sdk';

/** What Grafana's table takes of a column, in pixels. */
export interface ColumnWidth {
  width?: number;
  minWidth?: number;
  wrapText?: boolean;
}

/** Enough rows to know how long texts get. */
const ROWS_LOOKED_AT = 200;
const CHARACTER = 7.6;
const CELL_PADDING = 18;
/** Beside a title stands the arrow of the order. */
const TITLE_PADDING = 40;
/** Sentences are wrapped beyond this. */
const LONGEST_LINE = 420;
const WRAPPED = 300;

/** Characters of what Grafana makes of a value. */
const TIME_LENGTH = 19;
/** Grafana writes milliseconds where the first and the last time are less than a minute apart. */
const EXACT_TIME_LENGTH = 23;
const MINUTE_MS = 60_000;
const AMOUNT_LENGTH = 10;
const DECIMALS_LENGTH = 4;

/** Columns as wide as their titles and values; the widest takes the room that is left, and sentences are wrapped. */
export function columnWidths(fields: readonly Field[]): ColumnWidth[] {
  const needed = fields.map((field) =>
    Math.ceil(
      Math.max(lengthOf(titleOf(field)) * CHARACTER + TITLE_PADDING, valuesLength(field) * CHARACTER + CELL_PADDING),
    ),
  );
  const texts = needed.filter((_, index) => fields[index]!.type === 'string');
  const widest = needed.indexOf(Math.max(...(texts.length > 0 ? texts : needed)));
  const isWrapped = (width: number, { type }: Field) => type === 'string' && width > LONGEST_LINE;
  const anyWrapped = needed.some((width, index) => isWrapped(width, fields[index]!));
  return needed.map((width, index) =>
    isWrapped(width, fields[index]!)
      ? { minWidth: WRAPPED, wrapText: true }
      : !anyWrapped && index === widest
        ? { minWidth: width }
        : { width },
  );
}

function titleOf({ name, config }: Field): string {
  return config?.displayName ?? config?.displayNameFromDS ?? name;
}

function valuesLength({ type, values, config }: Field): number {
  if (type === 'time') {
    const span = Math.abs(Number(values.at(-1)) - Number(values[0]));
    return values.length > 1 && span < MINUTE_MS ? EXACT_TIME_LENGTH : TIME_LENGTH;
  }
  if (values instanceof TextColumn) {
    return values.longest;
  }
  if (type !== 'string' && config?.unit !== undefined) {
    return AMOUNT_LENGTH;
  }
  const mapped = config?.mappings?.flatMap(({ options }) => Object.values(options).map((shown) => shown.text)) ?? [];
  const shown = Array.from(values.slice(0, ROWS_LOOKED_AT), shownLength);
  return Math.max(...mapped.map(lengthOf), ...shown, 0);
}

/** Of a number without a unit Grafana writes every digit before the point, and few behind it. */
function shownLength(cell: unknown): number {
  const isFraction = typeof cell === 'number' && !Number.isInteger(cell);
  return isFraction ? String(Math.trunc(cell)).length + DECIMALS_LENGTH : lengthOf(String(cell ?? ''));
}

/** CJK radicals begin here; what follows is twice as wide. */
const FIRST_WIDE = 0x2e80;

function lengthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.codePointAt(0)! < FIRST_WIDE ? 1 : 2), 0);
}
