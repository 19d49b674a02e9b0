/**
 * Events at fixed times, so that pages, tests and pictures can name them.
 * Backup: Shanghai to Guangzhou wants more than the pair's cap, daily 02:00-03:10 UTC+8 and, where asked for,
 * in the minutes 20-34 of every hour.
 */
import { mix, unit } from './hash';
import { mbpsToBytes } from './demand';

export const PAIR_CAP_MBPS = 1000;
export const PAIR_CAP_BYTES = mbpsToBytes(PAIR_CAP_MBPS);

export const BACKUP_SOURCE = 'ap-shanghai';
export const BACKUP_DESTINATION = 'ap-guangzhou';

const UTC8_MINUTES = 8 * 60;

export interface Backup {
  /** Minute the backup began: names its flows. */
  since: number;
  flows: number;
}

/** The backup running in this minute. */
export function backupAt(epochMinute: number, everyHour: boolean): Backup | undefined {
  const ofDay = (epochMinute + UTC8_MINUTES) % 1440;
  if (ofDay >= 120 && ofDay < 190) {
    return { since: epochMinute - (ofDay - 120), flows: 12 };
  }
  const ofHour = epochMinute % 60;
  if (everyHour && ofHour >= 20 && ofHour < 35) {
    return { since: epochMinute - (ofHour - 20), flows: 4 };
  }
  return undefined;
}

/**
 * Bytes the pair offers while a backup runs. In its first minute the backup asks for what it wants; afterwards TCP has
 * seen the drops of the minute before and stays just above the cap, so about 6 % is rejected.
 */
export function backupOffer(seed: number, backup: Backup, epochMinute: number): number {
  const backedOff = epochMinute > backup.since;
  const factor = backedOff ? 1.045 + 0.04 * unit(mix(mix(seed, 31), epochMinute)) : 1.12;
  return PAIR_CAP_BYTES * factor;
}
