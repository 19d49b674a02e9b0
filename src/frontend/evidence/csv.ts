/** A spreadsheet runs a cell that begins like this as a formula; the wide forms count in Chinese and Japanese ones. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
/** What begins like a formula and is only a number, or the dash of a missing value. */
const HARMLESS = /^[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?)?$/i;

/** Rows as RFC 4180 wants them. A text that a spreadsheet would run gets an apostrophe in front. */
export function csvText(rows: readonly (readonly unknown[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}

function csvCell(value: unknown): string {
  const text = cellText(value);
  const inert = FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean | bigint);
}
