/** What a flow log records. Windows are aligned: each begins at a multiple of the period. */

export type TrafficType = 'ACCEPT' | 'REJECT' | 'ALL';

export type Period = 60 | 300 | 600;

/** The traffic of one CCN that leaves or enters one region, as that region sees it. */
export interface CcnRecording {
  kind: 'ccn';
  ccn: string;
  region: string;
  trafficType: TrafficType;
  periodSeconds: Period;
}

/** The traffic of interfaces: a subnet or a VPC is the list of its interfaces. */
export interface InterfaceRecording {
  kind: 'eni';
  /** Ids from the inventory. */
  interfaces: readonly string[];
  trafficType: TrafficType;
  periodSeconds: Period;
}

export type Recording = CcnRecording | InterfaceRecording;

export const periodMinutes = ({ periodSeconds }: Recording): number => periodSeconds / 60;

/** The first window that begins at or after the minute. */
export function firstWindow(recording: Recording, epochMinute: number): number {
  const minutes = periodMinutes(recording);
  return Math.ceil(epochMinute / minutes) * minutes;
}

export const records = ({ trafficType }: Recording, action: string): boolean =>
  trafficType === 'ALL' || trafficType === action;

/** The minutes of each window that begins at `fromMinute` or later and before `toMinute`. */
export function windowsOf(recording: Recording, fromMinute: number, toMinute: number): number[][] {
  const length = periodMinutes(recording);
  const windows: number[][] = [];
  for (let first = firstWindow(recording, fromMinute); first < toMinute; first += length) {
    windows.push(Array.from({ length }, (_, k) => first + k));
  }
  return windows;
}
