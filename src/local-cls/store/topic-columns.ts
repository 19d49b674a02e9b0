import { type IndexRule } from '#cls';
import { NO_TRAITS, type TextTraits } from './text-traits';
import { EXTRA, SEQUENCE, TIME, type TopicColumn } from './topic-record';

const RESERVED = new Set([TIME, SEQUENCE, EXTRA].map((name) => name.toLowerCase()));

/** The columns an index rule asks for, in its order. Throws when two keys would share a column. */
export function columnsOfIndex(index: IndexRule, traits: Readonly<Record<string, TextTraits>> = {}): TopicColumn[] {
  const seen = new Set(RESERVED);
  return (index.KeyValue?.KeyValues ?? []).map(({ Key, Value }) => {
    const name = Key.toLowerCase();
    if (seen.has(name)) {
      throw new Error(`index key "${Key}" is reserved or differs from another key only in case; rename it`);
    }
    seen.add(name);
    return {
      key: Key,
      type: Value.Type,
      tokenizer: Value.Tokenizer,
      statistics: Value.SqlFlag,
      traits: Object.hasOwn(traits, Key) ? traits[Key]! : NO_TRAITS,
    };
  });
}

export function isText(column: TopicColumn): boolean {
  return column.type === 'text' || column.type === 'json';
}
