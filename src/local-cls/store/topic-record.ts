import { type IndexRule, type IndexValue } from '#cls';
import { type TextTraits } from './text-traits';

/** What `createTopic` needs. */
export interface NewTopic {
  region: string;
  topicId: string;
  name: string;
  logset: string;
  index: IndexRule;
  /** null: kept for ever. */
  retentionDays: number | null;
}

/** A field with a column of its own. The column is named like the key; keys differ in more than case. */
export interface TopicColumn {
  key: string;
  type: IndexValue['Type'];
  /** Separators of search words; empty: the whole value is one word. */
  tokenizer: string;
  /** Statistics on: SQL sees the column. */
  statistics: boolean;
  /** What the values stored so far look like; text columns only. */
  traits: TextTraits;
}

export interface TopicRecord extends NewTopic {
  logsetId: string;
  createdMs: number;
  /** Name of the table that holds the records. */
  table: string;
  columns: readonly TopicColumn[];
}

/** Names of the columns that every table has beside the fields. */
export const TIME = '__TIMESTAMP__';
/** Number of the record within its topic, in order of arrival. */
export const SEQUENCE = '__SEQ__';
/** JSON object of what has no column: keys without index, values a number column cannot hold as written. */
export const EXTRA = '__EXTRA__';
