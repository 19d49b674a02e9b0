/** What each check finds: which records it looks at, and which of their groups it tells. */
import { type Expression, sql } from '#language';
import { fieldText, isIPv4, keyPart, numberOf } from './compile-where';
import type { SourceSchema } from './plan';
import { presentNumber } from './reachability-conditions';
import { hasPorts, isFromInternet, isPassedReply, isReply } from './security-conditions';
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

/** `now`: the asked range, after the baseline of new talkers. `topics`: over how many a finding may be spread. */
export function findingOf(query: SecurityQuery, now: Range, topics: number): Finding {
  const { check } = query;
  return {
    where: ({ schema }) => {
      const isRequest = sql.negate(isReply(schema));
      const isNoPassedReply = query.log === 'eni' ? sql.negate(isPassedReply(schema)) : isRequest;
      switch (check) {
        case 'horizontalScan':
        case 'verticalScan':
          return [hasPorts(schema), isNoPassedReply];
        case 'fanOut':
          return [isNoPassedReply];
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
    having: (source) => havingOf(query, { now, topics }, source),
    ...(isSpread(check) ? { target: check === 'verticalScan' ? ('dstport' as const) : ('dstaddr' as const) } : {}),
    hasNetworks: check === 'fanOut',
    network: ({ schema }) => networkOf(fieldText('dstaddr', schema)),
  };
}

/** What must hold in one of the topics at least. */
function havingOf(
  query: SecurityQuery,
  { now, topics }: { now: Range; topics: number },
  source: SourceSchema,
): { having?: Expression } {
  const { check } = query;
  switch (check) {
    case 'horizontalScan':
    case 'verticalScan':
    case 'fanOut': {
      const target = keyPart(check === 'verticalScan' ? 'dstport' : 'dstaddr', source.schema);
      const isMany = sql.binary(sql.call('approx_distinct', target), '>=', sql.integer(leastTargets(query, topics)));
      return { having: check === 'fanOut' ? isMany : sql.allOf([isMany, mayBeProbing(query, source)])! };
    }
    case 'sensitivePorts':
      return { having: sql.binary(sumOf('records', source, 'ACCEPT'), '>', sql.integer(0)) };
    case 'newTalkers':
      return {
        having: sql.allOf([
          sql.binary(sql.call('min', secondsOf(source)), '>=', sql.integer(now.fromSeconds)),
          sql.binary(sumOf('bytes', source), '>=', sql.integer(Math.ceil(query.minBytes / topics))),
        ])!,
      };
    case 'uncommonProtocols':
    case 'givenAddresses':
      return {};
  }
}

/** Distinct counts are about: who comes near the threshold is looked at closer. */
const NEAR = 0.9;

/** Targets that a source must have in one topic at least, if it has as many as the threshold over all of them. */
export function leastTargets(query: SecurityQuery, topics: number): number {
  return Math.ceil(nearThreshold(query) / topics);
}

/** A count that is about this may be the threshold. */
export function nearThreshold(query: SecurityQuery): number {
  return NEAR * thresholdOf(query);
}

export function thresholdOf({ check, threshold }: SecurityQuery): number {
  return threshold ?? (isSpread(check) ? DEFAULT_THRESHOLDS[check] : 1);
}

/**
 * Whether a part of these records may be a scan, which has few packets a record on average: then half of its records have
 * at most twice as many. Who sends mostly others by the same port is no scanner.
 */
function mayBeProbing({ probePackets }: SecurityQuery, { schema }: SourceSchema): Expression {
  const isSmall = sql.binary(numberOf(schema.countable('packets')), '<=', sql.integer(2 * probePackets));
  const isRefused = sql.isIn(fieldText('action', schema), [sql.text('REJECT')]);
  const probes = sql.call(
    'sum',
    sql.cases([{ when: sql.anyOf([isSmall, isRefused])!, then: sql.integer(1) }], sql.integer(0)),
  );
  return sql.binary(sql.binary(probes, '*', sql.integer(4)), '>=', sql.call('count', sql.star));
}

function networkOf(address: Expression): Expression {
  const network = sql.call('ip_prefix', address, sql.integer(24));
  return sql.call('nullif', sql.cases([{ when: isIPv4(address), then: network }], sql.text('')), sql.text(''));
}
