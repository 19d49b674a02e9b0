/** What the import route answers: one JSON object a line, progress first and one outcome last. */
import type { LogFormat } from '#flowlog';

export interface BadLine {
  line: number;
  reason: string;
  excerpt: string;
}

/** From the oldest start to the newest end of records, Unix milliseconds. */
export interface Span {
  startMs: number;
  endMs: number;
}

export interface ImportCounts {
  good: Record<LogFormat, number>;
  bad: number;
  /** Lines without data: empty, comment, header. */
  skipped: number;
  /** The first ten. */
  firstBad: BadLine[];
  /** null when there is no record. */
  spans: Record<LogFormat, Span | null>;
}

export interface Progress {
  kind: 'progress';
  bytesRead: number;
  totalBytes: number;
  good: number;
  bad: number;
}

export type Outcome =
  | ({
      kind: 'imported';
      /** Records that an earlier, cut off import had stored already. */
      resumed: number;
      /** Records of other files that the topic held in the same span of time before. */
      others: Record<LogFormat, number>;
    } & ImportCounts)
  /** The file is in the topics already, or something went wrong. */
  | { kind: 'repeated' | 'failed'; message: string };

export type ImportAnswer = Progress | Outcome;

/** Path of the private route; GET says whether it is there. */
export const IMPORT_PATH = '/local/import';
export const IMPORT_SERVICE = 'FlowLens local CLS';
