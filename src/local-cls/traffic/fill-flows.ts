/** All flows of one minute: ordinary ones first, then what the incidents of the minute make of them. */
import { addConversations } from './conversations';
import type { FlowTable } from './flow-table';
import { BACKUP_DESTINATION, BACKUP_SOURCE, backupAt } from './incidents/backup';
import { actIncidents, ALL_INCIDENTS } from './incidents/schedule';
import { addLocalTraffic } from './local-traffic';
import { addBackup, addTrunks } from './long-flows';
import type { Network } from './network';
import { MAIN_CCN } from './regions';
import { standbyActive } from './standby';
import type { TrafficOptions } from './traffic-model';

/** `insideRegions`: also the traffic that no CCN carries. */
export function fillFlows(
  flows: FlowTable,
  network: Network,
  options: TrafficOptions,
  epochMinute: number,
  insideRegions: boolean,
): void {
  const { seed, ipv6 = false, incidents = ALL_INCIDENTS } = options;
  flows.clear();
  for (const link of network.links) {
    if (link.forward.ccn === MAIN_CCN || standbyActive(epochMinute)) {
      addConversations(flows, seed, link, epochMinute, { ipv6 });
      addTrunks(flows, seed, link, epochMinute);
    }
  }
  if (insideRegions) {
    addLocalTraffic(flows, seed, epochMinute);
  }
  const backup = backupAt(epochMinute, options.limiterEveryHour);
  if (backup && incidents.includes('backup')) {
    const sending = network.pair(BACKUP_SOURCE, BACKUP_DESTINATION);
    const receiving = network.pair(BACKUP_DESTINATION, BACKUP_SOURCE);
    addBackup(flows, seed, { sending, receiving }, backup, epochMinute);
  }
  actIncidents({ flows, network, seed, epochMinute }, incidents);
}
