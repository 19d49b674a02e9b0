/** What the keys of a ranking were at the time compared with. */
import type { Field } from '#plugin-sdk';
import { text } from '../texts/text';
import { type AskedVolume, comparedMeasure, type MatrixPlan, rankedValue, type TopPlan } from './ask-volume';
import { earlierWords } from './comparison';
import { changeOf } from './growth';
import type { IsZero } from './known-zero';
import { measureField } from './measure';
import { columnTitle } from './present-frames';

export type Exact = number | bigint | null;
type State = 'new' | 'gone' | 'grew' | 'fell' | 'same';

export interface Change {
  key: string;
  /** Null where nobody knows. */
  now: Exact;
  before: Exact;
}

/** Undefined without a comparison. `zeros`: what silence is worth now, and what it was worth then. */
export function compareKeys(
  plan: TopPlan,
  { before, ...now }: AskedVolume,
  zeros: readonly [now: IsZero, before?: IsZero],
): Change[] | undefined {
  const [isZero, wasZero] = zeros;
  if (before === undefined || wasZero === undefined) {
    return undefined;
  }
  return [...now.volume.keys.keys()].map((key) => ({
    key,
    now: rankedValue(plan, now.volume, key, isZero(key, now.buckets)),
    before: rankedValue(plan, before.volume, key, wasZero(key, before.buckets)),
  }));
}

/** A base below this share of all that was counted then makes no percentage. */
const TINY_SHARE = 0.0001;

export function changeColumns(plan: TopPlan | MatrixPlan, changes: readonly Change[] | undefined): Field[] {
  const { query } = plan;
  if (changes === undefined || query.compareWith === undefined) {
    return [];
  }
  const measure = query.kind === 'matrix' ? query.measure : comparedMeasure(plan);
  const words = { measure: columnTitle(measure, query) ?? measure, when: earlierWords(query, query.compareWith) };
  const describe = (column: 'before' | 'change' | 'changePercent' | 'state') => ({
    description: text(query.locale, `compare.${column}`, words),
  });
  const base = changes.reduce((sum, { before }) => sum + Number(before ?? 0), 0);
  const columnOf = (name: 'before' | 'change', valueOf: (change: Change) => Exact): Field => {
    const { config, ...field } = measureField(measure, changes.map(valueOf));
    return { ...field, name, config: { ...config, ...describe(name) } };
  };
  return [
    columnOf('before', ({ before }) => before),
    columnOf('change', differenceOf),
    {
      name: 'changePercent',
      type: 'float64',
      values: changes.map((change) => percentOf(change, base * TINY_SHARE)),
      config: { unit: 'percent', decimals: 1, ...describe('changePercent') },
    },
    { name: 'state', type: 'string', values: changes.map(stateOf), config: describe('state') },
  ];
}

/** Null where one of the times is not known. */
export function differenceOf({ now, before }: Pick<Change, 'now' | 'before'>): Exact {
  return now === null || before === null ? null : changeOf(now, before);
}

function percentOf(change: Change, tiny: number): number | null {
  const difference = differenceOf(change);
  const base = Number(change.before ?? 0);
  return difference === null || base === 0 || base < tiny ? null : (Number(difference) / base) * 100;
}

export function stateOf({ now, before }: Pick<Change, 'now' | 'before'>): State | null {
  if (now === null || before === null) {
    return null;
  }
  if (now > 0 !== before > 0) {
    return now > 0 ? 'new' : 'gone';
  }
  return now > before ? 'grew' : now < before ? 'fell' : 'same';
}
