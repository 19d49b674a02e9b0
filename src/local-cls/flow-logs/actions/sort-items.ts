import { checkChoice } from './check-values';

/** Sorts by one of the named values; equal ones keep their order. */
export function sortItems<Item>(
  items: readonly Item[],
  fields: Readonly<Record<string, (item: Item) => string | number>>,
  order: { parameters: readonly [field: string, direction: string]; field: string; direction: string },
): Item[] {
  const [fieldParameter, directionParameter] = order.parameters;
  checkChoice(fieldParameter, Object.keys(fields), order.field);
  checkChoice(directionParameter, ['ASC', 'DESC'], order.direction);
  const value = fields[order.field]!;
  const sign = order.direction === 'ASC' ? 1 : -1;
  return [...items].sort((a, b) => sign * compare(value(a), value(b)));
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
