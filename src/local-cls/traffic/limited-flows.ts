/** The flows of a minute as the limiter leaves them: what is offered, and what of it is dropped. */
import { mbpsToBytes } from './demand';
import { fillFlows } from './fill-flows';
import { FlowTable } from './flow-table';
import { backOff, limitPair, overloads } from './limiter';
import type { Network } from './network';
import { capMbps } from './regions';
import type { TrafficOptions } from './traffic-model';

/** Minutes whose overloads are kept: minutes are mostly asked for one after the other, each once or twice. */
const KEPT_MINUTES = 64;

export class LimitedFlows {
  readonly #flows: FlowTable;
  /** A minute that is only looked back at. */
  readonly #before: FlowTable;
  readonly #overloads = new Map<number, Float64Array>();

  constructor(
    private readonly network: Network,
    private readonly options: TrafficOptions,
  ) {
    const caps = network.pairs.map(({ source, destination }) => mbpsToBytes(capMbps(source, destination)));
    this.#flows = new FlowTable(caps);
    this.#before = new FlowTable(caps);
  }

  /** The table is used again for the next minute. `insideRegions`: also the traffic that no CCN carries. */
  at(epochMinute: number, insideRegions: boolean): FlowTable {
    const flows = this.#flows;
    this.#fill(flows, epochMinute, insideRegions).forEach((overload, pair) => {
      if (overload > 0) {
        backOff(flows, pair, this.#overloadsAt(epochMinute - 1)[pair]);
        limitPair(flows, pair);
      }
    });
    return flows;
  }

  #overloadsAt(epochMinute: number): Float64Array {
    return this.#overloads.get(epochMinute) ?? this.#fill(this.#before, epochMinute, false);
  }

  #fill(flows: FlowTable, epochMinute: number, insideRegions: boolean): Float64Array {
    fillFlows(flows, this.network, this.options, epochMinute, insideRegions);
    const made = overloads(flows);
    this.#overloads.delete(epochMinute);
    this.#overloads.set(epochMinute, made);
    if (this.#overloads.size > KEPT_MINUTES) {
      this.#overloads.delete(this.#overloads.keys().next().value!);
    }
    return made;
  }
}
