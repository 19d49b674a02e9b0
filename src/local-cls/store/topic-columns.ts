import { type IndexRule } from '#cls';
import { NO_TRAITS, type TextTraits } from './text-traits';
import { EXTRA, FILENAME, SEQUENCE, SOURCE, TAG_PREFIX, TAGS, TIME, type TopicColumn, VERSION } from './topic-record';

const RESERVED = [TIME, SEQUENCE, SOURCE, FILENAME, TAGS, EXTRA, VERSION].map((name) => name.toLowerCase());

/** Two keys of an index cannot have columns side by side. */
export class IndexKeyError extends Error {}

/** The columns an index rule asks for, in its order. Throws `IndexKeyError` when two keys would share a column. */
export function columnsOfIndex(index: IndexRule, traits: Readonly<Record<string, TextTraits>> = {}): TopicColumn[] {
  const seen = new Set(RESERVED);
  const fields = index.KeyValue?.KeyValues ?? [];
  const tags = (index.Tag?.KeyValues ?? []).map((tag) => ({ ...tag, Key: TAG_PREFIX + tag.Key }));
  return [...fields, ...tags].map(({ Key, Value }) => {
    const name = Key.toLowerCase();
    if (seen.has(name)) {
      throw new IndexKeyError(`index key "${Key}" is reserved or differs from another key only in case; rename it`);
    }
    seen.add(name);
    return {
      key: Key,
      name: Key,
      type: Value.Type,
      tokenizer: Value.Tokenizer ?? '',
      statistics: Value.SqlFlag ?? false,
      traits: Object.hasOwn(traits, Key) ? traits[Key]! : NO_TRAITS,
    };
  });
}

export function isText(column: TopicColumn): boolean {
  return column.type === 'text' || column.type === 'json';
}
