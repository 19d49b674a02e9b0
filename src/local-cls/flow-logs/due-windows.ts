/** Which windows of a flow log are to be brought to its topic. */
import { FIRST_LEVEL, levelAt } from '../traffic/arrival';
import type { FlowLog } from './flow-log';
import type { RecordedWindows } from './recorded-windows';

export interface DueWindow {
  flowLog: FlowLog;
  firstMinute: number;
  windowMinutes: number;
  /** Arrival level up to which the window's records are there, and to which they should be. */
  had: number;
  level: number;
}

/** The newest windows of which anything is missing, at most as many as begin in `spanMinutes`; newest first. */
export function dueWindows(
  flowLog: FlowLog,
  recorded: RecordedWindows,
  nowMs: number,
  oldestMinute: number,
  spanMinutes: number,
): DueWindow[] {
  const due: DueWindow[] = [];
  for (const phase of [...flowLog.phases].reverse()) {
    const { windowMinutes } = phase;
    const end = Math.min(phase.to ?? Infinity, Math.floor(nowMs / 60_000) - FIRST_LEVEL);
    let firstMinute = end - (end % windowMinutes) - windowMinutes;
    for (; firstMinute >= Math.max(phase.from, oldestMinute); firstMinute -= windowMinutes) {
      const had = recorded.level(flowLog, firstMinute);
      const level = levelAt(firstMinute + windowMinutes - 1, nowMs);
      if (had < level) {
        due.push({ flowLog, firstMinute, windowMinutes, had, level });
        if (due[0]!.firstMinute - firstMinute >= spanMinutes) {
          return due.slice(0, -1);
        }
      }
    }
  }
  return due;
}
