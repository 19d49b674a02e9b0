import type { SearchLogRequest } from '#cls';
import { splitStatement, type Statement } from '#language';
import { invalidParameter } from '../failure';
import type { Switches } from '../switches';

type StatementMembers = Pick<SearchLogRequest, 'QueryString' | 'QuerySyntax' | 'Query' | 'SyntaxRule'>;

/** A statement with the syntax of its search part. */
export interface ReadStatement extends Statement {
  syntax: 'cql' | 'lucene';
}

/** The statement of a request: one of its two spellings, each with its own default syntax. */
export function readStatement(request: StatementMembers, { maxStatementBytes }: Switches): ReadStatement {
  const { QueryString, QuerySyntax, Query, SyntaxRule } = request;
  if ((QueryString !== undefined || QuerySyntax !== undefined) && (Query !== undefined || SyntaxRule !== undefined)) {
    throw invalidParameter('Send QueryString with QuerySyntax, or Query with SyntaxRule, not both.');
  }
  const isOld = Query !== undefined || SyntaxRule !== undefined;
  const text = (isOld ? Query : QueryString) ?? '';
  const syntax = isOld ? (SyntaxRule ?? 0) : (QuerySyntax ?? 1);
  if (syntax !== 0 && syntax !== 1) {
    throw invalidParameter('The syntax must be 0 (Lucene) or 1 (CQL).');
  }
  if (Buffer.byteLength(text) > maxStatementBytes) {
    throw invalidParameter(`The statement is longer than ${maxStatementBytes} bytes.`);
  }
  return { ...splitStatement(text), syntax: syntax === 0 ? 'lucene' : 'cql' };
}
