import { say } from '#wording';
import { isOfCap, type Measure } from '#flowlog';
import { type CappedKey, canBeCapped, cappedKey, type Heartbeat, InvalidQueryError, type KeyField } from '#query';
import type { Cap } from '../inventory/caps';
import type { LoadedCaps } from '../inventory/load-caps';
import { text } from '../texts/text';
import type { Asking } from './ask';
import type { VolumePlan } from './ask-volume';
import type { Value } from './series-values';

/** Bandwidth caps of the keys of an answer. */
export interface KeyCaps {
  /** What the measure is worth, given the rate or sum that records tell. */
  measured(measure: Measure, key: string, value: Value): Value;
  /** Why caps are guessed, and why some keys have none; of the keys measured so far. */
  notes(): string[];
}

const NO_CAPS: KeyCaps = { measured: (_measure, _key, value) => value, notes: () => [] };

/**
 * Mean shares of the caps of a ranking's keys, where they have caps that are ordered or set: a guessed one is worth no
 * column that nobody asked for.
 */
export async function shareOfCaps(plan: VolumePlan, heartbeat: Heartbeat, { loadCaps, naming }: Asking) {
  const ccn = naming.ccn ?? onlyCcn(heartbeat);
  if (!canBeCapped(plan.query, plan.keys) || (ccn === undefined && !plan.keys.includes('ccn'))) {
    return undefined;
  }
  const caps = await loadCaps();
  return (key: string, bitsPerSecond: Value): number | null => {
    const asked = { ...cappedKey(plan.query, plan.keys, key), ...(plan.keys.includes('ccn') ? {} : { ccn }) };
    const cap = isRest(key, plan.keys) ? undefined : find(caps, asked);
    return cap === undefined || cap.source === 'default' || bitsPerSecond === null
      ? null
      : percentOf(bitsPerSecond, cap);
  };
}

/** Caps are asked for only where one of the measures is a share of them. */
export async function loadKeyCaps(
  plan: VolumePlan,
  measures: readonly Measure[],
  heartbeat: Heartbeat,
  { loadCaps, naming }: Asking,
): Promise<KeyCaps> {
  const place = measures.findIndex(isOfCap);
  if (place < 0) {
    return NO_CAPS;
  }
  const ccn = naming.ccn ?? onlyCcn(heartbeat);
  if (ccn === undefined && !plan.keys.includes('ccn')) {
    throw new InvalidQueryError(
      plan.kind === 'matrix' ? 'measure' : `measures[${place}]`,
      say('each CCN has caps of its own, and records name {{ccns}}: split by CCN, or filter for one', {
        ccns: namesOf(heartbeat),
      }),
    );
  }
  return keyCaps(plan, ccn, await loadCaps());
}

function onlyCcn({ coverage }: Heartbeat): string | undefined {
  const [first, second] = coverage.keys();
  return second === undefined ? first : undefined;
}

const namesOf = ({ coverage }: Heartbeat) =>
  coverage.size === 0 ? say('none') : [...coverage.keys()].sort().join(', ');

function keyCaps({ query, keys }: VolumePlan, ccn: string | undefined, caps: LoadedCaps): KeyCaps {
  const used: Cap[] = [];
  const lacking = new Set<'utilisation.byRegion' | 'utilisation.byPair'>();
  const capOf = (key: string): Cap | undefined => {
    const asked = { ...cappedKey(query, keys, key), ...(keys.includes('ccn') ? {} : { ccn }) };
    const cap = isRest(key, keys) ? undefined : find(caps, asked);
    if (cap !== undefined) {
      used.push(cap);
    } else if (!isRest(key, keys)) {
      lacking.add(asked.dstregion === undefined ? 'utilisation.byPair' : 'utilisation.byRegion');
    }
    return cap;
  };
  return {
    measured: (measure, key, value) => {
      const cap = isOfCap(measure) ? capOf(key) : undefined;
      return !isOfCap(measure) ? value : cap === undefined || value === null ? null : percentOf(value, cap);
    },
    notes: () => [...caps.notices(used, query.locale), ...[...lacking].map((why) => text(query.locale, why))],
  };
}

const isRest = (key: string, keys: readonly KeyField[]) => key === '' && keys.length > 0;

const percentOf = (value: number | bigint, { bitsPerSecond }: Cap) => (Number(value) / bitsPerSecond) * 100;

function find(caps: LoadedCaps, { ccn, srcregion, dstregion }: CappedKey): Cap | undefined {
  return ccn === undefined || srcregion === undefined ? undefined : caps.capOf(ccn, srcregion, dstregion);
}
