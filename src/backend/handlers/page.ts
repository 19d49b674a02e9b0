import { InvalidQueryError, readInteger, readString } from '#query';
import { say } from '#wording';

/** Longest text that a list is searched for. */
const MAX_SEARCH = 200;

/** The part of a list that is asked for. */
export interface Page {
  search: string;
  offset: number;
  limit: number;
}

/** The page a request asks for: all that `most` allows where it says nothing. */
export function readPage(request: Parameters<typeof readInteger>[0], most: number): Page {
  const search = readString(request, 'search', '').trim().toLowerCase();
  if (search.length > MAX_SEARCH) {
    throw new InvalidQueryError('search', say('is longer than {{most}} characters; type less', { most: MAX_SEARCH }));
  }
  return {
    search,
    offset: readInteger(request, 'offset', 0, Number.MAX_SAFE_INTEGER, 0),
    limit: readInteger(request, 'limit', 1, most, most),
  };
}

/** The page of those items whose text holds what is searched for, and how many there are on all pages. */
export function takePage<Item>(
  items: readonly Item[],
  { search, offset, limit }: Page,
  textOf: (item: Item) => string,
): { page: Item[]; total: number } {
  const found = search === '' ? items : items.filter((item) => textOf(item).toLowerCase().includes(search));
  return { page: found.slice(offset, offset + limit), total: found.length };
}
