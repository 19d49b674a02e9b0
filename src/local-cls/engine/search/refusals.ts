/** What a search value may not be once the index has cut it into words. */
import { cql, type Pattern, type SearchNode } from '#language';
import { ClsFailure, syntaxError } from '../../failure';
import { type SearchScope } from './search-scope';

/** In CLS's words; also for `/var/*.log`, where the wildcard begins a word behind a separator. */
export function refuseLeadingWildcard(words: readonly Pattern[]): void {
  if (words.some(([first]) => first === cql.ANY)) {
    throw syntaxError('prefix fuzzy query is not supported');
  }
}

/** Without quotes Lucene looks for any of the words, CQL for all. */
export function refuseManyWords(
  node: Extract<SearchNode, { kind: 'match' }>,
  words: readonly Pattern[],
  { syntax }: SearchScope,
): void {
  if (syntax === 'lucene' && !node.phrase && words.length > 1) {
    throw new ClsFailure(
      'UnsupportedOperation',
      `The local CLS reads Lucene only where it equals CQL: the index cuts this value into ${words.length} words, and Lucene finds any of them. Put it in double quotes, or set the syntax to 1 for CQL.`,
    );
  }
}
