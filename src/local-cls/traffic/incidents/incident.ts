/** What a scripted incident is. */
import type { FlowTable } from '../flow-table';
import type { Network } from '../network';
import type { Hours } from './day';

/** One minute of an incident, while its flows are made. */
export interface Scene {
  flows: FlowTable;
  network: Network;
  seed: number;
  epochMinute: number;
  /** Minutes since the incident began. */
  since: number;
  /** Tags the flows that the incident makes or moves. */
  incident: number;
}

/** Whom an incident concerns, in the words of the records. What is absent limits nothing. */
export interface IncidentWho {
  /** Ordered pairs of regions: all of their traffic. */
  pairs?: readonly { source: string; destination: string }[];
  /** Regions whose records come late. */
  observers?: readonly string[];
  sources?: readonly string[];
  destinations?: readonly string[];
  protocol?: number;
  destinationPorts?: readonly number[];
  /** Answers belong to it, too. */
  bothWays?: boolean;
  /** Ids of interfaces: of their records, and of CCN records with one of their addresses where none is named above. */
  interfaces?: readonly string[];
}

export interface Incident<Name extends string = string> {
  name: Name;
  hours: Hours;
  who: IncidentWho;
  /** What is counted as its traffic: all of the pairs it names, or the flows that it makes or moves. */
  counts: 'pairs' | 'flows';
  /** Makes or changes the flows of one of its minutes, all ordinary flows being there. */
  act?: (scene: Scene) => void;
}
