/**
 * Brings the model's records into the topics as the flow-log service would: what has arrived by now first, newest
 * minutes first, then every minute what arrives in it. The mark of each topic tells what is delivered and is written
 * together with the records, so nothing comes twice or is left out, whenever the process ends.
 */
import { setImmediate, setTimeout } from 'node:timers/promises';
import { ccnTopicId } from '../demo-topics';
import type { Store } from '../store/store';
import { Arrivals, FIRST_LEVEL, levelAt, type LogTime } from './arrival';
import { DeliveredMinutes } from './delivered-minutes';
import type { TrafficModel } from './traffic-model';

export interface FeedOptions {
  signal: AbortSignal;
  /** Unix milliseconds. */
  now?: () => number;
  log?: (message: string) => void;
  logTime?: LogTime;
  /** How far back the topics are filled. */
  historyMinutes?: number;
  /** Called once when nothing that should have arrived is missing. */
  onFilled?: () => void;
}

/** What the feed needs of a store. */
export type TrafficStore = Pick<Store, 'append' | 'mark' | 'deleteBefore'>;

const DAY_MINUTES = 24 * 60;
const KEPT_MINUTES = 25 * 60;
const CLEAN_EVERY_MINUTES = 10;

/** Minutes delivered in one go: few enough for short pauses, enough for few transactions. */
const CHUNK_MINUTES = 20;

const RETRY_MS = 10_000;

/** Feeds until the signal says stop; resolves when the last write is done. */
export async function feedTraffic(store: TrafficStore, model: TrafficModel, options: FeedOptions): Promise<void> {
  const { signal, now = Date.now, log = () => undefined } = options;
  let feed = new Feed(store, model, options);
  let filled = false;
  while (!signal.aborted) {
    try {
      if (!(await feed.deliverChunk(now()))) {
        if (!filled) {
          filled = true;
          options.onFilled?.();
        }
        await feed.clean(now());
        await pause(60_000 - (now() % 60_000) + 500, signal);
      }
    } catch (error) {
      // What is stored is asked anew: the failed write may have come through.
      feed = new Feed(store, model, options);
      log(`The simulated traffic could not be stored, next try in ${RETRY_MS / 1000} s: ${String(error)}`);
      await pause(RETRY_MS, signal);
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}

class Feed {
  private readonly topics = new Map<string, DeliveredMinutes>();
  private cleanedMinute = 0;

  constructor(
    private readonly store: TrafficStore,
    private readonly model: TrafficModel,
    private readonly options: FeedOptions,
  ) {}

  /** Delivers the newest minutes of which anything is missing. False when nothing is. */
  async deliverChunk(nowMs: number): Promise<boolean> {
    await this.readMarks();
    const minutes = this.missingMinutes(nowMs);
    const arrivals = new Map(
      this.model.regions.map((region) => [region, new Arrivals(this.options.logTime ?? 'event')]),
    );
    const progress = new Map([...this.topics].map(([region, delivered]) => [region, delivered.copy()]));
    for (const minute of minutes) {
      const level = levelAt(minute, nowMs);
      for (const [region, batch] of this.model.minute(minute).batches) {
        arrivals.get(region)?.add(minute, batch, this.delivered(region).level(minute), level);
        progress.get(region)?.set(minute, Math.max(level, this.delivered(region).level(minute)));
      }
      await setImmediate();
      if (this.options.signal.aborted) {
        return true;
      }
    }
    for (const [region, delivered] of progress) {
      if (minutes.length > 0 && !this.options.signal.aborted) {
        delivered.forgetBefore(Math.floor(nowMs / 60_000) - KEPT_MINUTES);
        await this.store.append(ccnTopicId(region), arrivals.get(region)!.batch(), delivered.print());
        this.topics.set(region, delivered);
      }
    }
    return minutes.length > 0;
  }

  /** Deletes what is older than the flow logs are kept. */
  async clean(nowMs: number): Promise<void> {
    const minute = Math.floor(nowMs / 60_000);
    if (minute - this.cleanedMinute >= CLEAN_EVERY_MINUTES) {
      for (const region of this.model.regions) {
        await this.store.deleteBefore(ccnTopicId(region), (minute - KEPT_MINUTES) * 60_000);
      }
      this.cleanedMinute = minute;
    }
  }

  private async readMarks(): Promise<void> {
    for (const region of this.model.regions) {
      if (!this.topics.has(region)) {
        this.topics.set(region, DeliveredMinutes.parse(await this.store.mark(ccnTopicId(region))));
      }
    }
  }

  private delivered(region: string): DeliveredMinutes {
    return this.topics.get(region)!;
  }

  private missingMinutes(nowMs: number): number[] {
    const current = Math.floor(nowMs / 60_000);
    const missing: number[] = [];
    const oldest = current - (this.options.historyMinutes ?? DAY_MINUTES);
    for (let minute = current - 1 - FIRST_LEVEL; minute >= oldest && missing.length < CHUNK_MINUTES; minute--) {
      const level = levelAt(minute, nowMs);
      if (this.model.regions.some((region) => this.delivered(region).level(minute) < level)) {
        missing.push(minute);
      }
    }
    return missing.reverse();
  }
}
