/** Who can talk to whom: pairs of regions, and the links that join them both ways. */
import { interfaceAt } from './inventory';
import { type Link, listLinks } from './links';
import { NO_PAIR } from './flow-table';
import { DEMO_REGIONS, listPairs, MAIN_CCN, regionNumber, type RegionPair } from './regions';

export class Network {
  readonly pairs: readonly RegionPair[];
  readonly links: readonly Link[];
  private readonly mainPairs = new Map<number, RegionPair>();

  constructor(seed: number, recordsPerMinute: number) {
    this.pairs = listPairs(seed);
    this.links = listLinks(this.pairs, recordsPerMinute);
    for (const pair of this.pairs.filter(({ ccn }) => ccn === MAIN_CCN)) {
      this.mainPairs.set(pair.source * DEMO_REGIONS.length + pair.destination, pair);
    }
  }

  /** The pair of two regions on the main CCN. */
  pair(source: string, destination: string): RegionPair {
    const pair = this.mainPairs.get(regionNumber(source) * DEMO_REGIONS.length + regionNumber(destination));
    if (!pair) {
      throw new Error(`No pair leads from ${source} to ${destination}.`);
    }
    return pair;
  }

  /** Number of the pair that carries traffic between two addresses; `NO_PAIR` inside a region and with the Internet. */
  pairBetween(source: string, destination: string): number {
    const [from, to] = [interfaceAt(source)?.region, interfaceAt(destination)?.region];
    return from === undefined || to === undefined || from === to ? NO_PAIR : this.pair(from, to).index;
  }
}
