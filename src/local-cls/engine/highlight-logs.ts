/** HighLights: the words of a record that a search asked for by key. */
import { cql, type Pattern, type SearchNode } from '#language';
import { quoteRegex } from '../escape';
import { isText } from '../store/topic-columns';
import { TAG_PREFIX, type TopicColumn, type TopicRecord } from '../store/topic-record';
import { cutIntoWords } from './search/words';

export interface HighLight {
  Key: string;
  Values: string[];
}

type LogJson = { [key: string]: string } & { __TAG__?: Record<string, string> };

/** Words that one condition asks of a field. */
interface Wanted {
  column: TopicColumn;
  words: readonly RegExp[];
}

/** Tells for the JSON text of a record what to mark. Only `key:value` counts, and nothing below NOT. */
export function highlighter(search: SearchNode, topic: TopicRecord): (json: string) => HighLight[] {
  const wanted = wantedWords(search, topic);
  return (json) => {
    const { __TAG__: tags = {}, ...fields } = JSON.parse(json) as LogJson;
    const marks = new Map<string, Set<string>>();
    for (const { column, words } of wanted) {
      const present = wordsOf(
        column.key.startsWith(TAG_PREFIX) ? tags[column.key.slice(TAG_PREFIX.length)] : fields[column.key],
        column,
      );
      if (words.every((word) => present.some((text) => word.test(text)))) {
        const found = present.filter((text) => words.some((word) => word.test(text)));
        marks.set(column.key, new Set([...(marks.get(column.key) ?? []), ...found]));
      }
    }
    return [...marks].map(([Key, values]) => ({ Key, Values: [...values] }));
  };
}

function wantedWords(node: SearchNode, topic: TopicRecord): Wanted[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.flatMap((operand) => wantedWords(operand, topic));
    case 'match': {
      const column = topic.columns.find(({ key }) => key === node.key);
      const flags = topic.index.KeyValue?.CaseSensitive ? 's' : 'is';
      return column === undefined
        ? []
        : [{ column, words: cutIntoWords(node.value, separatorsOf(column)).map((word) => wordRegex(word, flags)) }];
    }
    default:
      return [];
  }
}

function wordRegex(word: Pattern, flags: string): RegExp {
  return new RegExp(`^${word.map((piece) => (piece === cql.ANY ? '.*' : quoteRegex(piece))).join('')}$`, flags);
}

function wordsOf(value: string | undefined, column: TopicColumn): string[] {
  return value === undefined ? [] : cutIntoWords([value], separatorsOf(column)).map((word) => String(word[0]));
}

const separatorsOf = (column: TopicColumn): string => (isText(column) ? column.tokenizer : '');
