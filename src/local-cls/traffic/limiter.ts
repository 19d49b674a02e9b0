/** The bandwidth cap of a pair: what exceeds it in a minute is dropped, spread over the pair's flows by their size. */
import type { FlowTable } from './flow-table';
import { mix, unit } from './hash';

/** Marks what the cap of the pair drops. Afterwards its delivered bytes are at most the cap. */
export function limitPair(flows: FlowTable, pair: number): void {
  let excess = flows.offered[pair] - flows.capBytes[pair];
  if (excess <= 0) {
    return;
  }
  const share = excess / flows.offered[pair];
  let largest = -1;
  for (let row = 0; row < flows.count; row++) {
    if (flows.pair[row] === pair && flows.onCcn(row) && (largest < 0 || flows.bytes[row] > flows.bytes[largest])) {
      largest = row;
    }
  }
  for (let row = 0; row < flows.count; row++) {
    if (flows.pair[row] === pair && flows.onCcn(row) && row !== largest) {
      excess -= dropPackets(flows, row, share);
    }
  }
  // Whole packets do not divide evenly: the largest flow takes the difference, to the byte.
  const dropped = Math.min(Math.max(0, Math.ceil(excess)), flows.bytes[largest]);
  flows.rejectedBytes[largest] = dropped;
  flows.rejectedPackets[largest] = Math.ceil((flows.packets[largest] * dropped) / flows.bytes[largest]);
}

function dropPackets(flows: FlowTable, row: number, share: number): number {
  const packets = flows.packets[row];
  const dropped = Math.min(packets, Math.floor(packets * share + unit(mix(flows.hash[row], 9))));
  const bytes = dropped === packets ? flows.bytes[row] : Math.round((flows.bytes[row] * dropped) / packets);
  flows.rejectedPackets[row] = dropped;
  flows.rejectedBytes[row] = bytes;
  return bytes;
}
