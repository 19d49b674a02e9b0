/**
 * Brings the records of all flow logs to their topics as the service would: what should have arrived by now first,
 * newest windows first, then every minute what arrives in it. The mark of each topic tells what is recorded and is
 * written together with the records, so nothing comes twice or is left out, whenever the process ends.
 */
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { LogBatch } from '../store/log-batch';
import type { Store } from '../store/store';
import { Arrivals, type LogTime } from '../traffic/arrival';
import { mergeBatches } from '../traffic/merge-batches';
import type { TrafficModel } from '../traffic/traffic-model';
import { type DueWindow, dueWindows } from './due-windows';
import type { FlowLogs } from './flow-logs';
import { RecordedWindows, RECORDER } from './recorded-windows';
import { recordingOf } from './recording-of';

export interface RecorderOptions {
  store: Pick<Store, 'topic' | 'mark' | 'append'>;
  flowLogs: Pick<FlowLogs, 'all'>;
  model: Pick<TrafficModel, 'recordsOf' | 'delivery'>;
  signal: AbortSignal;
  /** Unix milliseconds. */
  now: () => number;
  log: (message: string) => void;
  logTime?: LogTime;
  /** How far back windows are recorded that were missed. */
  historyMinutes?: number;
}

const DAY_MINUTES = 24 * 60;

/** Minutes recorded in one go: few enough for short pauses, enough for few transactions. */
const CHUNK_MINUTES = 60;

/** A clock set back a little must not bring windows twice. */
const FORGET_LATER_MINUTES = 60;

const RETRY_MS = 10_000;

export class Recorder {
  readonly #progress = new Map<string, RecordedWindows>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: RecorderOptions) {}

  /** Records until the signal says stop; resolves when the last write is done. */
  async run(): Promise<void> {
    const { signal, now, log } = this.options;
    while (!signal.aborted) {
      try {
        await this.catchUp();
        await pause(60_000 - (now() % 60_000) + 500, signal);
      } catch (error) {
        log(`The simulated traffic could not be stored, next try in ${RETRY_MS / 1000} s: ${String(error)}`);
        await pause(RETRY_MS, signal);
      }
    }
  }

  /** Resolves when nothing is missing that should have arrived by now. */
  catchUp(): Promise<void> {
    const done = this.#turn.then(async () => {
      while (!this.options.signal.aborted && (await this.#recordChunk(this.options.now())));
    });
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** False when nothing is missing. */
  async #recordChunk(nowMs: number): Promise<boolean> {
    const { signal, store } = this.options;
    const due = await this.#newestDue(nowMs);
    const batches = new Map<string, LogBatch[]>();
    for (const window of due) {
      const { topicId } = window.flowLog;
      batches.set(topicId, [...(batches.get(topicId) ?? []), this.#arrived(window)]);
      await setImmediate();
      if (signal.aborted) {
        return true;
      }
    }
    const failures: unknown[] = [];
    for (const [topicId, arrived] of batches) {
      if (!signal.aborted && store.topic(topicId) !== undefined) {
        // A topic that takes nothing keeps no other from its records.
        await this.#append(topicId, arrived, due, nowMs).catch((error: unknown) => failures.push(error));
      }
    }
    if (failures.length > 0) {
      throw failures[0];
    }
    return due.length > 0;
  }

  /** The newest windows that are missing anything, of all flow logs, oldest first: a minute is made once for all of them. */
  async #newestDue(nowMs: number): Promise<DueWindow[]> {
    const oldest = Math.floor(nowMs / 60_000) - (this.options.historyMinutes ?? DAY_MINUTES);
    const due: DueWindow[] = [];
    for (const flowLog of this.options.flowLogs.all()) {
      if (this.options.store.topic(flowLog.topicId)?.region === flowLog.topicRegion) {
        const recorded = await this.#recorded(flowLog.topicId);
        due.push(...dueWindows(flowLog, recorded, nowMs, oldest, CHUNK_MINUTES));
      }
    }
    const newest = Math.max(...due.map(({ firstMinute }) => firstMinute));
    return due
      .filter(({ firstMinute }) => firstMinute > newest - CHUNK_MINUTES)
      .sort((a, b) => a.firstMinute - b.firstMinute);
  }

  #arrived({ flowLog, firstMinute, windowMinutes, had, level }: DueWindow): LogBatch {
    const after = firstMinute + windowMinutes;
    const { model, logTime = 'event' } = this.options;
    const arrivals = new Arrivals(logTime, model.delivery);
    const records = model.recordsOf(recordingOf(flowLog, windowMinutes), firstMinute, after);
    arrivals.add(after - 1, records, had, level);
    return arrivals.batch();
  }

  async #append(
    topicId: string,
    arrived: readonly LogBatch[],
    due: readonly DueWindow[],
    nowMs: number,
  ): Promise<void> {
    const { store, flowLogs, historyMinutes = DAY_MINUTES } = this.options;
    const progress = (await this.#recorded(topicId)).copy();
    const own = due.filter(({ flowLog }) => flowLog.topicId === topicId);
    own.forEach(({ flowLog, firstMinute, windowMinutes, level }) =>
      progress.set(flowLog, firstMinute, windowMinutes, level),
    );
    const known = new Set(flowLogs.all().map(({ id }) => id));
    progress.forget((id) => !known.has(id), Math.floor(nowMs / 60_000) - historyMinutes - FORGET_LATER_MINUTES);
    try {
      await store.append(topicId, mergeBatches(arrived), progress.print(), RECORDER);
      this.#progress.set(topicId, progress);
    } catch (error) {
      // What is stored is asked anew: the failed write may have come through.
      this.#progress.delete(topicId);
      throw error;
    }
  }

  async #recorded(topicId: string): Promise<RecordedWindows> {
    const { store } = this.options;
    const known =
      this.#progress.get(topicId) ??
      RecordedWindows.parse(await store.mark(topicId, RECORDER), await store.mark(topicId));
    this.#progress.set(topicId, known);
    return known;
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
