import { parseLucene, parsePlacedSearch, type PlacedSearch, QuerySyntaxError, type SearchNode } from '#language';
import { quoteName } from '../escape';
import { ClsFailure, syntaxError } from '../failure';
import { hasIndex, TIME, type TopicRecord, VERSION } from '../store/topic-record';
import { DEFAULT_SWITCHES, type Switches } from '../switches';
import { compileSearch } from './search/compile-search';
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
  checkPlaces(search, scopes.at(-1)!);
  // "After the index is deleted, collected logs can no longer be searched" (DeleteIndex page).
  const isFindable = hasIndex(topic);
  const found = scopes.map((scope) => `(${scope.own} AND ${isFindable ? findable(condition, scope) : 'FALSE'})`);
  return isOnly ? found[0]! : `(${found.join(' OR ')})`;
}

function findable(condition: SearchNode, scope: SearchScope): string {
  return hasIndex(scope.version) ? compileSearch(condition, scope) : 'FALSE';
}

/** Refuses what the index does not allow, at its place, also where `*` makes a condition needless. */
function checkPlaces(search: string, scope: SearchScope): void {
  for (const [leaf, { offset }] of scope.places) {
    try {
      compileSearch(leaf, scope);
    } catch (error) {
      throw error instanceof ClsFailure
        ? new ClsFailure(error.code, new QuerySyntaxError(search, offset, error.message).message)
        : error;
    }
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
    throw syntaxError(`parse_exception line ${error.line}:${error.column}: ${error.reason}`);
  }
}
