import { invalidParameter } from '../failure';

/** A filter of the CLS inventory actions; VPC's have `Name` instead. */
export interface Filter {
  Key: string;
  Values?: string[];
}

const MAX_FILTERS = 10;

/** Whether one of a filter's values fits an item. Undefined: the action has no such key. */
type TestOf<Item> = (key: string, values: readonly string[]) => ((item: Item) => boolean) | undefined;

/** Items that pass all filters; the values of one filter are alternatives. */
export function filterItems<Item>(
  items: readonly Item[],
  filters: readonly Filter[] | undefined,
  maxValues: number,
  testOf: TestOf<Item>,
): Item[] {
  const tests = (filters ?? []).map(({ Key, Values = [] }) => {
    const test = testOf(Key, Values);
    if (test === undefined) {
      throw invalidParameter(`Filters: the key ${JSON.stringify(Key)} is not known.`);
    }
    if (Values.length > maxValues) {
      throw invalidParameter(`Filters: at most ${maxValues} Values each.`);
    }
    return test;
  });
  if (tests.length > MAX_FILTERS) {
    throw invalidParameter(`At most ${MAX_FILTERS} Filters.`);
  }
  return items.filter((item) => tests.every((test) => test(item)));
}

/** Tests of the keys `tagKey` and `tag:<key>`. */
export function tagTest(
  key: string,
  values: readonly string[],
): ((tags: readonly { Key: string; Value: string }[]) => boolean) | undefined {
  if (key === 'tagKey') {
    return (tags) => tags.some((tag) => values.includes(tag.Key));
  }
  return key.startsWith('tag:')
    ? (tags) => tags.some((tag) => tag.Key === key.slice('tag:'.length) && values.includes(tag.Value))
    : undefined;
}
