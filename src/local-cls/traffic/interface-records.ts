/** What a flow log of interfaces writes for one window: flows, a NODATA row for each silent interface. */
import type { LogBatch } from '../store/log-batch';
import { EniRows } from './eni-rows';
import type { FlowTable } from './flow-table';
import { interfaceById } from './inventory';
import { InterfaceWindow } from './interface-window';
import { type InterfaceRecording, records } from './recording';

/** `flowsAt` fills the flows of a minute; they are read before the next one is asked. */
export function interfaceRecords(
  recording: InterfaceRecording,
  minutes: readonly number[],
  flowsAt: (epochMinute: number) => FlowTable,
): LogBatch {
  const window = new InterfaceWindow(new Set(recording.interfaces));
  minutes.forEach((minute) => window.addMinute(flowsAt(minute)));
  const rows = new EniRows(minutes[0], minutes.length);
  const busy = new Set<string>();
  for (const flow of window.sums()) {
    busy.add(flow.owner.id);
    if (records(recording, flow.action)) {
      rows.addFlow(flow);
    }
  }
  for (const id of recording.interfaces) {
    const owner = interfaceById(id);
    if (owner && !busy.has(id)) {
      rows.addStatus(owner, 'NODATA');
    }
  }
  return rows.batch();
}
