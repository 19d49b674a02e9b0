import { outOfRange } from './vpc-failure';

const MAX_LIMIT = 100;

/** The part of the list that Offset and Limit ask for. Documents give the default of DescribeFlowLogs only. */
export function pageOf<Item>(
  items: readonly Item[],
  { Offset = 0, Limit }: { Offset?: number | undefined; Limit?: number | undefined },
  defaultLimit = 20,
): Item[] {
  const limit = Limit ?? defaultLimit;
  if (Offset < 0) {
    throw outOfRange('Offset', '0 or more');
  }
  if (limit < 1 || limit > MAX_LIMIT) {
    throw outOfRange('Limit', `1 to ${MAX_LIMIT}`);
  }
  return items.slice(Offset, Offset + limit);
}
