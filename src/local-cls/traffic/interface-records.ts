/** What a flow log of interfaces writes for one window: flows, a NODATA row for each silent interface, and losses. */
import type { LogBatch } from '../store/log-batch';
import { addCount, noCount, type TruthCount } from './ccn-minute';
import { EniRows, type InterfaceFlow } from './eni-rows';
import { mix, unit } from './hash';
import { INCIDENTS, type IncidentName } from './incidents/schedule';
import { lostShare } from './incidents/skipped';
import { interfaceById } from './inventory';
import { type InterfaceRecording, periodMinutes, records } from './recording';

/** What the flows of an incident came to at the recorded interfaces. */
export interface InterfaceCount {
  incident: IncidentName;
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
  seed: number,
  firstMinute: number,
  byInterface: ReadonlyMap<string, readonly InterfaceFlow[]>,
): InterfaceRecords {
  const rows = new EniRows(firstMinute, periodMinutes(recording));
  const counts = INCIDENTS.map(({ name }) => ({ incident: name, accepted: noCount(), rejected: noCount() }));
  const lost = new Map<string, TruthCount>();
  for (const id of recording.interfaces) {
    const owner = interfaceById(id);
    if (!owner) {
      continue;
    }
    const flows = byInterface.get(id) ?? [];
    const { kept, skipped } = loseSome(flows, lostShare(seed, owner, firstMinute));
    if (flows.length === 0) {
      rows.addStatus(owner, 'NODATA');
    }
    if (skipped.length > 0) {
      rows.addStatus(owner, 'SKIPDATA');
      lost.set(id, sumOf(skipped));
    }
    for (const flow of kept.filter(({ action }) => records(recording, action))) {
      rows.addFlow(flow);
      if (flow.incident > 0) {
        addCount(counts[flow.incident - 1][flow.action === 'ACCEPT' ? 'accepted' : 'rejected'], flow);
      }
    }
  }
  const incidents = counts.filter(({ accepted, rejected }) => accepted.records + rejected.records > 0);
  return { batch: rows.batch(), incidents, lost };
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
