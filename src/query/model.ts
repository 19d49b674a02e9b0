/**
 * The saved query: what a dashboard, an alert rule or Explore keeps. It holds the question, never generated text,
 * so mending the compiler mends every saved panel.
 */
import type { Locale } from '#wording';
import type { LogicalField, LogFormat, Measure } from '#flowlog';
import type { MatrixQuery, MatrixShape } from './matrix-query';
import type { RankBy } from './volume-columns';
import type { QualityQuery } from './quality-query';
import type { ReachabilityQuery } from './reachability-query';
import type { SecurityCheck, SecurityQuery } from './security-query';
import type { ValuesQuery } from './values-query';

export type { MatrixQuery, MatrixShape, Measure, QualityQuery, ReachabilityQuery, SecurityCheck, SecurityQuery };

export type Kind = FlowQuery['kind'];

/** How the answer is laid out. Saved, never guessed from who asks. `annotations`: events for the dashboard's time axis. */
export type AnswerFormat = 'series' | 'table' | 'number' | 'logs' | 'nodeGraph' | 'annotations';

/** A topic that keeps flow logs. `region` is the topic's own region, e.g. `ap-guangzhou`. */
export interface SourceRef {
  region: string;
  topic: string;
}

/** Fields of a record, and forms that look at either side of the flow. */
export type FilterField = LogicalField | 'address' | 'port' | 'region' | 'pair' | 'words';

/**
 * - `is`, `isNot`: any of the values, none of the values
 * - `inNetwork`, `notInNetwork`: CIDR blocks
 * - `between`: inclusive ranges written `1024-65535`
 * - `atLeast`, `atMost`: one number
 * - `exists`, `missing`: no values
 * - `eitherWay`: `pair` only, both directions of each pair
 */
export type Operator =
  'is' | 'isNot' | 'inNetwork' | 'notInNetwork' | 'between' | 'atLeast' | 'atMost' | 'exists' | 'missing' | 'eitherWay';

/** All filters of a query must hold. Values of `pair` are written `ap-shanghai>ap-guangzhou`. */
export interface Filter {
  field: FilterField;
  operator: Operator;
  values: string[];
}

/** What an answer is split or ranked by. `pair` is source and destination region together. */
export type Dimension = KeyField | 'pair' | 'addressPair' | 'service' | 'application' | 'fiveTuple';

/**
 * What a key can be made of: fields of the record, the port its service listens on, and what CLS knows of its public
 * address.
 */
export type KeyField = LogicalField | 'servicePort' | PublicPart;

/** The place of the public side: the source's where that is public, else the destination's. */
export type PublicPart = 'publicCountry' | 'publicProvince' | 'publicProvider';

/**
 * Which record of a CCN flow counts, as both of its regions may have recorded it.
 *
 * - `one`: the source region's where it delivered at that time, else the destination region's
 * - `egress`, `ingress`: the source region's alone, the destination region's alone
 * - `asRecorded`: every record, so that a flow recorded twice counts twice
 */
export type ObserverRule = 'one' | 'egress' | 'ingress' | 'asRecorded';

/**
 * What an alert rule judges.
 *
 * - `settled`: complete buckets only; an answer that is cut, sampled or lacks a topic is an error
 * - `lowerBound`: the newest buckets too, and what a cut answer holds: for "too high" on sums, which only grow
 * - `strict`: as `settled`, and whatever else would be a warning is an error as well
 */
export type AlertChoice = 'settled' | 'lowerBound' | 'strict';

export interface Question {
  /** Version of this saved shape; `migrateQuery` brings older ones up to date. */
  version: 1;
  /** Which flow log the question is about. */
  log: LogFormat;
  format: AnswerFormat;
  /** Absent or empty: every source of the data source whose format fits. */
  sources?: SourceRef[];
  filters: Filter[];
  /** CCN only; absent: `one`. */
  observer?: ObserverRule;
  /** A source that fails is the answer's error, not a warning beside the others' data. */
  strict?: boolean;
  /** Alert rules and expressions only; absent: `settled`. */
  alert?: AlertChoice;
  /** How series and numbers are called, with labels in double braces; absent: by their keys. */
  legend?: string;
  /** IANA zone of the dashboard, filled in before the query is sent; decides the borders of long buckets. */
  timeZone?: string;
  /** Language of the reader, filled in before the query is sent; absent: English. */
  locale?: Locale;
}

/** The same time one day or one week before. */
export type ComparedWith = 'day' | 'week';

/**
 * Which keys come first.
 *
 * - `biggest`: by what they are ranked by
 * - `grew`, `fell`: by the change since the time compared with, new ones and vanished ones among them
 * - `new`, `gone`: those that had nothing then, those that have nothing now
 */
export type TopOrder = 'biggest' | 'grew' | 'fell' | 'new' | 'gone';

/** What a ranking is compared with, and which of its rows come first. */
export interface Comparison {
  compareWith?: ComparedWith;
  /** Absent: `biggest`. All others need `compareWith`. */
  order?: TopOrder;
}

export interface TrafficQuery extends Question {
  kind: 'traffic';
  measures: Measure[];
  splitBy: Dimension[];
  /** How many keys keep a series of their own; the rest becomes Other. */
  topN: number;
  /** Bucket width in seconds; absent: from the panel's interval, at least one capture window. */
  bucketSeconds?: number;
  compareWith?: ComparedWith;
  /** `annotations` only, and needed there: a series is an event while it lies above, in the unit of the measure. */
  above?: number;
}

export interface TopQuery extends Question, Comparison {
  kind: 'top';
  rankBy: RankBy;
  dimensions: Dimension[];
  topN: number;
}

export interface RecordsQuery extends Question {
  kind: 'records';
  limit: number;
  sort: 'newest' | 'oldest';
}

export interface CodeQuery extends Question {
  kind: 'code';
  /** `search | SELECT ...`, or a search alone for raw records. */
  text: string;
  /** Column of the answer that holds the time; absent: the first column named time, t or __TIMESTAMP__. */
  timeColumn?: string;
  /** How that column's zone-less texts are read: `UTC+8` is what histogram() prints. */
  timeColumnZone?: 'UTC' | 'UTC+8';
  limit: number;
}

/**
 * What the account has; asks the VPC API and lists of CLS, no topic. Log, sources and range play no part; filters may be
 * by fields of either log, and the answer names those that tell nothing of what is listed.
 */
export interface InventoryQuery extends Question {
  kind: 'inventory';
  view: InventoryView;
}

/** Flow logs with the topics they write to, or CCNs with their bandwidth caps. */
export type InventoryView = 'flowLogs' | 'ccns';

export type FlowQuery =
  | InventoryQuery
  | TrafficQuery
  | TopQuery
  | MatrixQuery
  | RecordsQuery
  | ReachabilityQuery
  | QualityQuery
  | SecurityQuery
  | CodeQuery
  | ValuesQuery;
