/** What a flow log of interfaces writes for one window: flows, a NODATA row for each silent interface, and losses. */
import type { LogBatch } from '../store/log-batch';
import { addCount, noCount, type TruthCount } from './ccn-minute';
import { EniRows, type InterfaceFlow } from './eni-rows';
import { mix, unit } from './hash';
import { INCIDENTS, type IncidentName } from './incidents/schedule';
import { interfaceById, type NetworkInterface } from './inventory';
import { type InterfaceRecording, periodMinutes, records } from './recording';

/** What the flows of an incident came to at one interface. */
export interface InterfaceCount {
  incident: IncidentName;
  interface: string;
  accepted: TruthCount;
  rejected: TruthCount;
}

export interface InterfaceRecords {
  batch: LogBatch;
  incidents: InterfaceCount[];
  /** Records that the service lost, by interface; a SKIPDATA row tells of each such interface. */
  lost: Map<string, TruthCount>;
}

/** `byInterface`: the flows of the whole window. */
export function interfaceRecords(
  recording: InterfaceRecording,
  firstMinute: number,
  byInterface: ReadonlyMap<string, readonly InterfaceFlow[]>,
  lostShareOf: (owner: NetworkInterface) => number,
): InterfaceRecords {
  const rows = new EniRows(firstMinute, periodMinutes(recording));
  const incidents: InterfaceCount[] = [];
  const lost = new Map<string, TruthCount>();
  for (const id of recording.interfaces) {
    const owner = interfaceById(id);
    if (!owner) {
      continue;
    }
    const flows = byInterface.get(id) ?? [];
    const { kept, skipped } = loseSome(flows, lostShareOf(owner));
    if (flows.length === 0) {
      rows.addStatus(owner, 'NODATA');
    }
    if (skipped.length > 0) {
      rows.addStatus(owner, 'SKIPDATA');
      lost.set(id, sumOf(skipped));
    }
    const recorded = kept.filter(({ action }) => records(recording, action));
    recorded.forEach((flow) => rows.addFlow(flow));
    incidents.push(...countIncidents(id, recorded));
  }
  return { batch: rows.batch(), incidents, lost };
}

function countIncidents(id: string, flows: readonly InterfaceFlow[]): InterfaceCount[] {
  const counts = new Map<number, InterfaceCount>();
  for (const flow of flows.filter(({ incident }) => incident > 0)) {
    const { name } = INCIDENTS[flow.incident - 1];
    const known = counts.get(flow.incident);
    const count = known ?? { incident: name, interface: id, accepted: noCount(), rejected: noCount() };
    counts.set(flow.incident, count);
    addCount(flow.action === 'ACCEPT' ? count.accepted : count.rejected, flow);
  }
  return [...counts.values()];
}

/** At least one is lost where any should be and there are any. */
function loseSome(
  flows: readonly InterfaceFlow[],
  share: number,
): { kept: readonly InterfaceFlow[]; skipped: readonly InterfaceFlow[] } {
  if (share === 0) {
    return { kept: flows, skipped: [] };
  }
  const isLost = (flow: InterfaceFlow, place: number): boolean =>
    place === 0 || unit(mix(mix(flow.packets, flow.sourcePort), place)) < share;
  return {
    kept: flows.filter((flow, place) => !isLost(flow, place)),
    skipped: flows.filter(isLost),
  };
}

function sumOf(flows: readonly InterfaceFlow[]): TruthCount {
  const sum = noCount();
  flows.forEach((flow) => addCount(sum, flow));
  return sum;
}
