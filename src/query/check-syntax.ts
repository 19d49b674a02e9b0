import { findLimit, parseSearch, QuerySyntaxError, splitStatement } from '#language';

/** The first slip in a text of `search | SELECT ...`, at its place, or nothing where both parts can be read. */
export function checkSyntax(text: string): QuerySyntaxError | undefined {
  try {
    parseSearch(splitStatement(text).search);
    limitOfStatement(text);
    return undefined;
  } catch (error) {
    if (error instanceof QuerySyntaxError) {
      return error;
    }
    throw error;
  }
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
