import type { SearchLogRequest } from '#cls';
import { splitStatement, type Statement } from '#language';
import { ClsFailure, invalidParameter } from '../failure';

const MAX_BYTES = 12 * 1024;

/** The statement of a request: one of its two spellings, each with its own default syntax. */
export function readStatement(request: SearchLogRequest): Statement {
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
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw invalidParameter(`The statement is longer than ${MAX_BYTES / 1024} KB.`);
  }
  const statement = splitStatement(text);
  if (syntax === 0) {
    requireCommonPart(statement.search, isOld ? 'SyntaxRule' : 'QuerySyntax');
  }
  return statement;
}

const TERM = String.raw`[\w.@-]+:(?:"[^"*?\\]*"|[\w.-]+\*?)`;
const COMMON = ['AND', 'OR'].map((operator) => new RegExp(String.raw`^\s*${TERM}(?:\s+${operator}\s+${TERM})*\s*$`));

/** Lucene is read only where it means the same as CQL. */
function requireCommonPart(search: string, parameter: string): void {
  const trimmed = search.trim();
  if (trimmed !== '' && trimmed !== '*' && !COMMON.some((pattern) => pattern.test(trimmed))) {
    throw new ClsFailure(
      'UnsupportedOperation',
      `The local CLS reads Lucene only where it equals CQL (key:value joined by AND or by OR). Set ${parameter} to 1 for CQL.`,
    );
  }
}
