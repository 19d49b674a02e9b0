/**
 * Simulated traffic of eight regions on one CCN, and a standby CCN that is silent most of the time.
 *
 * The records of a minute depend on the seed and the minute alone, so any minute, past or coming, can be made at any
 * time and is always the same. Each minute tells the truth beside its records: what was sent, counted once.
 */
import type { LogBatch } from '../store/log-batch';
import { addConversations } from './conversations';
import { FlowTable } from './flow-table';
import { backupAt, BACKUP_DESTINATION, BACKUP_SOURCE, PAIR_CAP_BYTES } from './incidents';
import { ccnWindow } from './ccn-window';
import { interfaceRecords } from './interface-records';
import { joinBatches, NO_RECORDS } from './join-batches';
import { limitPair } from './limiter';
import { type Recording, windowsOf } from './recording';
import { type Link, listLinks } from './links';
import { addBackup, addTrunks } from './long-flows';
import { type FlowPart, RegionRows } from './region-rows';
import {
  DEMO_REGIONS,
  listPairs,
  MAIN_CCN,
  ONE_SIDED_REGION,
  regionNumber,
  type RegionPair,
  STANDBY_CCN,
} from './regions';

export interface TrafficOptions {
  seed: number;
  /** Of all observers together, on the average of a working day; at least about 300. */
  recordsPerMinute: number;
  /** The backup incident also in the minutes 20-34 of every hour. */
  limiterEveryHour: boolean;
}

export interface TruthCount {
  bytes: number;
  packets: number;
  records: number;
}

/** What one region sent to another in a minute, counted once however many observers recorded it. */
export interface MinuteTruth {
  minute: number;
  ccn: string;
  srcregion: string;
  dstregion: string;
  delivered: TruthCount;
  rejected: TruthCount;
}

export interface TrafficMinute {
  /** By the region that recorded. */
  batches: Map<string, LogBatch>;
  /** Pairs that sent nothing are absent. */
  truth: MinuteTruth[];
}

export interface TrafficModel {
  /** Regions that record, each into a topic of its own. */
  regions: readonly string[];
  /** Records of the minute that begins `epochMinute * 60` seconds after the epoch. */
  minute(epochMinute: number): TrafficMinute;
  /** What a flow log records in the windows that begin at `fromMinute` or later and before `toMinute`. */
  recordsOf(recording: Recording, fromMinute: number, toMinute: number): LogBatch;
}

/** The standby CCN carries its probes in these minutes of every hour. */
const STANDBY_FROM = 10;
const STANDBY_TO = 15;

const standbyActive = (epochMinute: number): boolean =>
  epochMinute % 60 >= STANDBY_FROM && epochMinute % 60 < STANDBY_TO;

export function createTrafficModel(options: TrafficOptions): TrafficModel {
  const pairs = listPairs(options.seed);
  const links = listLinks(pairs, options.recordsPerMinute);
  const flows = new FlowTable(pairs.length);
  const flowsAt = (epochMinute: number): FlowTable => {
    fillFlows(flows, links, options, epochMinute);
    pairs.forEach((pair) => limitPair(flows, pair.index, PAIR_CAP_BYTES));
    return flows;
  };
  const minute = (epochMinute: number): TrafficMinute => recordFlows(flowsAt(epochMinute), pairs, epochMinute);
  const observed = (region: string, epochMinute: number): LogBatch =>
    minute(epochMinute).batches.get(region) ?? NO_RECORDS;
  return {
    regions: DEMO_REGIONS.map((region) => region.id),
    minute,
    recordsOf: (recording, fromMinute, toMinute) =>
      joinBatches(
        windowsOf(recording, fromMinute, toMinute).map((minutes) =>
          recording.kind === 'eni'
            ? interfaceRecords(recording, minutes, flowsAt)
            : ccnWindow(
                recording,
                minutes.map((each) => observed(recording.region, each)),
              ),
        ),
      ),
  };
}

function fillFlows(flows: FlowTable, links: readonly Link[], options: TrafficOptions, epochMinute: number): void {
  const { seed } = options;
  flows.clear();
  for (const link of links) {
    if (link.forward.ccn === MAIN_CCN || standbyActive(epochMinute)) {
      addConversations(flows, seed, link, epochMinute);
      addTrunks(flows, seed, link, epochMinute);
    }
  }
  const backup = backupAt(epochMinute, options.limiterEveryHour);
  if (backup) {
    addBackup(flows, seed, backupWay(links), backup, epochMinute);
  }
}

function backupWay(links: readonly Link[]): { sending: RegionPair; receiving: RegionPair } {
  const [source, destination] = [regionNumber(BACKUP_SOURCE), regionNumber(BACKUP_DESTINATION)];
  for (const { forward, backward } of links) {
    if (forward.source === destination && forward.destination === source) {
      return { sending: backward, receiving: forward };
    }
  }
  throw new Error(`No link joins ${BACKUP_SOURCE} and ${BACKUP_DESTINATION}.`);
}

function recordFlows(flows: FlowTable, pairs: readonly RegionPair[], epochMinute: number): TrafficMinute {
  const rows = DEMO_REGIONS.map((region) => new RegionRows(region.id));
  const truth = pairs.map((pair) => emptyTruth(pair, epochMinute));
  const oneSided = regionNumber(ONE_SIDED_REGION);
  for (let row = 0; row < flows.count; row++) {
    const pair = pairs[flows.pair[row]];
    const rejected = part('REJECT', flows.rejectedBytes[row], flows.rejectedPackets[row]);
    const delivered = part('ACCEPT', flows.bytes[row] - rejected.bytes, flows.packets[row] - rejected.packets);
    if (delivered.packets > 0) {
      rows[pair.source].addFlow(flows, row, pair, epochMinute, delivered);
      if (pair.destination !== oneSided) {
        rows[pair.destination].addFlow(flows, row, pair, epochMinute, delivered);
      }
      count(truth[pair.index].delivered, delivered);
    }
    if (rejected.packets > 0) {
      rows[pair.source].addFlow(flows, row, pair, epochMinute, rejected);
      count(truth[pair.index].rejected, rejected);
    }
  }
  if (!standbyActive(epochMinute)) {
    for (const pair of pairs.filter(({ ccn }) => ccn === STANDBY_CCN)) {
      rows[pair.source].addNoData(STANDBY_CCN, epochMinute, (epochMinute + pair.index) % 2 === 0 ? '-' : -1);
    }
  }
  return {
    batches: new Map(DEMO_REGIONS.map((region, index) => [region.id, rows[index].batch()])),
    truth: truth.filter(({ delivered, rejected }) => delivered.records + rejected.records > 0),
  };
}

const part = (action: FlowPart['action'], bytes: number, packets: number): FlowPart => ({ action, bytes, packets });

function emptyTruth(pair: RegionPair, minute: number): MinuteTruth {
  return {
    minute,
    ccn: pair.ccn,
    srcregion: DEMO_REGIONS[pair.source].id,
    dstregion: DEMO_REGIONS[pair.destination].id,
    delivered: { bytes: 0, packets: 0, records: 0 },
    rejected: { bytes: 0, packets: 0, records: 0 },
  };
}

function count(total: TruthCount, { bytes, packets }: FlowPart): void {
  total.bytes += bytes;
  total.packets += packets;
  total.records += 1;
}
