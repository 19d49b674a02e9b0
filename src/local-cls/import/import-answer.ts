/** What the import route answers: one JSON object a line, progress first and one outcome last. */
import type { LogFormat } from '#flowlog';

export interface BadLine {
  line: number;
  reason: string;
  excerpt: string;
}

export interface ImportCounts {
  good: Record<LogFormat, number>;
  bad: number;
  /** Lines without data: empty, comment, header. */
  skipped: number;
  /** The first ten. */
  firstBad: BadLine[];
  /** Log times of the oldest and the newest record; null when there is none. */
  fromMs: number | null;
  toMs: number | null;
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
      /** Records that an earlier, cut off import had stored already. */ resumed: number;
    } & ImportCounts)
  | { kind: 'refused' | 'failed'; message: string };

export type ImportAnswer = Progress | Outcome;

/** Path of the private route; GET says whether it is there. */
export const IMPORT_PATH = '/local/import';
export const IMPORT_SERVICE = 'FlowLens local CLS';
