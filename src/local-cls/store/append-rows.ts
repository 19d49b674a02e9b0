import { setImmediate } from 'node:timers/promises';
import { type DuckDBConnection } from '@duckdb/node-api';
import { appendLines } from './append-lines';
import { batchChunks } from './batch-chunks';
import { updateTraits } from './catalog';
import { type LineBatch, type LogBatch } from './log-batch';
import { isText } from './topic-columns';
import { TraitsWatch } from './text-traits';
import { type IndexVersion } from './topic-record';

/**
 * Puts a batch into a version's table and notes what its texts look like; part of the caller's transaction.
 * Answers with the version as it is now.
 */
export async function appendRows(
  writer: DuckDBConnection,
  version: IndexVersion,
  batch: LogBatch,
  firstSequence: number,
): Promise<IndexVersion> {
  const fullText = version.index.FullText?.Tokenizer ?? '';
  const watches = new Map(
    version.columns
      .filter(isText)
      .map((column) => [column.key, new TraitsWatch(column.traits, column.tokenizer + fullText)]),
  );
  if (batch.lines !== undefined) {
    await appendLines(writer, version, batch.lines, firstSequence);
    lookAtLines(batch.lines, watches);
  }
  if (batch.timesMs.length > 0) {
    await appendCells(writer, version, batch, watches, firstSequence);
  }
  const columns = version.columns.map((column) => {
    const traits = watches.get(column.key)?.traits;
    return traits === undefined ? column : { ...column, traits };
  });
  if (JSON.stringify(columns) === JSON.stringify(version.columns)) {
    return version;
  }
  const seen = { ...version, columns };
  await updateTraits(writer, seen);
  return seen;
}

function lookAtLines({ samples }: LineBatch, watches: ReadonlyMap<string, TraitsWatch>): void {
  Object.entries(samples).forEach(([key, texts]) => texts.forEach((text) => watches.get(key)?.look(text)));
}

async function appendCells(
  writer: DuckDBConnection,
  version: IndexVersion,
  batch: LogBatch,
  watches: ReadonlyMap<string, TraitsWatch>,
  firstSequence: number,
): Promise<void> {
  const appender = await writer.createAppender(version.table);
  for (const chunk of batchChunks(batch, version.columns, watches, firstSequence)) {
    appender.appendDataChunk(chunk);
    // Chunks are converted on the main thread: searches get their turn in between.
    await setImmediate();
  }
  appender.closeSync();
}
