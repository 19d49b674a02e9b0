import type { ObserverRule } from '#query';

/**
 * What an answer rests on, for an incident report. The first frame of an answer carries it as `meta.custom.evidence`.
 * Times are milliseconds.
 */
export interface Evidence {
  askedMs: number;
  /** Records of later times were still arriving then. Absent where no topic was asked. */
  settledMs?: number;
  /** Whose records of a CCN flow were counted; absent where the observer rule plays no part. */
  observer?: ObserverRule;
  /** In the order in which they ended; those that failed as well. */
  calls: EvidenceCall[];
}

/** One SearchLog call. An answer that several panels share stands in the evidence of each. */
export interface EvidenceCall {
  purpose: string;
  region: string;
  topic: string;
  statement: string;
  /** The same search in the CLS console. */
  consoleUrl: string;
  fromMs: number;
  /** Exclusive. */
  toMs: number;
  /** Absent where CLS never answered. */
  requestId?: string;
  rows: number;
  /** From asking to answer, waiting for a turn included. */
  tookMs: number;
  /** For a turn at the topic, as few calls run at once. */
  waitedMs: number;
  /** The answer to somebody else's question, asked at the same time or shortly before. */
  isShared: boolean;
  /** Why it brought nothing. */
  error?: string;
}
