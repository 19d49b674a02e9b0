import { type Expression, sql } from '#language';
import { fieldText, isIPv4, keyPart } from './compile-where';
import type { KeyField, PublicPart } from './model';
import { servicePort } from './service-port';
import type { TopicSchema } from './topic-schema';

/** CLS's functions for the place of an address. They know public IPv4 addresses only. */
const PLACES: Readonly<Record<PublicPart, string>> = {
  publicCountry: 'ip_to_country',
  publicProvince: 'ip_to_province',
  publicProvider: 'ip_to_provider',
};

/** What stands for a place that an address cannot have. */
export const NO_PLACE = { private: 'private', unknown: 'unknown' } as const;

export function isPublicPart(field: KeyField): field is PublicPart {
  return Object.hasOwn(PLACES, field);
}

/** One part of a key, never empty. */
export function partOfKey(field: KeyField, schema: TopicSchema): Expression {
  if (field === 'servicePort') {
    return servicePort(schema);
  }
  return isPublicPart(field) ? publicPart(field, schema) : keyPart(field, schema);
}

/**
 * The place of the public side: the source's where it is public, else the destination's. A flow between private
 * addresses has none, and neither has one that is not told, as of IPv6.
 */
function publicPart(part: PublicPart, schema: TopicSchema): Expression {
  const [source, destination] = [fieldText('srcaddr', schema), fieldText('dstaddr', schema)];
  const unknown = sql.text(NO_PLACE.unknown);
  const placeOf = (address: Expression) =>
    sql.call('coalesce', sql.call('nullif', sql.call(PLACES[part], address), sql.text('')), unknown);
  const isPrivate = sql.allOf([isIn(source, 'intranet'), isIn(destination, 'intranet')])!;
  return sql.cases(
    [
      { when: isIn(source, 'internet'), then: placeOf(source) },
      { when: isIn(destination, 'internet'), then: placeOf(destination) },
      { when: isPrivate, then: sql.text(NO_PLACE.private) },
    ],
    unknown,
  );
}

/** Only CASE promises the order: what is no IPv4 address must not reach the function. */
function isIn(address: Expression, domain: 'intranet' | 'internet'): Expression {
  const told = sql.cases([{ when: isIPv4(address), then: sql.call('ip_to_domain', address) }], sql.text('invalid'));
  return sql.binary(told, '=', sql.text(domain));
}
