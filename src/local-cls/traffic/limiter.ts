/**
 * The bandwidth caps of pairs of regions. What is offered beyond a cap in a minute is dropped, spread over the pair's
 * flows by their size. TCP answers drops: in the next minute its connections offer little more than the cap. UDP and all
 * else go on as before.
 */
import type { FlowTable } from './flow-table';
import { mix, unit } from './hash';
import { PROTOCOL } from './services';

/** What a pair comes back to after drops, in caps: after few, and after half of the demand and more. */
const AFTER_FEW = 1.08;
const AFTER_MANY = 1.02;

/** TCP never stops altogether, however little others leave it. */
const LEAST_SHARE = 0.02;

/** For every pair the share of the flows' demand that its cap drops when nobody holds back; 0: all of it fits. */
export function overloads({ offered, capBytes }: FlowTable): Float64Array {
  return offered.map((demand, pair) => (demand > capBytes[pair] ? 1 - capBytes[pair] / demand : 0));
}

/**
 * Shrinks the pair's TCP flows as drops in the minute before make them; `overload` is that minute's. The pair still offers
 * more than its cap, so whether a minute has drops is told by its own demand, whatever happened before.
 */
export function backOff(flows: FlowTable, pair: number, overload: number): void {
  const target = flows.capBytes[pair] * (AFTER_MANY + (AFTER_FEW - AFTER_MANY) * Math.max(0, 1 - 2 * overload));
  const excess = flows.offered[pair] - target;
  if (overload <= 0 || excess <= 0) {
    return;
  }
  const rows = rowsOf(flows, pair).filter((row) => flows.protocol[row] === PROTOCOL.tcp);
  const demand = rows.reduce((sum, row) => sum + flows.bytes[row], 0);
  const share = Math.max(LEAST_SHARE, 1 - excess / demand);
  for (const row of rows) {
    const packets = Math.ceil(flows.packets[row] * share);
    flows.resize(row, Math.ceil((flows.bytes[row] * packets) / flows.packets[row]), packets);
  }
}

/** Marks what the cap of the pair drops. Afterwards its delivered bytes are at most the cap. */
export function limitPair(flows: FlowTable, pair: number): void {
  let excess = flows.offered[pair] - flows.capBytes[pair];
  if (excess <= 0) {
    return;
  }
  const share = excess / flows.offered[pair];
  const rows = rowsOf(flows, pair);
  const largest = rows.reduce((best, row) => (flows.bytes[row] > flows.bytes[best] ? row : best));
  for (const row of rows) {
    if (row !== largest) {
      excess -= dropPackets(flows, row, share);
    }
  }
  // Whole packets do not divide evenly: the largest flow takes the difference, to the byte.
  const dropped = Math.min(Math.max(0, Math.ceil(excess)), flows.bytes[largest]);
  flows.rejectedBytes[largest] = dropped;
  flows.rejectedPackets[largest] = Math.ceil((flows.packets[largest] * dropped) / flows.bytes[largest]);
}

function rowsOf(flows: FlowTable, pair: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < flows.count; row++) {
    if (flows.pair[row] === pair && flows.onCcn(row) && flows.packets[row] > 0) {
      rows.push(row);
    }
  }
  return rows;
}

function dropPackets(flows: FlowTable, row: number, share: number): number {
  const packets = flows.packets[row];
  const dropped = Math.min(packets, Math.floor(packets * share + unit(mix(flows.hash[row], 9))));
  const bytes = dropped === packets ? flows.bytes[row] : Math.round((flows.bytes[row] * dropped) / packets);
  flows.rejectedPackets[row] = dropped;
  flows.rejectedBytes[row] = bytes;
  return bytes;
}
