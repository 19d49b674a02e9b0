import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fillFlows } from './fill-flows';
import { FlowTable, PASSED, REFUSED_AT_DESTINATION } from './flow-table';
import { hostAt } from './hosts';
import { Network } from './network';
import { policyOf } from './policy';
import { PROTOCOL, SERVICES } from './services';

const OPTIONS = { seed: 11, recordsPerMinute: 500, limiterEveryHour: true, ipv6: true, incidents: ['backup'] as const };
const network = new Network(OPTIONS.seed, OPTIONS.recordsPerMinute);
const flows = new FlowTable(network.pairs.map(() => Infinity));
const SERVICE_PORTS = new Set(SERVICES.map(({ port }) => port));

describe('policyOf', () => {
  test('the rules let all ordinary traffic pass, whoever opened the connection', () => {
    // Not in the half hour in which a rule is missing.
    const minutes = fc.integer({ min: 29_540_000, max: 29_550_000 }).filter((minute) => (minute + 480) % 1440 < 800);
    fc.assert(
      fc.property(minutes, (minute) => {
        fillFlows(flows, network, OPTIONS, minute, true);
        const refused = Array.from({ length: flows.count }, (_, row) => row).filter((row) => {
          const { source, destination, protocol, destinationPort: port } = flows.flow(row);
          const isReply = protocol === PROTOCOL.icmp || protocol === PROTOCOL.icmpV6 || !SERVICE_PORTS.has(port);
          const packet = { source, destination, protocol, port, isReply };
          return flows.policy[row] === PASSED && policyOf(packet, minute) !== PASSED;
        });
        expect(refused.map((row) => flows.flow(row))).toEqual([]);
      }),
      { seed: 11, numRuns: 20 },
    );
  });

  test.each([
    ['a port nobody serves', hostAt('ap-beijing', 'office', 10), hostAt('ap-guangzhou', 'db', 10), 22, false],
    ['a stranger on ssh', '198.51.100.7', hostAt('ap-guangzhou', 'web', 10), 22, false],
    ['a stranger on https', '198.51.100.7', hostAt('ap-guangzhou', 'web', 10), 443, true],
    ['a stranger at the database', '198.51.100.7', hostAt('ap-guangzhou', 'db', 10), 3306, false],
  ])('%s', (_name, source, destination, port, passes) => {
    const policy = policyOf({ source, destination, protocol: PROTOCOL.tcp, port, isReply: false }, 29_540_000);
    expect(policy).toBe(passes ? PASSED : REFUSED_AT_DESTINATION);
  });
});
