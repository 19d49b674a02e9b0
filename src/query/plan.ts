import type { Source } from './sources';
import type { TopicSchema } from './topic-schema';

/** How late records of a topic are. Seconds. */
export interface TopicDelay {
  /** After its end a bucket is complete when this time has gone by. */
  settle: number;
  /** How much later than its window a record may be stamped; CLS is asked for that much more. */
  late: number;
}

/** A source together with what its topic's index offers. */
export interface SourceSchema {
  source: Source;
  schema: TopicSchema;
  /** Absent: not measured, the documented delay of the log holds. */
  delay?: TopicDelay;
  /** Of its capture windows; absent: as documented. */
  windowSeconds?: number | undefined;
}

/** One SearchLog call. Times are milliseconds, `toMs` exclusive. */
export interface SearchRequest {
  /** What the answer is for: `heartbeat`, `rank`, `series`, `totals`, `records`, `code`. */
  purpose: string;
  source: Source;
  fromMs: number;
  toMs: number;
  /** CQL. */
  search: string;
  /** Absent: raw records. */
  sql?: string;
  /** Most rows or records the answer can have; as many as that means it may have been cut. */
  limit: number;
  /** Raw records only. */
  sort?: 'asc' | 'desc';
}

/** When and how finely a query is asked, beside what is saved in it. */
export interface Asked {
  fromMs: number;
  toMs: number;
  /** The panel's interval. */
  intervalMs: number;
  /** Buckets are multiples of it, so that each holds whole capture windows; absent: the documented window. */
  windowSeconds?: number;
  /** Buckets that end later are left out; for alerts, which must not read a filling bucket as a fall. */
  settledMs?: number;
}
