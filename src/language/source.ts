/** A place in a text. `line` and `column` count from 1, columns in UTF-16 units as editors do. */
export interface Position {
  offset: number;
  line: number;
  column: number;
}

const LINE_BREAK = /\r\n|\r|\n/g;
const WINDOW = 100;

export function positionAt(text: string, offset: number): Position {
  const { line, start } = lineAt(text, offset);
  return { offset, line, column: offset - start + 1 };
}

/** The offset of a line and a column. Beyond the end of the line or of the text it is that end. */
export function offsetAt(text: string, { line, column }: Pick<Position, 'line' | 'column'>): number {
  let start = 0;
  let left = line - 1;
  for (const lineBreak of text.matchAll(LINE_BREAK)) {
    if (left === 0) {
      return Math.min(start + column - 1, lineBreak.index);
    }
    left -= 1;
    start = lineBreak.index + lineBreak[0].length;
  }
  return left > 0 ? text.length : Math.min(start + column - 1, text.length);
}

/**
 * The line that holds `offset`, and a caret below it. Long lines are cut to the part around the caret.
 *
 *     dstport:443 AND (action:REJECT
 *                     ^
 */
export function drawExcerpt(text: string, offset: number): string {
  const { start, end } = lineAt(text, offset);
  const from = Math.max(start, Math.min(offset - WINDOW / 2, end - WINDOW));
  const to = Math.min(end, from + WINDOW);
  const head = from > start ? '...' : '';
  const tail = to < end ? '...' : '';
  // Tabs stay tabs, so that the caret stands below its character at any tab width.
  const indent = (head + text.slice(from, offset)).replace(/[^\t]/g, ' ');
  return `${head}${text.slice(from, to)}${tail}\n${indent}^`;
}

function lineAt(text: string, offset: number): { line: number; start: number; end: number } {
  let line = 1;
  let start = 0;
  for (const lineBreak of text.matchAll(LINE_BREAK)) {
    const next = lineBreak.index + lineBreak[0].length;
    if (offset < next) {
      return { line, start, end: lineBreak.index };
    }
    line += 1;
    start = next;
  }
  return { line, start, end: text.length };
}
