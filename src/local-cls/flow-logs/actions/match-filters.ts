/** `Filters` of the VPC API: all of them must hold; of the values of one filter any. */
import type { VpcTag } from '#cls';
import { vpcFailure } from './vpc-failure';

/** The texts of an item that a filter of this name looks at. */
type FilterTexts<Item> = Readonly<Record<string, (item: Item) => readonly string[]>>;

/** `tags` where items have some: then `tag-key` and `tag:<key>` are names of filters too. */
export function matchFilters<Item>(
  filters: readonly unknown[],
  texts: FilterTexts<Item>,
  tags?: (item: Item) => readonly VpcTag[],
): (item: Item) => boolean {
  const tests = filters.map((filter) => filterTest(filter, texts, tags));
  return (item) => tests.every((test) => test(item));
}

function filterTest<Item>(
  filter: unknown,
  texts: FilterTexts<Item>,
  tags?: (item: Item) => readonly VpcTag[],
): (item: Item) => boolean {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    throw vpcFailure('InvalidParameter.FilterNotDict', 'Every one of Filters must be an object with Name and Values.');
  }
  const { Name, Values } = filter as { Name?: unknown; Values?: unknown };
  if (!Array.isArray(Values) || Values.some((value) => typeof value !== 'string')) {
    throw vpcFailure('InvalidParameter.FilterValuesNotList', 'The Values of every filter must be a list of texts.');
  }
  const name = typeof Name === 'string' ? Name : '';
  const ofTags = tags && tagTest(name, Values);
  if (ofTags) {
    return (item) => ofTags(tags(item));
  }
  if (!Object.hasOwn(texts, name)) {
    const known = [...Object.keys(texts), ...(tags === undefined ? [] : ['tag-key', 'tag:<key>'])].join(', ');
    const message = `The filter ${JSON.stringify(Name) ?? 'without Name'} does not exist; there are ${known}.`;
    throw vpcFailure('InvalidParameter.FilterInvalidKey', message);
  }
  return (item) => texts[name]!(item).some((text) => Values.includes(text));
}

/** `tag-key` has one of the keys; `tag:<key>` has the key with one of the values. Undefined: another name. */
export function tagTest(name: string, values: readonly string[]): ((tags: readonly VpcTag[]) => boolean) | undefined {
  if (name === 'tag-key') {
    return (tags) => tags.some(({ Key }) => values.includes(Key));
  }
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return (tags) => tags.some(({ Key, Value = '' }) => Key === key && values.includes(Value));
  }
  return undefined;
}
