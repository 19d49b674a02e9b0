import { constantValue, nodeOf, nodesOf, type SqlNode } from '../tree';

const UNIT_MS: Readonly<Record<string, number>> = {
  to_seconds: 1000,
  to_minutes: 60_000,
  to_hours: 3_600_000,
  to_days: 86_400_000,
};

/** Calls that the engine's parser makes of `interval '1' minute`. */
const INTERVAL_CALLS = ['to_milliseconds', ...Object.keys(UNIT_MS), 'to_weeks', 'to_months', 'to_quarters', 'to_years'];

/** The amount of an interval literal, or undefined when the call was written by hand. */
export function intervalAmount(node: SqlNode): string | undefined {
  let inner = nodesOf(node['children'])[0];
  if (node.class !== 'FUNCTION' || !INTERVAL_CALLS.includes(String(node['function_name'])) || inner?.class !== 'CAST') {
    return undefined;
  }
  while (inner?.class === 'CAST' || (inner?.class === 'FUNCTION' && inner['function_name'] === 'trunc')) {
    inner = nodeOf(inner['child']) ?? nodesOf(inner['children'])[0];
  }
  const value = constantValue(inner);
  const amount = value === undefined ? undefined : 'number' in value ? value.number : value.text;
  return amount !== undefined && /^-?\d{1,9}$/.test(amount) ? amount : undefined;
}

/** Width of a positive interval of seconds, minutes, hours or days. */
export function intervalMs(node: SqlNode): number | undefined {
  const amount = Number(intervalAmount(node) ?? 0);
  const unit = UNIT_MS[String(node['function_name'])];
  return unit !== undefined && amount > 0 ? amount * unit : undefined;
}
