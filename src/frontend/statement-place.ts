import { splitStatement } from '#language';

/** A message about a statement, and the place it names in the whole text, counted from 1. */
export interface PlacedMessage {
  message: string;
  position: { line: number; column: number };
}

/**
 * CLS counts places in the SQL part, `line 1:12`; people count in the text they wrote. Only the latter is said:
 *
 *     placeInText("line 1:8: no such column", '* | select nope')
 *       ->  line 1, column 12: no such column
 *
 * Places already written that way are kept. Undefined where the message names none.
 */
export function placeInText(message: string, text: string): PlacedMessage | undefined {
  const [inText, textLine, textColumn] = /\bline (\d+), column (\d+)/.exec(message) ?? [];
  if (inText !== undefined) {
    return { message, position: { line: Number(textLine), column: Number(textColumn) } };
  }
  const [inSql, line, column] = /\bline (\d+):(\d+)/.exec(message) ?? [];
  const { sql, sqlOffset = 0 } = splitStatement(text);
  if (sql === undefined || inSql === undefined) {
    return undefined;
  }
  const before = text.slice(0, sqlOffset).split('\n');
  const indent = line === '1' ? before.at(-1)!.length : 0;
  const position = { line: before.length + Number(line) - 1, column: Number(column) + indent };
  return { message: message.replace(inSql, `line ${position.line}, column ${position.column}`), position };
}
