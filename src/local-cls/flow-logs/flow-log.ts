/** A flow log: whose traffic is recorded, where the records go, and in which windows it records. */
import type { FlowLogTrafficType, VpcTag } from '#cls';

/** What flow logs of this server can record. */
export type RecordedResource = 'CCN' | 'NETWORKINTERFACE' | 'VPC' | 'SUBNET';

/** A time without interruption in which windows of one length are recorded. Minutes since the epoch. */
export interface Phase {
  /** Start of the first window. */
  from: number;
  /** End of the last window; null: it goes on. */
  to: number | null;
  windowMinutes: number;
}

export interface FlowLog {
  id: string;
  /** Where it was created; a CCN's traffic is seen from here. */
  region: string;
  name: string;
  description: string;
  resourceType: RecordedResource;
  resourceId: string;
  /** Null for a CCN. */
  vpcId: string | null;
  trafficType: FlowLogTrafficType;
  topicId: string;
  topicRegion: string;
  tags: readonly VpcTag[];
  createdMs: number;
  windowMinutes: number;
  /** In order of time; enabled while the last one goes on. */
  phases: readonly Phase[];
}

export const isEnabled = ({ phases }: FlowLog): boolean => phases.at(-1)?.to === null;

/** From capture window to topic. */
const PUSH_MINUTES = 5;

/**
 * First window of a flow log created now, so that its first records come `firstDataMs` after the creation, or as soon
 * after that as its windows and the way to the topic allow.
 */
export function firstWindow(createdMs: number, windowMinutes: number, firstDataMs: number): number {
  const setUpMs = Math.max(0, firstDataMs - (windowMinutes + PUSH_MINUTES) * 60_000);
  return nextWindow(createdMs + setUpMs, windowMinutes);
}

/** Records from the next window on. */
export function enable(flowLog: FlowLog, nowMs: number): FlowLog {
  if (isEnabled(flowLog)) {
    return flowLog;
  }
  const { phases, windowMinutes } = flowLog;
  const from = Math.max(nextWindow(nowMs, windowMinutes), phases.at(-1)?.to ?? 0);
  return { ...flowLog, phases: [...phases, { from, to: null, windowMinutes }] };
}

/** The window that is open now is not recorded any more. */
export function disable(flowLog: FlowLog, nowMs: number): FlowLog {
  return isEnabled(flowLog) ? { ...flowLog, phases: cutAt(flowLog.phases, Math.floor(nowMs / 60_000)) } : flowLog;
}

/** The new length holds from the next time on at which windows of both lengths begin. */
export function changeWindow(flowLog: FlowLog, windowMinutes: number, nowMs: number): FlowLog {
  if (windowMinutes === flowLog.windowMinutes) {
    return flowLog;
  }
  const changed = { ...flowLog, windowMinutes };
  const last = flowLog.phases.at(-1);
  if (last?.to !== null) {
    return changed;
  }
  const longer = Math.max(windowMinutes, last.windowMinutes);
  const border = Math.max(nextWindow(nowMs, longer), Math.ceil(last.from / longer) * longer);
  return { ...changed, phases: [...cutAt(flowLog.phases, border), { from: border, to: null, windowMinutes }] };
}

/** Only whole windows that end at the minute or before. */
function cutAt(phases: readonly Phase[], minute: number): Phase[] {
  return phases
    .map((phase) => ({ ...phase, to: Math.min(phase.to ?? minute, minute - (minute % phase.windowMinutes)) }))
    .filter(({ from, to }) => to > from);
}

function nextWindow(ms: number, windowMinutes: number): number {
  return Math.ceil(ms / (windowMinutes * 60_000)) * windowMinutes;
}
