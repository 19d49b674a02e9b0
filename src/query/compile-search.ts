import { say } from '#wording';
import { cql, type SearchNode } from '#language';
import { coveringPrefixes, type LogicalField } from '#flowlog';
import { InvalidQueryError } from './invalid-query-error';
import type { Filter, FilterField, Operator } from './model';
import type { IndexedField, TopicSchema } from './topic-schema';

/** Most prefixes one network may become in a search; a wider list would crowd the 12 KB statement. */
const MAX_PREFIXES = 32;

/**
 * Filters as a CQL condition. It may let through more than the filters ask (CQL has no CIDR, no ranges on text and
 * works on words), never less: the exact test is `whereFilters` in SQL and `matchesFilters` on raw records.
 */
export function searchFilters(filters: readonly Filter[], schema: TopicSchema): SearchNode {
  return cql.and(...filters.map((filter) => searchFilter(filter, schema)));
}

/**
 * One filter as a CQL condition that says exactly what the filter asks, where there is one. For the user's own SQL,
 * whose WHERE is not ours to edit.
 */
export function exactSearchFilter(filter: Filter, schema: TopicSchema): SearchNode | undefined {
  const positive = POSITIVE[filter.operator];
  if (positive !== undefined) {
    const opposite = exactSearchFilter({ ...filter, operator: positive }, schema);
    return opposite && cql.not(opposite);
  }
  const fields: LogicalField[] = filter.field === 'pair' ? ['srcregion', 'dstregion'] : sidesOf(filter.field);
  return fields.every((field) => isExact(filter, schema.searchable(field))) ? searchFilter(filter, schema) : undefined;
}

const POSITIVE: Partial<Record<Operator, Operator>> = { isNot: 'is', notInNetwork: 'inNetwork' };

/** Words are whole values where neither the value nor the field's separators can split it. */
function isExact({ field, operator, values }: Filter, { type, tokenizer }: IndexedField): boolean {
  const isNumber = type === 'long' || type === 'double';
  const isOneWord = !/[._-]/.test(tokenizer) && (field === 'pair' || values.every((value) => /^[\w.-]+$/.test(value)));
  switch (operator) {
    case 'is':
    case 'eitherWay':
      return isNumber || isOneWord;
    case 'inNetwork':
      // IPv6 texts have more than one spelling and are cut at colons.
      return (
        !/[.]/.test(tokenizer) &&
        values.every((network) => !network.includes(':') && coveringPrefixes(network, MAX_PREFIXES).exact)
      );
    case 'between':
    case 'atLeast':
    case 'atMost':
      return isNumber;
    default:
      return false;
  }
}

function searchFilter(filter: Filter, schema: TopicSchema): SearchNode {
  if (filter.field === 'words') {
    return searchWords(filter, schema);
  }
  // The opposite of "may let through more" lets through less, so only exact conditions are turned round.
  if (filter.operator in POSITIVE) {
    return exactSearchFilter(filter, schema) ?? cql.all;
  }
  return filter.field === 'pair' ? searchPair(filter, schema) : searchSides(filter, schema);
}

/** All of the words, or none of them. */
function searchWords({ operator, values }: Filter, schema: TopicSchema): SearchNode {
  if (!schema.hasFullText) {
    throw new InvalidQueryError(
      'filters',
      say('free words need a full-text index, which topic {{topic}} lacks; filter by a field instead', {
        topic: schema.topic,
      }),
    );
  }
  const words = values.map((word) => cql.match(undefined, word));
  return cql.and(...(operator === 'isNot' ? words.map(cql.not) : words));
}

function searchPair({ operator, values }: Filter, schema: TopicSchema): SearchNode {
  const oneWay = (source: string, destination: string) =>
    cql.and(
      cql.match(schema.searchable('srcregion').key, source),
      cql.match(schema.searchable('dstregion').key, destination),
    );
  return cql.or(
    ...values.flatMap((pair) => {
      const [source, destination] = pair.split('>') as [string, string];
      return operator === 'eitherWay'
        ? [oneWay(source, destination), oneWay(destination, source)]
        : [oneWay(source, destination)];
    }),
  );
}

function searchSides(filter: Filter, schema: TopicSchema): SearchNode {
  return cql.or(...sidesOf(filter.field).map((field) => searchField(filter, schema.searchable(field))));
}

/** The fields of a record that a filter field looks at. */
export function sidesOf(field: FilterField): LogicalField[] {
  switch (field) {
    case 'address':
      return ['srcaddr', 'dstaddr'];
    case 'port':
      return ['srcport', 'dstport'];
    case 'region':
      return ['srcregion', 'dstregion'];
    case 'pair':
    case 'words':
      return [];
    default:
      return [field];
  }
}

function searchField({ operator, values }: Filter, indexed: IndexedField): SearchNode {
  const { key, type } = indexed;
  const isNumber = type === 'long' || type === 'double';
  switch (operator) {
    case 'is':
      return cql.or(
        ...values.map((value) => (isNumber ? cql.compare(key, '=', BigInt(value)) : cql.match(key, value))),
      );
    case 'inNetwork':
      return cql.or(...values.flatMap((network) => prefixesOf(network).map((prefix) => searchPrefix(prefix, indexed))));
    case 'between':
      return isNumber ? cql.or(...values.map((range) => searchRange(key, range))) : cql.all;
    case 'atLeast':
      return isNumber ? cql.compare(key, '>=', BigInt(values[0]!)) : cql.all;
    case 'atMost':
      // From 0: what is missing may stand there as -1.
      return isNumber ? searchRange(key, `0-${values[0]!}`) : cql.all;
    case 'exists':
      return cql.exists(key);
    case 'isNot':
    case 'notInNetwork':
    case 'missing':
    case 'eitherWay':
      return cql.all;
  }
}

function prefixesOf(network: string): string[] {
  return network.includes(':') ? [''] : coveringPrefixes(network, MAX_PREFIXES).prefixes;
}

function searchRange(key: string, range: string): SearchNode {
  const [low, high] = range.split('-') as [string, string];
  return cql.and(cql.compare(key, '>=', BigInt(low)), cql.compare(key, '<=', BigInt(high)));
}

/** `prefix` is whole octets with a trailing dot, or an address. */
function searchPrefix(prefix: string, { key, tokenizer }: IndexedField): SearchNode {
  if (prefix === '' || !prefix.endsWith('.')) {
    return prefix === '' ? cql.all : cql.match(key, prefix);
  }
  // Where the dot separates words, `10.1.*` would hold a word that begins with a wildcard; the octets are words then.
  return tokenizer.includes('.') ? cql.match(key, prefix.slice(0, -1)) : cql.startsWith(key, prefix);
}
