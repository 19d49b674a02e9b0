/**
 * When the records of a window reach their topic: around five minutes after its end, in parts, one a minute; a few much
 * later. A record's level is the number of whole minutes after the end of its window at which it is there.
 */
import type { LogBatch, StoreCell } from '../store/log-batch';
import { mix, normal, unit } from './hash';
import { heldBackMinutes, isOutage, OUTAGE_MINUTES } from './incidents/outage';

export const FIRST_LEVEL = 4;
const LAST_LEVEL = 9;

/** Levels of records that are late: 0.5 % of all come after ten minutes, 0.05 % after thirty. */
const LATE_LEVELS = [12, 20];
const VERY_LATE_LEVEL = 35;
const LATE_SHARE = 0.005;
const VERY_LATE_SHARE = 0.0005;

const DUPLICATE_SHARE = 0.0001;

const MEDIAN_MINUTES = 5;
const SIGMA = 0.2;

/** `event`: a record's log time is the second of its last packet. `arrival`: the time it reached the topic. */
export type LogTime = 'event' | 'arrival';

/** What a delivery may do to records besides the usual delay. */
export interface DeliveryFaults {
  /** Some records come after ten minutes and more. */
  late: boolean;
  /** One in 10,000 comes twice. */
  duplicates: boolean;
}

export const NO_FAULTS: DeliveryFaults = { late: false, duplicates: false };

/** The same seed brings the same records at the same times, late ones and duplicates too. */
export interface Delivery extends DeliveryFaults {
  seed: number;
}

const USUAL_STEPS = Array.from({ length: LAST_LEVEL - FIRST_LEVEL + 1 }, (_, k) => FIRST_LEVEL + k);
const STEPS: readonly number[] = [...USUAL_STEPS, ...LATE_LEVELS, VERY_LATE_LEVEL];
const OUTAGE_STEPS: readonly number[] = [...new Set([...STEPS, ...STEPS.map((step) => step + OUTAGE_MINUTES)])].sort(
  (a, b) => a - b,
);

function arrivalLevel({ seed, late }: Delivery, epochMinute: number, row: number): number {
  const place = mix(mix(mix(seed, 71), epochMinute), row);
  const lateness = unit(mix(place, 5));
  if (late && lateness < LATE_SHARE) {
    return lateness < VERY_LATE_SHARE ? VERY_LATE_LEVEL : LATE_LEVELS[place % LATE_LEVELS.length];
  }
  const minutes = MEDIAN_MINUTES * Math.exp(SIGMA * normal(place));
  return Math.max(FIRST_LEVEL, Math.min(LAST_LEVEL, Math.ceil(minutes)));
}

/**
 * The level whose records have arrived by now; 0 while nothing has. `epochMinute`: the last minute of the window.
 * It stays the same between two levels at which records come, so equal levels mean that nothing is missing.
 */
export function levelAt(epochMinute: number, nowMs: number): number {
  const elapsed = Math.floor(nowMs / 60_000) - (epochMinute + 1);
  if (elapsed < FIRST_LEVEL) {
    return 0;
  }
  const steps = isOutage(epochMinute) ? OUTAGE_STEPS : STEPS;
  return elapsed >= steps.at(-1)! ? steps.at(-1)! : Math.max(...steps.filter((step) => step <= elapsed));
}

/** Collects, for one topic, what arrives in a run of minutes. */
export class Arrivals {
  private readonly timesMs: number[] = [];
  private keys: readonly string[] = [];
  private readonly columns: StoreCell[][] = [];

  constructor(
    private readonly logTime: LogTime,
    private readonly delivery: Delivery,
  ) {}

  /** Adds the records whose level is above `had` and at most `level`. `epochMinute`: the last minute of their window. */
  add(epochMinute: number, batch: LogBatch, had: number, level: number): void {
    const rows: number[] = [];
    const heldBack = heldBackMinutes(batch, epochMinute);
    batch.timesMs.forEach((eventMs, row) => {
      const own = arrivalLevel(this.delivery, epochMinute, row) + heldBack;
      if (own > had && own <= level) {
        const copies = isDuplicate(this.delivery, epochMinute, row) ? 2 : 1;
        for (let copy = 0; copy < copies; copy++) {
          rows.push(row);
          this.timesMs.push(this.logTime === 'event' ? eventMs : (epochMinute + 1 + own) * 60_000);
        }
      }
    });
    this.keys = batch.timesMs.length > 0 ? batch.keys : this.keys;
    batch.columns.forEach((cells, k) => {
      const column = (this.columns[k] ??= []);
      rows.forEach((row) => column.push(cells[row]));
    });
  }

  batch(): LogBatch {
    return { timesMs: this.timesMs, keys: this.keys, columns: this.columns };
  }
}

function isDuplicate({ seed, duplicates }: Delivery, epochMinute: number, row: number): boolean {
  return duplicates && unit(mix(mix(mix(seed, 73), epochMinute), row)) < DUPLICATE_SHARE;
}
