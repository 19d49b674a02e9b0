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

export const ALL_INCIDENTS: readonly IncidentName[] = INCIDENTS.map(({ name }) => name);

/** Lets the wanted incidents of this minute make and change flows. Ordinary flows are there already. */
export function actIncidents(scene: Omit<Scene, 'since' | 'incident'>, wanted: readonly string[]): void {
  const ofDay = minuteOfDay(scene.epochMinute);
  INCIDENTS.forEach((incident: Incident, place) => {
    if (incident.act && within(incident.hours, ofDay) && wanted.includes(incident.name)) {
      incident.act({ ...scene, since: ofDay - incident.hours.from, incident: place + 1 });
    }
  });
}
