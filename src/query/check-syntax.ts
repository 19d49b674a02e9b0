import { applyEdits, findLimit, parseSearch, QuerySyntaxError, splitStatement } from '#language';
import { readMacros } from './macros/read-macros';

/** The first slip in a text of `search | SELECT ...`, at its place, or nothing where both parts can be read. */
export function checkSyntax(text: string): QuerySyntaxError | undefined {
  try {
    const { calls, others } = readMacros(text);
    const meant = hideReferences(text, [
      ...calls.map(({ reference, end }) => ({ offset: reference.offset, end })),
      ...others,
    ]);
    parseSearch(splitStatement(meant).search);
    limitOfStatement(meant);
    return undefined;
  } catch (error) {
    if (error instanceof QuerySyntaxError) {
      return error.within(text, 0);
    }
    throw error;
  }
}

/** The text with a number in place of each variable and macro, which reads as a word too; every place stays. */
function hideReferences(text: string, references: readonly { offset: number; end: number }[]): string {
  const edits = references.map(({ offset, end }) => {
    const isKey = /[:<>=]/.test(text[end] ?? '');
    return { offset, end, text: isKey ? 'x'.repeat(end - offset) : '1'.padStart(end - offset, '0') };
  });
  return applyEdits(
    text,
    edits.sort((a, b) => a.offset - b.offset),
  );
}

/** The LIMIT the SQL part of a statement has itself. Slips in that part are reported by their place in the whole text. */
export function limitOfStatement(text: string): number | undefined {
  const { sql, sqlOffset } = splitStatement(text);
  try {
    return sql === undefined ? undefined : findLimit(sql)?.value;
  } catch (error) {
    throw error instanceof QuerySyntaxError ? error.within(text, sqlOffset!) : error;
  }
}
