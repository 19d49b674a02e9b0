import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FlowTable } from './flow-table';
import { backOff, limitPair, overloads } from './limiter';
import { PROTOCOL } from './services';

const SEED = 20260303;
const CAP = 1_000_000;
const PACKET = 1000;

/** One pair's flows: so many bytes of each protocol, in several flows. */
function flowsOf(bytes: Partial<Record<keyof typeof PROTOCOL, number>>): FlowTable {
  const flows = new FlowTable([CAP]);
  const ends = { pair: 0, source: '10.2.6.10', destination: '10.1.6.10', sourcePort: 40_000, destinationPort: 873 };
  for (const [name, all] of Object.entries(bytes)) {
    const protocol = PROTOCOL[name as keyof typeof PROTOCOL];
    for (let flow = 0; flow < 5; flow++) {
      const own = Math.round(all / 5);
      flows.add({ ...ends, protocol, bytes: own, packets: Math.ceil(own / PACKET), hash: flow });
    }
  }
  return flows;
}

function sum(values: readonly number[], { protocol }: FlowTable, of?: number): number {
  return values.reduce((all, value, row) => (of === undefined || protocol[row] === of ? all + value : all), 0);
}

describe('overloads', () => {
  test.each([
    [0.5, 0],
    [1, 0],
    [1.25, 0.2],
    [4, 0.75],
  ])('a demand of %d caps: %d of it is too much', (demand, overload) => {
    expect(overloads(flowsOf({ tcp: demand * CAP }))[0]).toBeCloseTo(overload, 5);
  });
});

describe('backOff', () => {
  const offeredAfter = (tcp: number, udp: number, overload: number): { tcp: number; udp: number } => {
    const flows = flowsOf({ tcp: tcp * CAP, udp: udp * CAP });
    backOff(flows, 0, overload);
    expect(flows.offered[0]).toBe(sum(flows.bytes, flows));
    return {
      tcp: sum(flows.bytes, flows, PROTOCOL.tcp) / CAP,
      udp: sum(flows.bytes, flows, PROTOCOL.udp) / CAP,
    };
  };

  test.each([
    ['nothing dropped before', 1.5, 0.1, 0, 1.5],
    ['few drops before', 1.5, 0.1, 0.01, 0.98],
    ['a fifth dropped before', 1.5, 0.1, 0.2, 0.956],
    ['most dropped before', 1.5, 0.1, 0.9, 0.92],
    ['drops before, little demand now', 0.5, 0.1, 0.2, 0.5],
    ['others alone take the cap', 1.5, 1.2, 0.2, 0.03],
  ])('%s: TCP of %d beside UDP of %d, %d dropped before, offers %d', (_name, tcp, udp, overload, expected) => {
    const offered = offeredAfter(tcp, udp, overload);
    expect(offered.tcp).toBeCloseTo(expected, 2);
    expect(offered.udp).toBeCloseTo(udp, 5);
  });

  test.each(['udp', 'icmp', 'gre'] as const)('%s does not hold back', (protocol) => {
    const flows = flowsOf({ [protocol]: 2 * CAP });
    backOff(flows, 0, 0.5);
    expect(flows.offered[0]).toBe(2 * CAP);
  });
});

describe('limiter', () => {
  const share = fc.double({ min: 0, max: 3, noNaN: true });

  test('delivers the cap or all of the demand, and a minute has drops exactly when its demand exceeds its cap', () => {
    fc.assert(
      fc.property(share, share, fc.double({ min: 0, max: 1, noNaN: true }), (tcp, udp, overload) => {
        const flows = flowsOf({ tcp: tcp * CAP, udp: udp * CAP });
        const demand = flows.offered[0];
        backOff(flows, 0, overload);
        limitPair(flows, 0);
        const rejected = sum(flows.rejectedBytes, flows);
        expect(rejected > 0).toBe(demand > CAP);
        expect(flows.offered[0]).toBeLessThanOrEqual(demand);
        expect(flows.offered[0] - rejected).toBe(Math.min(CAP, demand));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  test('TCP and UDP lose about the same share', () => {
    const flows = flowsOf({ tcp: CAP, udp: CAP });
    limitPair(flows, 0);
    for (const protocol of [PROTOCOL.tcp, PROTOCOL.udp]) {
      expect(sum(flows.rejectedBytes, flows, protocol) / sum(flows.bytes, flows, protocol)).toBeCloseTo(0.5, 1);
    }
  });
});
