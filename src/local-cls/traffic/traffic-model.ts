/**
 * Simulated traffic of eight regions on one CCN, and a standby CCN that is silent most of the time.
 *
 * The records of a minute depend on the seed and the minute alone, so any minute, past or coming, can be made at any
 * time and is always the same. Each minute tells the truth beside its records: what was sent, counted once.
 */
import type { LogBatch } from '../store/log-batch';
import { type IncidentCount, recordCcnMinute, type MinuteTruth } from './ccn-minute';
import { ccnWindow } from './ccn-window';
import { type Delivery, type DeliveryFaults, NO_FAULTS } from './arrival';
import { type InterfaceRecords, interfaceRecords } from './interface-records';
import { ALL_INCIDENTS, type IncidentName } from './incidents/schedule';
import { lostShare } from './incidents/skipped';
import { InterfaceWindow } from './interface-window';
import { interfaceById } from './inventory';
import { mergeBatches, NO_RECORDS } from './merge-batches';
import { keepRecent } from './keep-recent';
import { LimitedFlows } from './limited-flows';
import { Network } from './network';
import { type InterfaceRecording, periodMinutes, type Recording, windowsOf } from './recording';
import { DEMO_REGIONS } from './regions';

export type { MinuteTruth } from './ccn-minute';

export interface TrafficOptions {
  seed: number;
  /** Of all CCN observers together, on the average of a working day; at least about 300. */
  recordsPerMinute: number;
  /** The backup incident also in the minutes 20-34 of every hour. */
  limiterEveryHour: boolean;
  /** Some flows between two regions use IPv6. Default: none. */
  ipv6?: boolean;
  /** Scripted incidents that happen; an outage of a collector is a matter of delivery. Default: all of them. */
  incidents?: readonly IncidentName[];
  /** What the way to the topics does to records. Default: every record comes once and in time. */
  delivery?: DeliveryFaults;
}

export interface TrafficMinute {
  /** By the region that recorded. */
  batches: Map<string, LogBatch>;
  /** Pairs that sent nothing are absent. */
  truth: MinuteTruth[];
  /** What the flows of scripted incidents came to on the CCN. */
  incidents: IncidentCount[];
}

export interface TrafficModel {
  /** Regions that record, each into a topic of its own. */
  regions: readonly string[];
  delivery: Delivery;
  /** Records of the minute that begins `epochMinute * 60` seconds after the epoch. */
  minute(epochMinute: number): TrafficMinute;
  /** What a flow log of interfaces records in the window that begins with the minute. */
  interfaceWindow(recording: InterfaceRecording, firstMinute: number): InterfaceRecords;
  /** What a flow log records in the windows that begin at `fromMinute` or later and before `toMinute`. */
  recordsOf(recording: Recording, fromMinute: number, toMinute: number): LogBatch;
}

/** Minutes whose records are kept: several flow logs ask for the same ones, one after the other. */
const KEPT_MINUTES = 32;
const KEPT_WINDOWS = 4;

export function createTrafficModel(options: TrafficOptions): TrafficModel {
  const { incidents = ALL_INCIDENTS } = options;
  const network = new Network(options.seed, options.recordsPerMinute);
  const flows = new LimitedFlows(network, options);
  const minute = (epochMinute: number): TrafficMinute =>
    recordCcnMinute(flows.at(epochMinute, false), network.pairs, epochMinute, incidents);
  const keptMinute = keepRecent(KEPT_MINUTES, minute);
  const keptSums = keepRecent(KEPT_WINDOWS, (place: string) => {
    const [firstMinute, minutes, ...regions] = place.split(' ');
    const window = new InterfaceWindow(new Set(regions));
    for (let each = 0; each < Number(minutes); each++) {
      window.addMinute(flows.at(Number(firstMinute) + each, true));
    }
    return window.byInterface();
  });
  const interfaceWindow = (recording: InterfaceRecording, firstMinute: number): InterfaceRecords => {
    const regions = [...new Set(recording.interfaces.map((id) => interfaceById(id)?.region ?? ''))].sort();
    const sums = keptSums([firstMinute, periodMinutes(recording), ...regions].join(' '));
    return interfaceRecords(recording, firstMinute, sums, (owner) =>
      lostShare(options.seed, owner, firstMinute, incidents.includes('skipData')),
    );
  };
  return {
    regions: DEMO_REGIONS.map((region) => region.id),
    delivery: { seed: options.seed, ...(options.delivery ?? NO_FAULTS) },
    minute,
    interfaceWindow,
    recordsOf: (recording, fromMinute, toMinute) =>
      mergeBatches(
        windowsOf(recording, fromMinute, toMinute).map((minutes) =>
          recording.kind === 'eni'
            ? interfaceWindow(recording, minutes[0]).batch
            : ccnWindow(
                recording,
                minutes.map((each) => keptMinute(each).batches.get(recording.region) ?? NO_RECORDS),
              ),
        ),
      ),
  };
}
