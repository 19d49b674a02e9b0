import {
  type Filter,
  type Heartbeat,
  KEY_SEPARATOR,
  type KeyField,
  type ObserverRule,
  observerRuleOf,
  type Range,
  type Source,
} from '#query';
import type { VolumePlan } from './ask-volume';
import type { Volume } from './volume';

/**
 * Whether a key without a record in some seconds is known to be zero there. Who would have recorded it must have
 * delivered something; if it delivered nothing, nobody knows, and a chart shows a gap.
 */
export function knownZero(
  { query, keys, sum }: Pick<VolumePlan, 'query' | 'keys' | 'sum'>,
  heartbeat: Heartbeat,
  { holders }: Pick<Volume, 'holders'>,
): (key: string, range: Range) => boolean {
  const sources = new Map(sum([]).map(({ source }) => [`${source.region}/${source.topic}`, source]));
  const rule = observerRuleOf(query);
  return (key, range) => {
    const observers = query.log === 'ccn' && key !== '' ? observersOf(key, keys, rule) : [];
    if (observers.length > 0) {
      return observers.some((observer) => heartbeat.delivered(observer, range));
    }
    const named = query.log === 'ccn' ? pairsOf(query.filters) : [];
    if (named.length > 0) {
      return named.every((ends) => recordersOf(ends, rule).some((observer) => heartbeat.delivered(observer, range)));
    }
    const holding = [...(holders.get(key) ?? [])].map((name) => sources.get(name)).filter(isSource);
    return holding.length > 0
      ? holding.some((source) => heartbeat.topicDelivered(source, range))
      : heartbeat.allDelivered(range);
  };
}

const isSource = (source: Source | undefined): source is Source => source !== undefined;

/** Pairs that the filters name, so that nothing else is asked about. */
function pairsOf(filters: readonly Filter[]): [source: string, destination: string][] {
  const pairs = filters.find(({ field, operator }) => field === 'pair' && operator !== 'isNot');
  return (pairs?.values ?? []).flatMap((pair) => {
    const [source, destination] = pair.split('>') as [string, string];
    return pairs!.operator === 'eitherWay'
      ? [
          [source, destination],
          [destination, source],
        ]
      : [[source, destination]];
  });
}

function recordersOf([source, destination]: readonly [string, string], rule: ObserverRule): string[] {
  return rule === 'egress' ? [source] : rule === 'ingress' ? [destination] : [source, destination];
}

/** The regions that may have recorded a key, as far as the key names them. */
function observersOf(key: string, keys: readonly KeyField[], rule: ObserverRule): string[] {
  const parts = keys.length === 1 ? [key] : key.split(KEY_SEPARATOR);
  const part = (field: KeyField) => parts[keys.indexOf(field)] ?? [];
  switch (rule) {
    case 'egress':
      return [part('srcregion')].flat();
    case 'ingress':
      return [part('dstregion')].flat();
    case 'one':
    case 'asRecorded':
      return [part('observer'), part('srcregion'), part('dstregion')].flat();
  }
}
