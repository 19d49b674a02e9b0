import { quote, word } from '#wording';
import {
  parseLucene,
  parsePlacedSearch,
  type PlacedSearch,
  QuerySyntaxError,
  type SearchLeaf,
  type SearchNode,
} from '#language';
import { quoteName } from '../escape';
import { ClsFailure, syntaxError } from '../failure';
import { hasIndex, TIME, type TopicRecord, VERSION } from '../store/topic-record';
import { DEFAULT_SWITCHES, type Switches } from '../switches';
import { compileLeaf, compileSearch } from './search/compile-search';
import { missingBarHint } from './search/search-hints';
import { type SearchScope } from './search/search-scope';

/** How the text of a condition is to be read. */
export interface Reading {
  syntax: 'cql' | 'lucene';
  switches: Pick<Switches, 'blankBetweenTerms' | 'numberGroups'>;
}

const CQL: Reading = { syntax: 'cql', switches: DEFAULT_SWITCHES };

/**
 * The filter on a topic's table: log time in [fromMs, toMs) and the search condition, by the index that was in force
 * when each record came. Throws `ClsFailure` for what cannot be read and for what the index in force now refuses.
 */
export function topicCondition(
  topic: TopicRecord,
  fromMs: number,
  toMs: number,
  search: string,
  reading: Reading = CQL,
): string {
  const { condition, places } = parsePlaced(search, reading);
  const time = quoteName(TIME);
  const range = `${time} >= ${fromMs} AND ${time} < ${toMs}`;
  const isOnly = topic.versions.length === 1;
  const scopes = topic.versions.map((version, index): SearchScope => {
    const own = isOnly ? range : `${range} AND ${quoteName(VERSION)} = ${index}`;
    const isCurrent = index === topic.versions.length - 1;
    const { numberGroups } = reading.switches;
    return { version, isCurrent, table: topic.table, own, syntax: reading.syntax, numberGroups, places };
  });
  const current = compileLeaves(search, scopes.at(-1)!);
  // "After the index is deleted, collected logs can no longer be searched" (DeleteIndex page).
  const isFindable = hasIndex(topic);
  const found = scopes.map((scope) => {
    const leaves = scope.isCurrent ? current : compileLeaves(search, scope);
    const matching = isFindable && hasIndex(scope.version) ? compileSearch(condition, leaves) : 'FALSE';
    return `(${scope.own} AND ${matching})`;
  });
  return isOnly ? found[0]! : `(${found.join(' OR ')})`;
}

/** Also of what `*` makes needless: it is refused as well. */
function compileLeaves(search: string, scope: SearchScope): Map<SearchNode, string> {
  return new Map([...scope.places].map(([leaf, { offset }]) => [leaf, placedLeaf(search, leaf, offset, scope)]));
}

function placedLeaf(search: string, leaf: SearchLeaf, offset: number, scope: SearchScope): string {
  try {
    return compileLeaf(leaf, scope);
  } catch (error) {
    if (!(error instanceof ClsFailure)) {
      throw error;
    }
    if (!scope.isCurrent) {
      return 'FALSE';
    }
    throw new ClsFailure(
      error.code,
      new QuerySyntaxError(search, offset, quote(error.message + missingBarHint(search))).message,
    );
  }
}

/** Reads a condition. `parse_exception` is CLS's word for an error before the bar; SQL errors come without it. */
export function parseCondition(search: string, reading: Reading = CQL): SearchNode {
  return parsePlaced(search, reading).condition;
}

function parsePlaced(search: string, { syntax, switches }: Reading): PlacedSearch {
  try {
    return syntax === 'cql' ? parsePlacedSearch(search, switches.blankBetweenTerms) : parseLucene(search);
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) {
      throw error;
    }
    if (syntax === 'lucene') {
      throw new ClsFailure(
        'UnsupportedOperation',
        `The local CLS reads Lucene only where it equals CQL; set the syntax to 1 for CQL. ${error.message}`,
      );
    }
    throw syntaxError(
      `parse_exception line ${error.line}:${error.column}: ${word(error.reason)}${missingBarHint(search)}`,
    );
  }
}
