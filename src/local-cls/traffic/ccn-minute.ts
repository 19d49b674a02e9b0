/** What the observers of the CCNs record of one minute, and what was really sent, counted once. */
import type { LogBatch } from '../store/log-batch';
import type { FlowTable } from './flow-table';
import { INCIDENTS, type IncidentName } from './incidents/schedule';
import { isSilent, SILENT_PAIR } from './incidents/silence';
import { type FlowPart, RegionRows } from './region-rows';
import { DEMO_REGIONS, MAIN_CCN, ONE_SIDED_REGION, regionNumber, type RegionPair, STANDBY_CCN } from './regions';
import { standbyActive } from './standby';
import type { TrafficMinute } from './traffic-model';

export interface TruthCount {
  bytes: number;
  packets: number;
  records: number;
}

export interface Outcome {
  delivered: TruthCount;
  rejected: TruthCount;
}

/** What one region sent to another in a minute, counted once however many observers recorded it. */
export interface MinuteTruth extends Outcome {
  minute: number;
  ccn: string;
  srcregion: string;
  dstregion: string;
}

/** What the flows that an incident made or moved came to between two regions. */
export interface IncidentCount extends MinuteTruth {
  incident: IncidentName;
}

export const noCount = (): TruthCount => ({ bytes: 0, packets: 0, records: 0 });

/** Adds one record. */
export function addCount(total: TruthCount, { bytes, packets }: { bytes: number; packets: number }): void {
  total.bytes += bytes;
  total.packets += packets;
  total.records += 1;
}

export function recordCcnMinute(
  flows: FlowTable,
  pairs: readonly RegionPair[],
  epochMinute: number,
  happening: readonly IncidentName[],
): TrafficMinute {
  const rows = DEMO_REGIONS.map((region) => new RegionRows(region.id));
  const truth = pairs.map((pair) => emptyTruth(pair, epochMinute));
  const incidents = new IncidentCounts(epochMinute);
  for (let row = 0; row < flows.count; row++) {
    if (flows.onCcn(row)) {
      const pair = pairs[flows.pair[row]];
      const parts = partsOf(flows, row);
      recordFlow(rows, flows, row, pair, epochMinute, parts);
      countParts(truth[pair.index], parts);
      if (flows.incident[row] > 0) {
        countParts(incidents.of(flows.incident[row], pair), parts);
      }
    }
  }
  addSilence(rows, pairs, epochMinute, happening.includes('silence'));
  const isEmpty = ({ delivered, rejected }: Outcome): boolean => delivered.records + rejected.records === 0;
  return {
    batches: new Map(DEMO_REGIONS.map((region, index): [string, LogBatch] => [region.id, rows[index].batch()])),
    truth: truth.filter((one) => !isEmpty(one)),
    incidents: incidents.all().filter((one) => !isEmpty(one)),
  };
}

class IncidentCounts {
  private readonly counts = new Map<string, IncidentCount>();

  constructor(private readonly epochMinute: number) {}

  /** The count of the incident with this number between the two regions. */
  of(incident: number, pair: RegionPair): IncidentCount {
    const key = `${incident} ${pair.index}`;
    const { name } = INCIDENTS[incident - 1];
    const count = this.counts.get(key) ?? { incident: name, ...emptyTruth(pair, this.epochMinute) };
    this.counts.set(key, count);
    return count;
  }

  all(): IncidentCount[] {
    return [...this.counts.values()];
  }
}

interface Parts {
  delivered: FlowPart;
  rejected: FlowPart;
}

function partsOf(flows: FlowTable, row: number): Parts {
  const [bytes, packets] = [flows.rejectedBytes[row], flows.rejectedPackets[row]];
  return {
    delivered: { action: 'ACCEPT', bytes: flows.bytes[row] - bytes, packets: flows.packets[row] - packets },
    rejected: { action: 'REJECT', bytes, packets },
  };
}

const ONE_SIDED = regionNumber(ONE_SIDED_REGION);

function recordFlow(
  rows: readonly RegionRows[],
  flows: FlowTable,
  row: number,
  pair: RegionPair,
  epochMinute: number,
  { delivered, rejected }: Parts,
): void {
  if (delivered.packets > 0) {
    rows[pair.source].addFlow(flows, row, pair, epochMinute, delivered);
    if (pair.destination !== ONE_SIDED) {
      rows[pair.destination].addFlow(flows, row, pair, epochMinute, delivered);
    }
  }
  if (rejected.packets > 0) {
    rows[pair.source].addFlow(flows, row, pair, epochMinute, rejected);
  }
}

function countParts(outcome: Outcome, { delivered, rejected }: Parts): void {
  if (delivered.packets > 0) {
    addCount(outcome.delivered, delivered);
  }
  if (rejected.packets > 0) {
    addCount(outcome.rejected, rejected);
  }
}

function addSilence(
  rows: readonly RegionRows[],
  pairs: readonly RegionPair[],
  epochMinute: number,
  withIncident: boolean,
): void {
  const counter = (number: number): '-' | -1 => ((epochMinute + number) % 2 === 0 ? '-' : -1);
  if (!standbyActive(epochMinute)) {
    for (const pair of pairs.filter(({ ccn }) => ccn === STANDBY_CCN)) {
      rows[pair.source].addNoData(STANDBY_CCN, epochMinute, counter(pair.index));
    }
  }
  if (withIncident && isSilent(epochMinute)) {
    const source = regionNumber(SILENT_PAIR.source);
    rows[source].addNoData(MAIN_CCN, epochMinute, counter(0), SILENT_PAIR);
  }
}

function emptyTruth(pair: RegionPair, minute: number): MinuteTruth {
  return {
    minute,
    ccn: pair.ccn,
    srcregion: DEMO_REGIONS[pair.source].id,
    dstregion: DEMO_REGIONS[pair.destination].id,
    delivered: noCount(),
    rejected: noCount(),
  };
}
