import type { LogBatch, StoreCell } from '../store/log-batch';
import type { BatchMaker } from '../store/store';
import { FILENAME, SOURCE, TAG_PREFIX } from '../store/topic-record';
import { timeMs } from './check-log-groups';
import { LogLines } from './log-lines';
import type { Log, LogGroup } from './read-log-groups';

/** The logs of all groups. What can go to the engine as lines does; the others go cell by cell. */
export function batchOfGroups(groups: readonly LogGroup[]): BatchMaker {
  return (columns) => {
    const cells = new CellRows();
    const lines = new LogLines(columns);
    for (const group of groups) {
      for (const log of group.logs) {
        if (!lines.add(log, group)) {
          cells.add(log, group, lines.count);
          lines.leaveOut();
        }
      }
    }
    return { ...cells.batch(), lines: lines.batch() };
  };
}

/** Logs by column. A key that a log has twice keeps its last value. */
class CellRows {
  private readonly timesMs: number[] = [];
  private readonly places: number[] = [];
  private readonly columns = new Map<string, StoreCell[]>();

  add(log: Log, { source, filename, tags }: LogGroup, place: number): void {
    this.set(SOURCE, source ?? '');
    this.set(FILENAME, filename ?? '');
    tags.forEach(({ key, value }) => this.set(TAG_PREFIX + key, value));
    log.keys.forEach((key, at) => this.set(key, log.values[at]!));
    this.timesMs.push(timeMs(log));
    this.places.push(place);
  }

  batch(): Required<Omit<LogBatch, 'lines'>> {
    const { timesMs, places } = this;
    const columns = [...this.columns.values()].map((cells) => Array.from(timesMs, (_, row) => cells[row] ?? null));
    return { timesMs, places, keys: [...this.columns.keys()], columns };
  }

  private set(key: string, value: string): void {
    const column = this.columns.get(key) ?? [];
    this.columns.set(key, column);
    column[this.timesMs.length] = value;
  }
}
