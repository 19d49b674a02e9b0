/** A backup from Shanghai to Guangzhou takes the pair over its cap: every night and, where asked for, every hour. */
import { mbpsToBytes } from '../demand';
import { hours, minuteOfDay, within } from './day';
import type { Incident } from './incident';

export const PAIR_CAP_MBPS = 1000;
export const PAIR_CAP_BYTES = mbpsToBytes(PAIR_CAP_MBPS);

/** The backup sends as fast as its server's network card can: the pair's other traffic is what is too much. */
export const BACKUP_MBPS = 1000;

export const BACKUP_SOURCE = 'ap-shanghai';
export const BACKUP_DESTINATION = 'ap-guangzhou';

export const nightlyBackup: Incident<'backup'> = {
  name: 'backup',
  counts: 'pairs',
  hours: hours('02:00', 70),
  who: { pairs: [{ source: BACKUP_SOURCE, destination: BACKUP_DESTINATION }] },
};

/** Minutes of the hour; the end is excluded. */
const HOURLY = { from: 20, to: 35 };

export interface Backup {
  /** Minute the backup began: names its flows. */
  since: number;
  flows: number;
}

/** The backup running in this minute. */
export function backupAt(epochMinute: number, everyHour: boolean): Backup | undefined {
  const ofDay = minuteOfDay(epochMinute);
  if (within(nightlyBackup.hours, ofDay)) {
    return { since: epochMinute - (ofDay - nightlyBackup.hours.from), flows: 12 };
  }
  const ofHour = epochMinute % 60;
  if (everyHour && within(HOURLY, ofHour)) {
    return { since: epochMinute - (ofHour - HOURLY.from), flows: 4 };
  }
  return undefined;
}
