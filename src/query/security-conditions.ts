/** What security checks ask of a record in SQL: whether it answers, whence it comes, whether a list names an end. */
import { cql, type Expression, type SearchNode, sql } from '#language';
import { FIRST_EPHEMERAL_PORT, KNOWN_PORTS, PRIVATE_NETWORKS } from '#flowlog';
import { searchFilters } from './compile-search';
import { fieldText, isIPv4, whereFilters } from './compile-where';
import type { Filter } from './model';
import { presentNumber } from './reachability-conditions';
import type { TopicSchema } from './topic-schema';

const [TCP, UDP] = [6, 17];
const FIRST_USER_PORT = 1024;
/** No client's port: what stands there as a source belongs to a service. */
const SERVICE_PORTS = KNOWN_PORTS.filter((port) => port >= FIRST_USER_PORT && port < FIRST_EPHEMERAL_PORT);

export function hasPorts(schema: TopicSchema): Expression {
  return sql.isIn(presentNumber('protocol', schema), [TCP, UDP].map(sql.integer));
}

/**
 * Likely a service's answer to a client, by the ports alone: from a service's port to one no service has. Who scans from
 * such a port on purpose is missed where the tried ports are nobody's and let through.
 */
export function isReply(schema: TopicSchema): Expression {
  const [source, destination] = [presentNumber('srcport', schema), presentNumber('dstport', schema)];
  const below = (port: Expression, border: number) => sql.binary(port, '<', sql.integer(border));
  return sql.allOf([
    hasPorts(schema),
    sql.binary(destination, '>=', sql.integer(FIRST_USER_PORT)),
    sql.negate(sql.isIn(destination, KNOWN_PORTS.map(sql.integer))),
    below(source, FIRST_EPHEMERAL_PORT),
    sql.anyOf([
      below(source, FIRST_USER_PORT),
      sql.isIn(source, SERVICE_PORTS.map(sql.integer)),
      sql.binary(destination, '>=', sql.integer(FIRST_EPHEMERAL_PORT)),
    ])!,
  ])!;
}

/** An interface refuses no answer of its own accord: what it refuses may be a probe, unless its target is seen to have asked. */
export function isPassedReply(schema: TopicSchema): Expression {
  const isAccepted = sql.negate(sql.isIn(fieldText('action', schema), [sql.text('REJECT')]));
  return sql.allOf([isReply(schema), isAccepted])!;
}

/**
 * The ports allow for an answer to whoever asked this very port: not from a client's port, nor to a service's. Whether
 * it is one, the other direction tells.
 */
export function mayAnswer(schema: TopicSchema): Expression {
  const [source, destination] = [presentNumber('srcport', schema), presentNumber('dstport', schema)];
  return sql.allOf([
    hasPorts(schema),
    sql.binary(source, '>', sql.integer(0)),
    sql.binary(source, '<', sql.integer(FIRST_EPHEMERAL_PORT)),
    sql.binary(destination, '>=', sql.integer(FIRST_USER_PORT)),
    sql.negate(sql.isIn(destination, KNOWN_PORTS.map(sql.integer))),
  ])!;
}

/** Networks beside the private ones that no packet from the Internet comes from. */
const NO_SOURCES = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'];
/** Private, link-local, multicast and loopback addresses of IPv6, and the unspecified one. */
const INSIDE_V6 = '^(f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|ff[0-9a-f]{2}:|::1$|::$)';

/** False for what is no address. */
export function isFromInternet(schema: TopicSchema): Expression {
  const address = fieldText('srcaddr', schema);
  const values = [...PRIVATE_NETWORKS.filter((network) => !network.includes(':')), ...NO_SOURCES];
  return sql.anyOf([
    sql.allOf([isIPv4(address), ...whereFilters([{ field: 'srcaddr', operator: 'notInNetwork', values }], schema)])!,
    sql.allOf([sql.like(address, '%:%'), sql.negate(sql.call('regexp_like', address, sql.text(INSIDE_V6)))])!,
  ])!;
}

/** Records with a listed address or network as this end. */
export function isListed(
  field: 'srcaddr' | 'dstaddr',
  list: readonly string[],
  schema: TopicSchema,
): { search: SearchNode; where: Expression } {
  const isNetwork = (entry: string) => entry.includes('/');
  const filters: Filter[] = [
    { field, operator: 'is' as const, values: list.filter((entry) => !isNetwork(entry)) },
    { field, operator: 'inNetwork' as const, values: list.filter(isNetwork) },
  ].filter(({ values }) => values.length > 0);
  return {
    search: cql.or(...filters.map((filter) => searchFilters([filter], schema))),
    where: sql.anyOf(filters.flatMap((filter) => whereFilters([filter], schema)))!,
  };
}
