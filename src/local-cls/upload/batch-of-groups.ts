import type { LogBatch, StoreCell } from '../store/log-batch';
import { FILENAME, SOURCE, TAG_PREFIX } from '../store/topic-record';
import { timeMs } from './check-log-groups';
import type { LogGroup } from './read-log-groups';

/** The logs of all groups, by column. A key that a log has twice keeps its last value. */
export function batchOfGroups(groups: readonly LogGroup[]): LogBatch {
  const count = groups.reduce((sum, { logs }) => sum + logs.length, 0);
  const columns = new Map<string, StoreCell[]>();
  const columnOf = (key: string): StoreCell[] => {
    let column = columns.get(key);
    if (column === undefined) {
      column = new Array<StoreCell>(count).fill(null);
      columns.set(key, column);
    }
    return column;
  };
  const timesMs: number[] = [];
  for (const { logs, source, filename, tags } of groups) {
    const first = timesMs.length;
    for (const log of logs) {
      for (const { key, value } of log.contents) {
        columnOf(key)[timesMs.length] = value;
      }
      timesMs.push(timeMs(log));
    }
    columnOf(SOURCE).fill(source ?? '', first, timesMs.length);
    columnOf(FILENAME).fill(filename ?? '', first, timesMs.length);
    tags.forEach(({ key, value }) => columnOf(TAG_PREFIX + key).fill(value, first, timesMs.length));
  }
  return { timesMs, keys: [...columns.keys()], columns: [...columns.values()] };
}
