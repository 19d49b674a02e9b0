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

/** Whom an incident concerns, in the words of the records. A list that is absent limits nothing. */
export interface IncidentWho {
  /** Ordered pairs of regions. */
  pairs?: readonly { source: string; destination: string }[];
  /** Regions whose records come late. */
  observers?: readonly string[];
  sources?: readonly string[];
  destinations?: readonly string[];
  protocol?: number;
  destinationPorts?: readonly number[];
  /** Flows of the other direction belong to it, too. */
  bothWays?: boolean;
  /** Ids of interfaces whose records are concerned. */
  interfaces?: readonly string[];
}

export interface Incident<Name extends string = string> {
  name: Name;
  hours: Hours;
  who: IncidentWho;
  /** Makes or changes the flows of one of its minutes, all ordinary flows being there. */
  act?: (scene: Scene) => void;
}
