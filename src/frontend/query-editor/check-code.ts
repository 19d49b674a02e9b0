import { parseSearch, QuerySyntaxError, splitStatement } from '#language';

/** The first syntax error in the search part of a statement; SQL is judged by CLS alone. */
export function checkCode(text: string): QuerySyntaxError | undefined {
  try {
    parseSearch(splitStatement(text).search);
    return undefined;
  } catch (error) {
    if (error instanceof QuerySyntaxError) {
      return error;
    }
    throw error;
  }
}
