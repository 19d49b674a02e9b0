/** How far the flow logs of one topic are recorded. Kept as the topic's mark, beside the records. */
import { DeliveredMinutes } from '../traffic/delivered-minutes';
import type { FlowLog } from './flow-log';

/** The writer whose marks they are. */
export const RECORDER = 'flow-logs';

export class RecordedWindows {
  private constructor(
    private readonly byFlowLog: Map<string, DeliveredMinutes>,
    private readonly earlier: DeliveredMinutes,
  ) {}

  /**
   * Reads what `print` wrote; nothing when there was no mark. `earlier` is the topic's mark of no writer: a store of the
   * time before flow logs tells there what it holds already.
   */
  static parse(mark: string | undefined, earlier: string | undefined): RecordedWindows {
    const { recorded } = mark === undefined ? { recorded: {} } : (JSON.parse(mark) as Mark);
    return new RecordedWindows(
      new Map(Object.entries(recorded).map(([id, printed]) => [id, DeliveredMinutes.parse(printed)])),
      DeliveredMinutes.parse(earlier?.startsWith('{"delivered"') ? earlier : undefined),
    );
  }

  /** Level up to which the window is recorded; 0: nothing of it. */
  level({ id }: FlowLog, firstMinute: number): number {
    return this.byFlowLog.get(id)?.level(firstMinute) || this.earlier.level(firstMinute);
  }

  set({ id }: FlowLog, firstMinute: number, windowMinutes: number, level: number): void {
    const delivered = this.byFlowLog.get(id) ?? new DeliveredMinutes();
    this.byFlowLog.set(id, delivered);
    // Every minute of the window: only then windows in a row come to one run.
    for (let minute = firstMinute; minute < firstMinute + windowMinutes; minute++) {
      delivered.set(minute, level);
    }
  }

  copy(): RecordedWindows {
    const copies = [...this.byFlowLog].map(([id, delivered]) => [id, delivered.copy()] as const);
    return new RecordedWindows(new Map(copies), this.earlier);
  }

  /** Forgets flow logs that are gone and minutes that nobody asks for again. */
  forget(isGone: (flowLogId: string) => boolean, beforeMinute: number): void {
    for (const [id, delivered] of this.byFlowLog) {
      if (isGone(id)) {
        this.byFlowLog.delete(id);
      } else {
        delivered.forgetBefore(beforeMinute);
      }
    }
  }

  print(): string {
    const recorded = Object.fromEntries([...this.byFlowLog].map(([id, delivered]) => [id, delivered.print()]));
    return JSON.stringify({ recorded } satisfies Mark);
  }
}

interface Mark {
  recorded: Record<string, string>;
}
