import { say } from '#wording';
import { type Expression, sql } from '#language';
import { coveringPrefixes, ipv6Prefixes, type LogicalField } from '#flowlog';
import { sidesOf } from './compile-search';
import { InvalidQueryError } from './invalid-query-error';
import type { Filter } from './model';
import type { IndexedField, TopicSchema } from './topic-schema';

/** Filters as exact SQL conditions, all of which must hold. Free words have no SQL form: the search part decides them. */
export function whereFilters(filters: readonly Filter[], schema: TopicSchema): Expression[] {
  return filters.flatMap((filter) => whereFilter(filter, schema) ?? []);
}

function whereFilter(filter: Filter, schema: TopicSchema): Expression | undefined {
  if (filter.field === 'words') {
    return undefined;
  }
  switch (filter.operator) {
    case 'isNot':
      return sql.negate(whereHolds({ ...filter, operator: 'is' }, schema)!);
    case 'notInNetwork':
      return sql.negate(whereHolds({ ...filter, operator: 'inNetwork' }, schema)!);
    default:
      return whereHolds(filter, schema);
  }
}

function whereHolds(filter: Filter, schema: TopicSchema): Expression | undefined {
  if (filter.field === 'pair') {
    return wherePair(filter, schema);
  }
  return sql.anyOf(sidesOf(filter.field).map((field) => whereField(filter, schema.countable(field))));
}

function wherePair({ operator, values }: Filter, schema: TopicSchema): Expression | undefined {
  const oneWay = (source: string, destination: string) =>
    sql.allOf([
      sql.isIn(fieldText('srcregion', schema), [sql.text(source)]),
      sql.isIn(fieldText('dstregion', schema), [sql.text(destination)]),
    ])!;
  return sql.anyOf(
    values.flatMap((pair) => {
      const [source, destination] = pair.split('>') as [string, string];
      return operator === 'eitherWay'
        ? [oneWay(source, destination), oneWay(destination, source)]
        : [oneWay(source, destination)];
    }),
  );
}

function whereField(filter: Filter, field: IndexedField): Expression {
  const { operator, values } = filter;
  switch (operator) {
    case 'is':
      return isNumber(field)
        ? sql.isIn(
            present(numberOf(field)),
            values.map((value) => sql.integer(BigInt(value))),
          )
        : sql.isIn(textOf(field), values.map(sql.text));
    case 'inNetwork':
      return sql.anyOf(values.map((network) => whereNetwork(network, field)))!;
    case 'between':
      return sql.anyOf(
        values.map((range) => {
          const [low, high] = range.split('-') as [string, string];
          return sql.allOf([
            atLeast(field, low),
            sql.binary(present(numberOf(field)), '<=', sql.integer(BigInt(high))),
          ])!;
        }),
      )!;
    case 'atLeast':
      return atLeast(field, values[0]!);
    case 'atMost':
      return sql.allOf([
        atLeast(field, '0'),
        sql.binary(present(numberOf(field)), '<=', sql.integer(BigInt(values[0]!))),
      ])!;
    case 'exists':
      return sql.negate(isMissing(field));
    case 'missing':
      return isMissing(field);
    case 'isNot':
    case 'notInNetwork':
    case 'eitherWay':
      throw new InvalidQueryError(
        'filters',
        say('the operator {{operator}} does not fit {{field}}; choose another', { operator, field: field.key }),
      );
  }
}

function atLeast(field: IndexedField, value: string): Expression {
  return sql.binary(present(numberOf(field)), '>=', sql.integer(BigInt(value)));
}

/**
 * Prefixes where they say it exactly. Else CLS's own network function, behind a test that the text is an IPv4 address:
 * on `-` or an IPv6 address it may fail the whole statement, and only CASE promises the order.
 */
function whereNetwork(network: string, field: IndexedField): Expression {
  const { prefixes, exact } = coveringPrefixes(network, 1);
  const prefix = prefixes[0];
  if (exact && prefix !== undefined && !/[.:]$/.test(prefix)) {
    return sql.isIn(textOf(field), [sql.text(prefix)]);
  }
  if (network.includes(':')) {
    return sql.anyOf(ipv6Patterns(network).map((pattern) => sql.like(textOf(field), pattern)))!;
  }
  if (exact && prefix !== undefined) {
    return sql.like(textOf(field), `${prefix}%`);
  }
  return sql.cases(
    [
      {
        when: isIPv4(textOf(field)),
        then: sql.call('is_subnet_of', sql.text(network), textOf(field)),
      },
    ],
    sql.binary(sql.integer(1), '=', sql.integer(0)),
  );
}

/** Whether a text may go to CLS's network functions. */
export function isIPv4(text: Expression): Expression {
  return sql.call('regexp_like', text, sql.text('^[0-9]{1,3}([.][0-9]{1,3}){3}$'));
}

/** CLS has no IPv6 functions, so a network is what the usual spelling (RFC 5952) of its addresses begins with. */
function ipv6Patterns(network: string): string[] {
  const patterns = ipv6Prefixes(network)?.map((prefix) => (prefix === '' ? '%:%' : `${prefix}%`));
  if (patterns === undefined) {
    throw new InvalidQueryError(
      'filters',
      say(
        '{{network}} cannot be counted in: CLS knows IPv6 addresses as text only, so the length must be a multiple of 16 and the network must not begin with, or hold, several zero groups; widen it, or ask for records',
        { network },
      ),
    );
  }
  return patterns;
}

function isMissing(field: IndexedField): Expression {
  return isNumber(field)
    ? sql.binary(present(numberOf(field)), '<', sql.integer(0))
    : sql.isIn(textOf(field), ['-', '', '-1'].map(sql.text));
}

/** A field as text, `-` where the record has none. */
export function fieldText(field: LogicalField, schema: TopicSchema): Expression {
  return textOf(schema.countable(field));
}

/**
 * One part of a flow's identity: `-` also for an empty text, because the empty key is Other's. No record drops out of a
 * group for a part it lacks.
 */
export function keyPart(field: LogicalField, schema: TopicSchema): Expression {
  const indexed = schema.countable(field);
  return isNumber(indexed)
    ? textOf(indexed)
    : sql.call('coalesce', sql.call('nullif', sql.column(indexed.key), sql.text('')), sql.text('-'));
}

function textOf(field: IndexedField): Expression {
  const column = sql.column(field.key);
  return sql.call('coalesce', isNumber(field) ? sql.cast(column, 'varchar') : column, sql.text('-'));
}

/** A number field as SQL's bigint, also where the topic's index calls it text. */
export function numberOf(field: IndexedField): Expression {
  return isNumber(field) ? sql.column(field.key) : sql.tryCast(sql.column(field.key), 'bigint');
}

/** -1 for a missing number, so that comparisons are never null and their opposite is the opposite. */
function present(number: Expression): Expression {
  return sql.call('coalesce', number, sql.integer(-1));
}

function isNumber(field: IndexedField): boolean {
  return field.type === 'long' || field.type === 'double';
}
