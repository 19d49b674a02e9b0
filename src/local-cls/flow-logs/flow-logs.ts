/** All flow logs of the server. A change is on disk when its promise resolves; one that fails changes nothing. */
import type { FlowLog } from './flow-log';
import { readFlowLogs, writeFlowLogs } from './flow-log-file';

/** As the documents say: about ten minutes. */
const FIRST_DATA_MS = 10 * 60_000;

export class FlowLogs {
  #lastChange: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly dir: string,
    private flowLogs: readonly FlowLog[],
    /** From the creation of a flow log to its first records. */
    readonly firstDataMs: number,
  ) {}

  /** Reads those of the folder; a folder that never had any gets the initial ones. */
  static async open(dir: string, initial: readonly FlowLog[], firstDataMs = FIRST_DATA_MS): Promise<FlowLogs> {
    const saved = await readFlowLogs(dir);
    if (saved === undefined && initial.length > 0) {
      await writeFlowLogs(dir, initial);
    }
    return new FlowLogs(dir, saved ?? initial, firstDataMs);
  }

  all(): readonly FlowLog[] {
    return this.flowLogs;
  }

  /** Puts what `change` makes of the flow logs in their place. Changes run one after the other. */
  change(change: (flowLogs: readonly FlowLog[]) => readonly FlowLog[]): Promise<void> {
    const done = this.#lastChange.then(async () => {
      const next = change(this.flowLogs);
      await writeFlowLogs(this.dir, next);
      this.flowLogs = next;
    });
    this.#lastChange = done.catch(() => undefined);
    return done;
  }

  /** Waits for running changes. */
  async settled(): Promise<void> {
    await this.#lastChange;
  }
}
