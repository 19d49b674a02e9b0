import { type Said, SaidError, say } from '#wording';
import { FIELDS, type LogFormat, LOGICAL_FIELDS, type LogicalField } from '#flowlog';

/** One key of a topic's index, as CLS describes it. `statistics`: usable in SQL. */
export interface IndexedField {
  key: string;
  type: 'long' | 'double' | 'text' | 'json';
  tokenizer: string;
  statistics: boolean;
}

/** A flow-log field that a topic lacks or cannot use, with the way to mend it. */
export class FieldUnavailableError extends SaidError {
  override readonly name = 'FieldUnavailableError';

  constructor(
    readonly topic: string,
    readonly field: LogicalField,
    reason: Said,
  ) {
    super(say('Topic {{topic}}: {{reason}}', { topic, reason }));
  }
}

/** What a topic's index offers, by the names flow logs have. */
export interface TopicSchema {
  topic: string;
  /** Formats whose own fields the index holds; both where a topic keeps several. */
  formats: readonly LogFormat[];
  hasFullText: boolean;
  /** All keys of the index. */
  keys: readonly IndexedField[];
  find(field: LogicalField): IndexedField | undefined;
  /** The field for the search part. */
  searchable(field: LogicalField): IndexedField;
  /** The field for SQL: indexed and with statistics. */
  countable(field: LogicalField): IndexedField;
}

/** Finds each flow-log field among a topic's index keys, whichever way it is spelt there. */
export function resolveSchema(topic: string, keys: readonly IndexedField[], hasFullText: boolean): TopicSchema {
  const byKey = new Map(keys.map((field) => [field.key.toLowerCase(), field]));
  const found = new Map<LogicalField, IndexedField>();
  for (const field of LOGICAL_FIELDS) {
    const spelling = FIELDS[field].spellings.find((candidate) => byKey.has(candidate));
    if (spelling !== undefined) {
      found.set(field, byKey.get(spelling)!);
    }
  }
  const searchable = (field: LogicalField): IndexedField => {
    const indexed = found.get(field);
    if (indexed === undefined) {
      throw new FieldUnavailableError(
        topic,
        field,
        say(
          'the field {{field}} is not indexed. Add it to the key-value index of the topic in the CLS console, with statistics on; it then holds for new logs',
          { field: FIELDS[field].spellings.join(' / ') },
        ),
      );
    }
    return indexed;
  };
  return {
    topic,
    hasFullText,
    keys,
    formats: (['ccn', 'eni'] as const).filter((format) => found.has(format === 'ccn' ? 'srcregion' : 'interface')),
    find: (field) => found.get(field),
    searchable,
    countable(field) {
      const indexed = searchable(field);
      if (!indexed.statistics) {
        throw new FieldUnavailableError(
          topic,
          field,
          say(
            'statistics are off for the field {{field}}, so SQL cannot use it. Switch them on in the index configuration of the topic in the CLS console; it then holds for new logs',
            { field: indexed.key },
          ),
        );
      }
      return indexed;
    },
  };
}
