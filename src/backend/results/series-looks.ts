import { MEASURES } from '#flowlog';
import type { FieldConfig } from '#plugin-sdk';
import type { Measure } from '#query';
import { actionColour } from './action-looks';
import type { TrafficPlan } from './ask-volume';

/** What sums up the rest stands back behind the keys shown. */
const REST_COLOUR = '#8e8e8e';

interface Shown {
  /** Empty: all that is no key of its own. */
  key: string;
  labels: Readonly<Record<string, string>>;
  measure: Measure;
}

/** The colour of the action where nothing else tells series apart; an earlier time is dashed. */
export function seriesLooks(
  { query, keys }: TrafficPlan,
  { key, labels: { action, compare }, measure }: Shown,
): Pick<FieldConfig, 'color' | 'custom'> {
  const isByAction = keys.length === 1 && query.measures.length === 1;
  const isAlone = query.measures.filter((other) => actionOf(other) === actionOf(measure)).length === 1;
  const shown = isByAction ? action : keys.length === 0 && isAlone ? (filtered(query) ?? actionOf(measure)) : undefined;
  const isRest = key === '' && keys.length > 0;
  const color = isRest ? { mode: 'fixed' as const, fixedColor: REST_COLOUR } : actionColour(query.log, shown);
  const isEarlier = compare !== undefined && compare !== 'now';
  return {
    ...(color ? { color } : {}),
    ...(isEarlier ? { custom: { lineStyle: { fill: 'dash', dash: [6, 6] }, fillOpacity: 0 } } : {}),
  };
}

/** Whose volume a measure is; undefined for what was offered. */
function actionOf(measure: Measure): 'ACCEPT' | 'REJECT' | undefined {
  return !MEASURES[measure].ofBothActions ? 'ACCEPT' : measure.startsWith('offered') ? undefined : 'REJECT';
}

/** The only action that the filters leave. */
function filtered({ filters }: TrafficPlan['query']): string | undefined {
  const action = filters.find(({ field, operator }) => field === 'action' && operator === 'is');
  return action?.values.length === 1 ? action.values[0] : undefined;
}
