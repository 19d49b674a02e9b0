import {
  type Filter,
  type Heartbeat,
  type KeyField,
  namedField,
  namedIn,
  observerRuleOf,
  possibleEnds,
  type Range,
  recordersOf,
  splitKey,
  topicName,
} from '#query';
import type { Asking } from './ask';
import type { AskedStretch, VolumePlan } from './ask-volume';
import type { Volume } from './volume';

/** Whether a key without a record in some seconds is known to be zero there. */
export type IsZero = (key: string, range: Range) => boolean;

type Questioned = Pick<VolumePlan, 'query' | 'keys' | 'sum'>;

/**
 * Who would have recorded a key must have delivered something; if it delivered nothing, nobody knows, and a chart shows
 * a gap.
 */
export function knownZero(plan: Questioned, heartbeat: Heartbeat, volume: Pick<Volume, 'holders'>): IsZero {
  const witnessesOf = findWitnesses(plan, heartbeat, volume);
  return (key, range) => witnessesOf(key).every(({ delivered }) => delivered(range));
}

/**
 * Stricter, for what is told of a whole range at once: who would have recorded a key delivered throughout it, up
 * to `settledSeconds`, behind which records still arrive.
 */
export function provenZero(
  plan: Questioned,
  heartbeat: Heartbeat,
  volume: Pick<Volume, 'holders'>,
  settledSeconds: number,
): IsZero {
  const { proof } = heartbeat;
  const witnessesOf = findWitnesses(plan, proof, volume);
  const found = new Map<string, boolean>();
  return (key, { fromSeconds, toSeconds }) => {
    const range = { fromSeconds, toSeconds: Math.min(toSeconds, settledSeconds) };
    const isProven = (witness: Witness) => {
      const name = `${witness.name} ${fromSeconds} ${toSeconds}`;
      const proven = found.get(name) ?? proof.parts(range, witness.ccns).every((part) => witness.delivered(part));
      found.set(name, proven);
      return proven;
    };
    return range.toSeconds > fromSeconds && witnessesOf(key).every(isProven);
  };
}

/** For a total. A range that is still filling up proves nothing: without a comparison somebody must have delivered in it. */
export function zeroOfTotal(
  plan: VolumePlan,
  { heartbeat, volume, buckets }: AskedStretch,
  { nowMs }: Pick<Asking, 'nowMs'>,
): IsZero {
  const settledSeconds = nowMs / 1000 - plan.settleSeconds;
  return plan.before === undefined && settledSeconds <= buckets.fromSeconds
    ? knownZero(plan, heartbeat, volume)
    : provenZero(plan, heartbeat, volume, settledSeconds);
}

/** One of several who can each tell that a key was silent. */
interface Witness {
  name: string;
  /** CCNs of which it must have delivered; none where none is named. */
  ccns: readonly string[];
  delivered(range: Range): boolean;
}

/** All whose word is needed for a key: one for every two regions between which such flows can run. */
function findWitnesses(plan: Questioned, heartbeat: Heartbeat, { holders }: Pick<Volume, 'holders'>) {
  const { query, keys } = plan;
  const sources = new Map(plan.sum([]).map(({ source }) => [topicName(source), source]));
  const rule = observerRuleOf(query);
  const topics = (key: string, ccns: readonly string[]): Witness => {
    const holding = [...(holders.get(key) ?? [])].flatMap((name) => sources.get(name) ?? []);
    return {
      name: [...holding.map(topicName), ...ccns].join(),
      ccns,
      delivered: (range) =>
        holding.length > 0
          ? holding.some((source) => heartbeat.topicDelivered(source, range, ccns))
          : heartbeat.allDelivered(range, ccns),
    };
  };
  const regions = (names: readonly string[], ccns: readonly string[]): Witness => ({
    name: [names.join('|'), ...ccns].join(),
    ccns,
    delivered: (range) => names.some((name) => heartbeat.delivered(name, range, ccns)),
  });
  const find = (key: string): Witness[] => {
    const filters = [...named(keys, key), ...query.filters];
    const names = namedIn(filters, namedField(query.log));
    if (names.length > 0 && names.every((name) => heartbeat.unheard.includes(name))) {
      return [{ name: names.join(), ccns: [], delivered: () => false }];
    }
    if (query.log === 'eni') {
      return [topics(key, [])];
    }
    const ccns = namedIn(filters, 'ccn');
    return possibleEnds(filters)
      .map((ends) => recordersOf(ends, rule))
      .map((recorders) => (recorders.length === 0 ? topics(key, ccns) : regions(recorders, ccns)));
  };
  const found = new Map<string, Witness[]>();
  return (key: string): Witness[] => {
    const witnesses = found.get(key) ?? find(key);
    found.set(key, witnesses);
    return witnesses;
  };
}

/** Fields that tell who would have recorded a flow. */
const TELLING = ['srcregion', 'dstregion', 'observer', 'ccn', 'interface'] as const satisfies readonly KeyField[];

/** A key as filters for its parts; what is left over is any key. */
function named(keys: readonly KeyField[], key: string): Filter[] {
  const parts = key === '' ? [] : splitKey(keys, key);
  return TELLING.flatMap((field): Filter[] => {
    const part = parts[keys.indexOf(field)];
    return part ? [{ field, operator: 'is', values: [part] }] : [];
  });
}
