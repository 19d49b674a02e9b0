/**
 * What each scripted incident comes to, by the generator's own count: when, who, and how much. Tests compare
 * it with what is found in the records.
 */
import { type MinuteTruth, noCount, type Outcome, type TruthCount } from './ccn-minute';
import { ENI_RECORDING } from './demo-recordings';
import { DAY_MINUTES, minuteOfDay } from './incidents/day';
import type { Incident, IncidentWho } from './incidents/incident';
import { type IncidentName, INCIDENTS } from './incidents/schedule';
import type { InterfaceRecords } from './interface-records';
import { firstWindow, periodMinutes } from './recording';
import type { TrafficMinute, TrafficModel } from './traffic-model';

/** Traffic between two regions, each record counted at the observer of the source. */
export interface PairCount extends Outcome {
  srcregion: string;
  dstregion: string;
  /** Delivered and rejected together. */
  offered: TruthCount;
}

export interface IncidentTruth {
  incident: IncidentName;
  /** Minutes since the epoch; the end is excluded. */
  from: number;
  to: number;
  who: IncidentWho;
  /** Of the pairs that the incident names, else of the flows it made or moved. */
  ccn: PairCount[];
  /** In the demo's flow log of interfaces, in every window that meets it: at the interfaces it names, else at all. */
  eni: { accepted: TruthCount; rejected: TruthCount };
  /** Records of those windows that the service lost, at the interfaces it names. */
  lost: TruthCount;
  /** Records that came late, with every observer that it names. */
  heldBack: number;
}

/** What happens from `fromMinute` until before `toMinute`: incidents that reach beyond are counted in that time only. */
export function incidentTruths(model: TrafficModel, fromMinute: number, toMinute: number): IncidentTruth[] {
  const truths = occurrences(fromMinute, toMinute);
  for (let minute = fromMinute; minute < toMinute; minute++) {
    const running = truths.filter(({ from, to }) => minute >= from && minute < to);
    if (running.length > 0) {
      const made = model.minute(minute);
      running.forEach((truth) => addMinute(truth, made));
    }
  }
  const length = periodMinutes(ENI_RECORDING);
  for (let first = firstWindow(ENI_RECORDING, fromMinute); first < toMinute; first += length) {
    const running = truths.filter(({ from, to }) => from < first + length && to > first);
    if (running.length > 0) {
      const window = model.interfaceWindow(ENI_RECORDING, first);
      running.forEach((truth) => addWindow(truth, window));
    }
  }
  return truths;
}

/** Each incident of each day that lies in the time in part at least, with nothing counted yet. */
function occurrences(fromMinute: number, toMinute: number): IncidentTruth[] {
  const truths: IncidentTruth[] = [];
  for (let midnight = fromMinute - minuteOfDay(fromMinute); midnight < toMinute; midnight += DAY_MINUTES) {
    for (const { name, hours, who } of INCIDENTS as readonly Incident<IncidentName>[]) {
      const from = Math.max(fromMinute, midnight + hours.from);
      const to = Math.min(toMinute, midnight + hours.to);
      if (from < to) {
        const eni = { accepted: noCount(), rejected: noCount() };
        truths.push({ incident: name, from, to, who, ccn: [], eni, lost: noCount(), heldBack: 0 });
      }
    }
  }
  return truths;
}

function addMinute(truth: IncidentTruth, { truth: told, incidents, batches }: TrafficMinute): void {
  const { counts, who }: Incident = INCIDENTS.find(({ name }) => name === truth.incident)!;
  const concerned =
    counts === 'pairs'
      ? told.filter((one) =>
          who.pairs?.some(({ source, destination }) => source === one.srcregion && destination === one.dstregion),
        )
      : incidents.filter(({ incident }) => incident === truth.incident);
  concerned.forEach((count) => addPair(truth.ccn, count));
  for (const observer of who.observers ?? []) {
    truth.heldBack += batches.get(observer)?.timesMs.length ?? 0;
  }
}

function addPair(sums: PairCount[], { srcregion, dstregion, delivered, rejected }: MinuteTruth): void {
  let sum = sums.find((one) => one.srcregion === srcregion && one.dstregion === dstregion);
  if (!sum) {
    sum = { srcregion, dstregion, offered: noCount(), delivered: noCount(), rejected: noCount() };
    sums.push(sum);
  }
  addSum(sum.delivered, delivered);
  addSum(sum.rejected, rejected);
  addSum(sum.offered, delivered);
  addSum(sum.offered, rejected);
}

function addWindow({ incident, who, eni, lost }: IncidentTruth, window: InterfaceRecords): void {
  for (const count of window.incidents.filter((one) => one.incident === incident)) {
    if (who.interfaces?.includes(count.interface) ?? true) {
      addSum(eni.accepted, count.accepted);
      addSum(eni.rejected, count.rejected);
    }
  }
  [...window.lost].filter(([id]) => who.interfaces?.includes(id)).forEach(([, count]) => addSum(lost, count));
}

function addSum(total: TruthCount, part: TruthCount): void {
  total.bytes += part.bytes;
  total.packets += part.packets;
  total.records += part.records;
}
