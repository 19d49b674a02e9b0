/**
 * The ACL of one subnet lacks the rule for ephemeral ports: answers are dropped on their way out to clients and on their
 * way in to the subnet's own connections, so no TCP connection of the subnet comes about.
 */
import { PASSED } from '../flow-table';
import { INTERFACES } from '../inventory';
import { policyOf } from '../policy';
import { ACL_GAP, ACL_GAP_APP, ACL_GAP_REGION } from '../policy-rules';
import { PROTOCOL } from '../services';
import type { Incident, Scene } from './incident';

const CONCERNED = INTERFACES.filter(
  ({ region, name }) => region === ACL_GAP_REGION && name.startsWith(`${ACL_GAP_APP}-`),
);
const ADDRESSES: ReadonlySet<string> = new Set(CONCERNED.flatMap(({ addresses }) => addresses));

/** What is left of a connection that cannot be opened: the first packet and two repetitions. */
const ATTEMPT = { bytes: 180, packets: 3 };

function act({ flows, epochMinute, incident }: Scene): void {
  for (let row = 0; row < flows.count; row++) {
    const [source, destination] = [flows.source[row], flows.destination[row]];
    const concerned = ADDRESSES.has(source) || ADDRESSES.has(destination);
    if (concerned && flows.protocol[row] === PROTOCOL.tcp && flows.incident[row] === 0) {
      const port = flows.destinationPort[row];
      const policy = policyOf({ source, destination, protocol: PROTOCOL.tcp, port, isReply: true }, epochMinute);
      flows.resize(row, ATTEMPT.bytes, ATTEMPT.packets);
      flows.incident[row] = incident;
      if (policy !== PASSED) {
        flows.refuse(row, policy);
      }
    }
  }
}

export const aclGap: Incident<'aclGap'> = {
  name: 'aclGap',
  counts: 'flows',
  hours: ACL_GAP,
  who: { interfaces: CONCERNED.map(({ id }) => id), protocol: PROTOCOL.tcp },
  act,
};
