/** What each check finds: which records it looks at, and which of their groups it tells. */
import { type Expression, sql } from '#language';
import { fieldText, isIPv4, numberOf } from './compile-where';
import type { SourceSchema } from './plan';
import { presentNumber } from './reachability-conditions';
import { hasPorts, isFromInternet, isReply } from './security-conditions';
import { DEFAULT_THRESHOLDS, isSpread, type SecurityQuery } from './security-query';
import { sumOf } from './volume-columns';
import { type Range, secondsOf } from './volume-expressions';

export interface Finding {
  /** Beside filters and observer, all of which must hold too. */
  where(source: SourceSchema): Expression[];
  having(source: SourceSchema): { having?: Expression };
  /** Of which one source reaches for many. */
  target?: 'dstaddr' | 'dstport';
  /** Whether the networks of the targets are counted as well. */
  hasNetworks: boolean;
  /** The /24 of an IPv4 target, null for others. */
  network(source: SourceSchema): Expression;
}

/** `now`: the asked range, after the baseline of new talkers. */
export function findingOf(query: SecurityQuery, now: Range): Finding {
  const { check } = query;
  return {
    where: ({ schema }) => {
      const isRequest = sql.negate(isReply(schema));
      switch (check) {
        case 'horizontalScan':
        case 'verticalScan':
          return [hasPorts(schema), isRequest];
        case 'fanOut':
        case 'newTalkers':
          return [isRequest];
        case 'sensitivePorts':
          return [
            hasPorts(schema),
            sql.isIn(presentNumber('dstport', schema), query.ports.map(sql.integer)),
            isFromInternet(schema),
          ];
        case 'uncommonProtocols':
          return [
            sql.binary(presentNumber('protocol', schema), '>=', sql.integer(0)),
            sql.negate(sql.isIn(numberOf(schema.countable('protocol')), query.protocols.map(sql.integer))),
          ];
        case 'givenAddresses':
          return [];
      }
    },
    having: (source) => havingOf(query, now, source),
    ...(isSpread(check) ? { target: check === 'verticalScan' ? ('dstport' as const) : ('dstaddr' as const) } : {}),
    hasNetworks: check === 'fanOut',
    network: ({ schema }) => networkOf(fieldText('dstaddr', schema)),
  };
}

function havingOf(query: SecurityQuery, now: Range, source: SourceSchema): { having?: Expression } {
  const { check, threshold } = query;
  switch (check) {
    case 'horizontalScan':
    case 'verticalScan':
    case 'fanOut': {
      const target =
        check === 'verticalScan' ? presentNumber('dstport', source.schema) : fieldText('dstaddr', source.schema);
      const least = sql.integer(threshold ?? DEFAULT_THRESHOLDS[check]);
      const isMany = sql.binary(sql.call('approx_distinct', target), '>=', least);
      return { having: check === 'fanOut' ? isMany : sql.allOf([isMany, isProbing(query, source)])! };
    }
    case 'sensitivePorts':
      return { having: sql.binary(sumOf('records', source, 'ACCEPT'), '>', sql.integer(0)) };
    case 'newTalkers':
      return {
        having: sql.allOf([
          sql.binary(sql.call('min', secondsOf(source)), '>=', sql.integer(now.fromSeconds)),
          sql.binary(sumOf('bytes', source), '>=', sql.integer(query.minBytes)),
        ])!,
      };
    case 'uncommonProtocols':
    case 'givenAddresses':
      return {};
  }
}

/** Few packets a record; of interfaces also half of the records refused, for both ends of a flow may record it. */
function isProbing({ log, probePackets }: SecurityQuery, source: SourceSchema): Expression {
  const records = sql.call('count', sql.star);
  const isSmall = sql.binary(sumOf('packets', source), '<=', sql.binary(records, '*', sql.integer(probePackets)));
  const refused = sql.binary(sumOf('records', source, 'REJECT'), '*', sql.integer(2));
  return log === 'ccn' ? isSmall : sql.anyOf([isSmall, sql.binary(refused, '>=', records)])!;
}

function networkOf(address: Expression): Expression {
  const network = sql.call('ip_prefix', address, sql.integer(24));
  return sql.call('nullif', sql.cases([{ when: isIPv4(address), then: network }], sql.text('')), sql.text(''));
}
