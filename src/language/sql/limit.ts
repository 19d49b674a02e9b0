import { say } from '#wording';
import { QuerySyntaxError } from '../syntax-error';
import { type SqlToken, lexSql } from './lexer';

/**
 * The LIMIT of a SELECT text itself; those of sub-queries do not count.
 *
 *     findLimit('select * from (select a limit 5) limit 20')  ->  { value: 20 }
 *
 * Throws `QuerySyntaxError` for slips that would spoil the answer: a quote, comment or parenthesis that is not closed,
 * a semicolon, a LIMIT that is not a whole number.
 */
export function findLimit(sql: string): { value: number } | undefined {
  const tokens = lexSql(sql);
  const open: SqlToken[] = [];
  let limit: { value: number } | undefined;
  tokens.forEach((token, index) => {
    if (token.kind === 'open') {
      open.push(token);
    } else if (token.kind === 'close' && !open.pop()) {
      throw new QuerySyntaxError(sql, token.offset, say('This parenthesis was never opened'));
    } else if (token.text === ';') {
      throw new QuerySyntaxError(sql, token.offset, say('CLS takes one statement, without a semicolon'));
    } else if (open.length === 0 && token.kind === 'word' && token.text.toLowerCase() === 'limit') {
      limit = { value: readCount(sql, token, tokens[index + 1]) };
    }
  });
  const unclosed = open.at(-1);
  if (unclosed) {
    throw new QuerySyntaxError(sql, unclosed.offset, say('This parenthesis is not closed'));
  }
  return limit;
}

function readCount(sql: string, limit: SqlToken, count: SqlToken | undefined): number {
  if (count?.kind !== 'number' || !Number.isSafeInteger(Number(count.text))) {
    const offset = count?.offset ?? limit.offset + limit.text.length;
    throw new QuerySyntaxError(sql, offset, say('LIMIT needs a whole number'));
  }
  return Number(count.text);
}
