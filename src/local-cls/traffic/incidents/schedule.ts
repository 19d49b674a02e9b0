/** All scripted incidents. They repeat every day; times of day are UTC+8. */
import { aclGap } from './acl-gap';
import { bursts } from './bursts';
import { minuteOfDay, within } from './day';
import { failover } from './failover';
import { horizontalScan, verticalScan } from './scans';
import type { Incident, Scene } from './incident';
import { nightlyBackup } from './backup';
import { outage } from './outage';
import { badAddress, longReplication, longSession, tunnel } from './quiet-contacts';
import { silence } from './silence';
import { skipData } from './skipped';
import { storm } from './storm';
import { verdicts } from './verdicts';

export const INCIDENTS = [
  nightlyBackup,
  bursts,
  silence,
  horizontalScan,
  verticalScan,
  aclGap,
  storm,
  failover,
  badAddress,
  tunnel,
  outage,
  skipData,
  longSession,
  longReplication,
  verdicts,
] as const satisfies readonly Incident[];

export type IncidentName = (typeof INCIDENTS)[number]['name'];

/** Tag of an incident's flows; 0 is no incident. */
export const incidentNumber = (name: IncidentName): number => 1 + INCIDENTS.findIndex((one) => one.name === name);

/** Lets every incident of this minute make and change flows. Ordinary flows are there already. */
export function actIncidents(scene: Omit<Scene, 'since' | 'incident'>): void {
  const ofDay = minuteOfDay(scene.epochMinute);
  INCIDENTS.forEach((incident: Incident, place) => {
    if (incident.act && within(incident.hours, ofDay)) {
      incident.act({ ...scene, since: ofDay - incident.hours.from, incident: place + 1 });
    }
  });
}
