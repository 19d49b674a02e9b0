import { describe, expect, test } from '@jest/globals';
import { mbpsToBytes } from './demand';
import { fillFlows } from './fill-flows';
import { FlowTable } from './flow-table';
import { LimitedFlows } from './limited-flows';
import { Network } from './network';
import { capMbps } from './regions';
import { PROTOCOL } from './services';

const OPTIONS = { seed: 20260303, recordsPerMinute: 1000, limiterEveryHour: true };
const network = new Network(OPTIONS.seed, OPTIONS.recordsPerMinute);

/** Tuesday 3 March 2026, 00:00 UTC+8. */
const MIDNIGHT = Date.UTC(2026, 2, 2, 16) / 60_000;
const at = (hour: number, minute: number): number => MIDNIGHT + hour * 60 + minute;

function demandAt(epochMinute: number): FlowTable {
  const flows = new FlowTable(network.pairs.map((pair) => mbpsToBytes(capMbps(pair.source, pair.destination))));
  fillFlows(flows, network, OPTIONS, epochMinute, false);
  return flows;
}

function sum(flows: FlowTable, pair: number, values: readonly number[], of: (protocol: number) => boolean): number {
  return values.reduce(
    (all, value, row) => (row < flows.count && flows.pair[row] === pair && of(flows.protocol[row]) ? all + value : all),
    0,
  );
}
const all = (): boolean => true;
const isTcp = (protocol: number): boolean => protocol === PROTOCOL.tcp;
const others = (protocol: number): boolean => protocol !== PROTOCOL.tcp;

describe('LimitedFlows', () => {
  test.each([
    ['the hourly backup', 'ap-shanghai', 'ap-guangzhou', at(14, 15), at(14, 40)],
    ['the bursts', 'ap-chengdu', 'ap-singapore', at(4, 28), at(4, 45)],
  ])('%s, minute after minute: drops hold TCP back in the next minute, and nothing else', (_name, ...place) => {
    const [source, destination, from, to] = place;
    const pair = network.pair(source, destination).index;
    const limited = new LimitedFlows(network, OPTIONS);
    let dropped = 0;
    for (let minute = from; minute < to; minute++) {
      const demand = demandAt(minute);
      const cap = demand.capBytes[pair];
      const flows = limited.at(minute, false);
      const [offered, wanted] = [flows, demand].map((one) => sum(one, pair, one.bytes, all));
      expect(sum(flows, pair, flows.bytes, others)).toBe(sum(demand, pair, demand.bytes, others));
      if (dropped > 0 && wanted > 1.08 * cap) {
        expect(sum(flows, pair, flows.bytes, isTcp)).toBeLessThan(sum(demand, pair, demand.bytes, isTcp));
        expect(offered / cap).toBeGreaterThanOrEqual(1.02);
        expect(offered / cap).toBeLessThan(1.09);
      } else {
        expect(offered).toBe(wanted);
      }
      dropped = sum(flows, pair, flows.rejectedBytes, all);
      expect(offered - dropped).toBeCloseTo(Math.min(wanted, cap), 5);
    }
  });

  test('a minute inside an incident is the same without those before it', () => {
    const [history, alone] = [new LimitedFlows(network, OPTIONS), new LimitedFlows(network, OPTIONS)];
    for (let minute = at(14, 15); minute < at(14, 25); minute++) {
      history.at(minute, minute % 2 === 0);
    }
    const [after, first] = [history.at(at(14, 25), false), alone.at(at(14, 25), false)];
    expect(first.bytes.slice(0, first.count)).toEqual(after.bytes.slice(0, after.count));
    expect(first.rejectedBytes.slice(0, first.count)).toEqual(after.rejectedBytes.slice(0, after.count));
  });
});
