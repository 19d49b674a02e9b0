import { invalidParameter } from '../failure';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** The part of a list that Offset and Limit ask for. */
export function pageOf<Item>(items: readonly Item[], { Offset = 0, Limit = DEFAULT_LIMIT }: Page): Item[] {
  if (Offset < 0 || Limit < 1 || Limit > MAX_LIMIT) {
    throw invalidParameter(`Offset must be 0 or more, Limit 1 to ${MAX_LIMIT}.`);
  }
  return items.slice(Offset, Offset + Limit);
}

interface Page {
  Offset?: number;
  Limit?: number;
}
