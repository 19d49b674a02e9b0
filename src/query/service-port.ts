import { type Expression, sql } from '#language';
import { FIRST_EPHEMERAL_PORT, KNOWN_PORTS } from '#flowlog';
import { numberOf } from './compile-where';
import type { TopicSchema } from './topic-schema';

const [TCP, UDP] = [6, 17];

/**
 * The port of the service that a flow belongs to, whichever side it is on, so that replies do not spread over the ports
 * that clients happen to take. A port with a usual service goes first, then one below the ports of clients.
 *
 *     dstport 443, srcport 51515    ->  443
 *     dstport 51515, srcport 443    ->  443/reply
 *     dstport 51515, srcport 40000  ->  ephemeral
 *     no port told                  ->  -
 */
export function servicePort(schema: TopicSchema): Expression {
  const port = (field: 'dstport' | 'srcport') => numberOf(schema.countable(field));
  const [destination, source] = [port('dstport'), port('srcport')];
  const asked = sql.cast(destination, 'varchar');
  const answering = sql.call('concat', sql.cast(source, 'varchar'), sql.text('/reply'));
  const hasPorts = sql.isIn(numberOf(schema.countable('protocol')), [TCP, UDP].map(sql.integer));
  return sql.cases(
    [
      { when: sql.allOf([hasPorts, isKnown(destination)])!, then: asked },
      { when: sql.allOf([hasPorts, isKnown(source)])!, then: answering },
      { when: sql.allOf([hasPorts, isLow(destination)])!, then: asked },
      { when: sql.allOf([hasPorts, isLow(source)])!, then: answering },
      { when: sql.allOf([hasPorts, sql.isNotNull(destination)])!, then: sql.text('ephemeral') },
    ],
    sql.text('-'),
  );
}

function isKnown(port: Expression): Expression {
  return sql.isIn(port, KNOWN_PORTS.map(sql.integer));
}

function isLow(port: Expression): Expression {
  return sql.allOf([sql.binary(port, '>', sql.integer(0)), sql.binary(port, '<', sql.integer(FIRST_EPHEMERAL_PORT))])!;
}
