/** Stores a file's records of one format, in batches that go with the ledger of what is stored. */
import type { LogFormat } from '#flowlog';
import type { Store } from '../store/store';
import { ImportLedger } from './import-ledger';
import { IMPORT_TOPICS, type ImportTopic } from './import-topics';
import { RecordBatch, type TextRecord } from './record-batch';

const BATCH_RECORDS = 20_000;

export class TopicWriter {
  /** The whole file is in the topic. */
  readonly complete: boolean;
  /** Records of this file that are in the topic already; they are not stored again. */
  readonly resumed: number;
  private seen = 0;
  private stored: number;
  private batch: RecordBatch;
  private running: Promise<void> = Promise.resolve();

  private constructor(
    private readonly store: Store,
    private readonly topic: ImportTopic,
    private readonly ledger: ImportLedger,
    private readonly hash: string,
  ) {
    const before = ledger.file(hash);
    this.complete = before.complete;
    this.resumed = before.records;
    this.stored = before.records;
    this.batch = new RecordBatch(topic);
  }

  static async open(store: Store, format: LogFormat, hash: string): Promise<TopicWriter> {
    const topic = IMPORT_TOPICS[format];
    return new TopicWriter(store, topic, ImportLedger.parse(await store.mark(topic.topicId)), hash);
  }

  add(record: TextRecord): void {
    this.seen += 1;
    if (this.seen > this.resumed) {
      this.batch.add(record);
    }
  }

  /** Hands a full batch to the store. The next one may be read meanwhile, no further one. */
  async flushFull(): Promise<void> {
    if (this.batch.length >= BATCH_RECORDS) {
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
