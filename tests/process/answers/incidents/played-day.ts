/** The scripted day as the demo's topics hold it, in the stretches in which something happens. */
import { ccnTopicId, eniTopicId } from '../../../../src/local-cls/demo-topics';
import { ENI_RECORDING, ENI_REGION } from '../../../../src/local-cls/traffic/demo-recordings';
import { type IncidentTruth, incidentTruths } from '../../../../src/local-cls/traffic/incident-truth';
import { isOutage, OUTAGE_REGION } from '../../../../src/local-cls/traffic/incidents/outage';
import { ALL_INCIDENTS, type IncidentName } from '../../../../src/local-cls/traffic/incidents/schedule';
import { createTrafficModel } from '../../../../src/local-cls/traffic/traffic-model';
import { SWITCHES } from '../../../switch-set';
import type { RunningPlugin } from '../running-plugin';

const OPTIONS = { seed: 20260303, recordsPerMinute: 300, limiterEveryHour: false };
export const model = createTrafficModel(OPTIONS);

/** The same traffic where one incident does not happen. */
export const modelWithout = (name: IncidentName) =>
  createTrafficModel({ ...OPTIONS, incidents: ALL_INCIDENTS.filter((one) => one !== name) });

/** Tuesday 3 March 2026, 00:00 UTC+8, in minutes since the epoch. */
const MIDNIGHT = Date.UTC(2026, 2, 2, 16) / 60_000;

/** Minutes since the epoch; the end is excluded. */
export interface Span {
  from: number;
  to: number;
}

const span = (hour: number, minute: number, minutes: number): Span => {
  const from = MIDNIGHT + hour * 60 + minute;
  return { from, to: from + minutes };
};

/** Around each incident; whole windows of five minutes. */
export const SPANS = {
  backup: span(1, 55, 20),
  bursts: span(4, 25, 35),
  silence: span(9, 10, 40),
  horizontalScan: span(10, 15, 20),
  verticalScan: span(10, 55, 15),
  aclGap: span(13, 20, 25),
  storm: span(15, 5, 20),
  failover: span(15, 50, 20),
  badAddress: span(17, 0, 20),
  tunnel: span(17, 50, 20),
  outage: span(19, 55, 30),
  skipData: span(21, 30, 15),
} as const;

export const rangeOf = ({ from, to }: Span) => ({ fromMs: from * 60_000, toMs: to * 60_000 });

export function truthOf(name: IncidentName, { from, to }: Span): IncidentTruth {
  return incidentTruths(model, from, to).find(({ incident }) => incident === name)!;
}

const stamp = (eventMs: number, lateMinutes: number): number =>
  SWITCHES.logTime === 'event' ? eventMs : Math.ceil(eventMs / 60_000 + lateMinutes) * 60_000;

/** Writes all spans, of the region whose collector stands still only what came in time. */
export async function playDay({ cls }: RunningPlugin): Promise<void> {
  for (const { from, to } of Object.values(SPANS)) {
    for (let minute = from; minute < to; minute++) {
      for (const [region, { timesMs, ...batch }] of model.minute(minute).batches) {
        if (region !== OUTAGE_REGION || !isOutage(minute)) {
          await cls.store.append(ccnTopicId(region), { ...batch, timesMs: timesMs.map((ms) => stamp(ms, 5)) });
        }
      }
    }
    const { timesMs, ...batch } = model.recordsOf(ENI_RECORDING, from, to);
    await cls.store.append(eniTopicId(ENI_REGION), { ...batch, timesMs: timesMs.map((ms) => stamp(ms, 7)) });
  }
}

/** What the collector held back, twenty minutes later. */
export async function catchUp({ cls }: RunningPlugin): Promise<void> {
  const { from, to } = truthOf('outage', SPANS.outage);
  for (let minute = from; minute < to; minute++) {
    const { timesMs, ...batch } = model.minute(minute).batches.get(OUTAGE_REGION)!;
    await cls.store.append(ccnTopicId(OUTAGE_REGION), { ...batch, timesMs: timesMs.map((ms) => stamp(ms, 25)) });
  }
}
