import { type IndexRule, type IndexValue } from '#cls';
import { type TextTraits } from './text-traits';

/** What goes with an index rule. */
export interface IndexSettings {
  /** Off: records are stored and nobody finds them. */
  status: boolean;
  /** Whether full text includes `__FILENAME__`, `__HOSTNAME__` and `__SOURCE__`. */
  includeInternalFields: boolean;
  /** Which metadata full text includes: 0 what has a key of its own, 1 all, 2 none. */
  metadataFlag: 0 | 1 | 2;
  /** Field that takes what could not be indexed. */
  coverageField: string;
}

/** As CLS's documents recommend. */
export const RECOMMENDED_SETTINGS: IndexSettings = {
  status: true,
  includeInternalFields: true,
  metadataFlag: 1,
  coverageField: '',
};

/** What else its owner says of a topic. */
export interface TopicDetails {
  describes?: string;
  tags?: readonly { Key: string; Value: string }[];
  partitionCount?: number;
  autoSplit?: boolean;
  maxSplitPartitions?: number;
  /** The topic takes no logs. */
  closed?: boolean;
}

/** What `createTopic` needs. */
export interface NewTopic {
  region: string;
  topicId: string;
  name: string;
  /** Name of the log set; it is made where the region has none of that name. */
  logset: string;
  /** Empty: no index. */
  index: IndexRule;
  settings?: IndexSettings;
  /** null: kept for ever. */
  retentionDays: number | null;
  details?: TopicDetails;
}

/** A field with a column of its own; keys of one index differ in more than case. */
export interface TopicColumn {
  /** As users write it; metadata have the prefix `__TAG__.`. */
  key: string;
  /** Name of the column in the topic's table. */
  name: string;
  type: IndexValue['Type'];
  /** Separators of search words; empty: the whole value is one word. */
  tokenizer: string;
  /** Statistics on: SQL sees the column. */
  statistics: boolean;
  /** What the values stored so far look like; text columns only. */
  traits: TextTraits;
}

/** An index rule, with a table for the records that came while it was in force. */
export interface IndexVersion {
  table: string;
  index: IndexRule;
  settings: IndexSettings;
  columns: readonly TopicColumn[];
}

export interface TopicRecord extends NewTopic, IndexVersion {
  settings: IndexSettings;
  logsetId: string;
  createdMs: number;
  indexModifiedMs: number;
  details: TopicDetails;
  /** All records: the table of the only version, or a view of all of them in the shape of the current index. */
  table: string;
  /** Oldest first; the last one is in force. */
  versions: readonly IndexVersion[];
}

export interface LogsetRecord {
  region: string;
  logsetId: string;
  name: string;
  createdMs: number;
  tags: readonly { Key: string; Value: string }[];
}

/** Names of the columns that every table has beside the fields. */
export const TIME = '__TIMESTAMP__';
/** Number of the record within its topic, in order of arrival. */
export const SEQUENCE = '__SEQ__';
/** Sender and file of an upload; null for what this server wrote itself. */
export const SOURCE = '__SOURCE__';
export const FILENAME = '__FILENAME__';
/** JSON object of metadata without index, keys with their prefix. */
export const TAGS = '__TAGS__';
/** JSON object of what has no column: keys without index, values a number column cannot hold as written. */
export const EXTRA = '__EXTRA__';
/** In a view of several index versions: the place of the record's version, from 0. */
export const VERSION = '__INDEX__';

/** Metadata keys begin so in records and queries; index rules leave it out. */
export const TAG_PREFIX = '__TAG__.';

/** There is an index, if perhaps switched off. */
export function hasRule({ index }: Pick<IndexVersion, 'index'>): boolean {
  return Boolean(index.FullText || index.KeyValue || index.Tag);
}

/** Records that come now will be found. */
export function hasIndex({ index, settings }: Pick<IndexVersion, 'index' | 'settings'>): boolean {
  return settings.status && hasRule({ index });
}
