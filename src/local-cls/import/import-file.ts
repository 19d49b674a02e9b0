/** Brings one file into the import topics: every line counted, every good one stored once. */
import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { LogFormat } from '#flowlog';
import type { Store } from '../store/store';
import { readPieces } from './file-lines';
import type { ImportCounts, Outcome, Progress } from './import-answer';
import { LineReader } from './read-line';
import { IMPORT_TOPICS } from './import-topics';
import { logTime, startTime } from './record-batch';
import { type LineSink, scanLines } from './scan-lines';
import { BATCH_RECORDS, TopicWriter } from './topic-writer';

const FORMATS: readonly LogFormat[] = ['ccn', 'eni'];
const SHOWN_BAD_LINES = 10;
const EXCERPT_LENGTH = 120;

export interface FileToImport {
  path: string;
  /** SHA-256 of its bytes, in hex. */
  hash: string;
}

/** Imports of one store must not overlap. */
export async function importFile(
  store: Store,
  file: FileToImport,
  onProgress: (progress: Progress) => void,
  batchRecords = BATCH_RECORDS,
): Promise<Outcome> {
  const writers = {
    ccn: await TopicWriter.open(store, 'ccn', file.hash, batchRecords),
    eni: await TopicWriter.open(store, 'eni', file.hash, batchRecords),
  };
  if (FORMATS.every((format) => writers[format].complete)) {
    return { kind: 'repeated', message: 'This file was imported before (the same content); nothing was stored twice.' };
  }
  const counts = await storeLines(file.path, writers, onProgress);
  // A file without a single record may be mended and come again: it is not remembered.
  if (counts.good.ccn + counts.good.eni > 0) {
    for (const format of FORMATS) {
      await writers[format].finish();
    }
  }
  const others = { ccn: await countOthers(store, 'ccn', counts), eni: await countOthers(store, 'eni', counts) };
  return { kind: 'imported', resumed: writers.ccn.resumed + writers.eni.resumed, others, ...counts };
}

/** All records of the file lie in its span, so what the topic holds there beyond them came from elsewhere. */
async function countOthers(store: Store, format: LogFormat, { spans, good }: ImportCounts): Promise<number> {
  const span = spans[format];
  return span === null
    ? 0
    : (await store.countBetween(IMPORT_TOPICS[format].topicId, span.startMs, span.endMs)) - good[format];
}

async function storeLines(
  path: string,
  writers: Record<LogFormat, TopicWriter>,
  onProgress: (progress: Progress) => void,
): Promise<ImportCounts> {
  const totalBytes = (await stat(path)).size;
  const reader = new LineReader();
  const counts = noCounts();
  let firstLine = 1;
  const sink: LineSink = {
    takes: (format) => writers[format].takesLines,
    lines(format, text, run) {
      writers[format].addLines(text, run.count);
      countTimes(counts, format, run.startSeconds * 1000, run.endSeconds * 1000);
      counts.good[format] += run.count;
    },
    line(line, text, at) {
      if (line.kind === 'record') {
        writers[line.format].add(line.record);
        countTimes(counts, line.format, startTime(line.record), logTime(line.record));
        counts.good[line.format] += 1;
      } else if (line.kind === 'skipped') {
        counts.skipped += 1;
      } else {
        countBad(counts, firstLine + at, line.reason, text);
      }
    },
  };
  for await (const { text, bytesRead, damage } of readPieces(path)) {
    firstLine += scanLines(text, reader, sink);
    if (damage !== undefined) {
      countBad(counts, firstLine, damage, '');
    }
    await Promise.all(FORMATS.map((format) => writers[format].flushFull()));
    onProgress({ kind: 'progress', bytesRead, totalBytes, good: counts.good.ccn + counts.good.eni, bad: counts.bad });
    // The server answers others in between.
    await setImmediate();
  }
  return counts;
}

function noCounts(): ImportCounts {
  return { good: { ccn: 0, eni: 0 }, bad: 0, skipped: 0, firstBad: [], spans: { ccn: null, eni: null } };
}

function countTimes({ spans }: ImportCounts, format: LogFormat, startMs: number, endMs: number): void {
  const span = (spans[format] ??= { startMs, endMs });
  span.startMs = Math.min(span.startMs, startMs);
  span.endMs = Math.max(span.endMs, endMs);
}

function countBad(counts: ImportCounts, line: number, reason: string, text: string): void {
  counts.bad += 1;
  if (counts.firstBad.length < SHOWN_BAD_LINES) {
    const excerpt = text.length > EXCERPT_LENGTH ? `${text.slice(0, EXCERPT_LENGTH)}...` : text.trim();
    counts.firstBad.push({ line, reason, excerpt });
  }
}
