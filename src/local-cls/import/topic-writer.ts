/** Stores a file's records of one format, in batches that go with the ledger of what is stored. */
import { type LogFormat, TEXT_KEYS } from '#flowlog';
import type { Store } from '../store/store';
import { isText } from '../store/topic-columns';
import { ImportLedger } from './import-ledger';
import { IMPORT_TOPICS, type ImportTopic } from './import-topics';
import { RecordBatch, type TextRecord } from './record-batch';

/** What the engine stores at once: fewer would be written to its log first, and then again. */
export const BATCH_RECORDS = 122_880;

export class TopicWriter {
  /** The whole file is in the topic. */
  readonly complete: boolean;
  /** Records of this file that are in the topic already; they are not stored again. */
  readonly resumed: number;
  /** Lines may be stored as they are: the topic's number columns are those of fields that hold numbers. */
  readonly takesLines: boolean;
  private seen = 0;
  private stored: number;
  private batch: RecordBatch;
  private running: Promise<void> = Promise.resolve();

  private constructor(
    private readonly store: Store,
    private readonly topic: ImportTopic,
    private readonly ledger: ImportLedger,
    private readonly hash: string,
    private readonly batchRecords: number,
  ) {
    const before = ledger.file(hash);
    this.complete = before.complete;
    this.resumed = before.records;
    this.stored = before.records;
    this.batch = new RecordBatch(topic);
    const long = new Set(topic.fields.filter((field) => field.long).map(({ key }) => key));
    const columns = store.topic(topic.topicId)?.columns ?? [];
    this.takesLines = columns.every(
      (column) => isText(column) || long.has(column.key) || !TEXT_KEYS[topic.format].includes(column.key),
    );
  }

  static async open(store: Store, format: LogFormat, hash: string, batchRecords: number): Promise<TopicWriter> {
    const topic = IMPORT_TOPICS[format];
    const ledger = ImportLedger.parse(await store.mark(topic.topicId));
    return new TopicWriter(store, topic, ledger, hash, batchRecords);
  }

  add(record: TextRecord): void {
    this.seen += 1;
    if (this.seen > this.resumed) {
      this.batch.add(record);
    }
  }

  /** Adds regular lines, each ended by a line feed. */
  addLines(text: string, count: number): void {
    const known = Math.min(count, Math.max(0, this.resumed - this.seen));
    this.seen += count;
    if (known < count) {
      this.batch.addLines(afterLines(text, known), count - known);
    }
  }

  /** Hands a full batch to the store. The next one may be read meanwhile, no further one. */
  async flushFull(): Promise<void> {
    if (this.batch.length >= this.batchRecords) {
      await this.running;
      this.running = this.append(false);
      // A failure is met at the next `await`; until then it must not count as unhandled.
      this.running.catch(() => undefined);
    }
  }

  async finish(): Promise<void> {
    await this.running;
    await this.append(true);
  }

  private append(complete: boolean): Promise<void> {
    const batch = this.batch;
    this.batch = new RecordBatch(this.topic);
    this.stored += batch.length;
    this.ledger.set(this.hash, { records: this.stored, complete });
    return this.store.append(this.topic.topicId, batch.logBatch(), this.ledger.print());
  }
}

function afterLines(text: string, lines: number): string {
  let from = 0;
  for (let line = 0; line < lines; line++) {
    from = text.indexOf('\n', from) + 1;
  }
  return text.slice(from);
}
