import type { LogFormat } from '#flowlog';
import type { AnswerFormat, KeyField, Question } from './model';

/**
 * - `freshness`: how old the newest record is
 * - `status`: what each step of time holds: records, NODATA, SKIPDATA, nothing
 * - `delay`: how long after their end records are stamped
 * - `coverage`: who records what, and which actions
 * - `volume`: how many records, what they may cost, how far back they reach
 * - `losses`: windows marked SKIPDATA, and what nobody knows
 */
export type QualityView = 'freshness' | 'status' | 'delay' | 'coverage' | 'volume' | 'losses';

/** Whose records are looked at together: a topic's, an observer's within a topic, a region pair's, an interface's. */
export type QualitySubject = 'topic' | 'observer' | 'pair' | 'interface';

/** List prices in US dollars. A GB is 2^30 bytes, before compression. */
export interface ClsPrices {
  /** Per GB written, compressed. */
  write: number;
  /** Per GB indexed. */
  index: number;
  /** Per GB and day of logs kept, compressed. */
  logStorage: number;
  /** Per GB and day of index kept. */
  indexStorage: number;
}

/** Whether the flow logs themselves can be trusted. */
export interface QualityQuery extends Question {
  kind: 'quality';
  view: QualityView;
  /** `freshness`, `status`, `losses` only. */
  each: QualitySubject;
  /** `volume` only; a price that is absent is the list price. */
  prices: ClsPrices;
  /** Width of steps in seconds; absent: from the panel's interval. */
  bucketSeconds?: number;
}

/** Tencent's worked example (Beijing, 2025): 100 million lines of 100 bytes a day, kept 15 days, are 1.09 dollars a day. */
export const LIST_PRICES: ClsPrices = { write: 0.032, index: 0.062, logStorage: 0.0024, indexStorage: 0.0024 };

/** The first is the default. */
export const SUBJECTS_OF_LOG: Readonly<Record<LogFormat, readonly QualitySubject[]>> = {
  ccn: ['observer', 'pair', 'topic'],
  eni: ['interface', 'topic'],
};

/** Fields that make up the key of a subject, within its topic. */
export const SUBJECT_FIELDS = {
  topic: [],
  observer: ['observer'],
  pair: ['srcregion', 'dstregion'],
  interface: ['interface'],
} as const satisfies Readonly<Record<QualitySubject, readonly KeyField[]>>;

/** Views that tell subjects apart. */
export const VIEWS_BY_SUBJECT: readonly QualityView[] = ['freshness', 'status', 'losses'];

export const QUALITY_VIEWS: readonly QualityView[] = ['freshness', 'status', 'delay', 'coverage', 'volume', 'losses'];

/** The first is the default. */
export const FORMATS_OF_VIEW: Readonly<Record<QualityView, readonly [AnswerFormat, ...AnswerFormat[]]>> = {
  freshness: ['table', 'number', 'annotations'],
  status: ['series', 'table', 'annotations'],
  delay: ['series', 'table'],
  coverage: ['table'],
  volume: ['table', 'series', 'number'],
  losses: ['table', 'series', 'number'],
};
