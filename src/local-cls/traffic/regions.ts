/** The regions of the demo, how much traffic they attract, and the pairs that exchange any. */
import { mix, normal } from './hash';

export interface DemoRegion {
  id: string;
  /** Second number of the region's addresses: 10.<network>.<app>.<host>. */
  network: number;
  /** Share of traffic attracted; only the ratios matter. */
  weight: number;
  /** Hours east of Greenwich, without summer time. */
  utcOffset: number;
}

export const DEMO_REGIONS: readonly DemoRegion[] = [
  { id: 'ap-guangzhou', network: 1, weight: 30, utcOffset: 8 },
  { id: 'ap-shanghai', network: 2, weight: 25, utcOffset: 8 },
  { id: 'ap-beijing', network: 3, weight: 20, utcOffset: 8 },
  { id: 'ap-chengdu', network: 4, weight: 8, utcOffset: 8 },
  { id: 'ap-hongkong', network: 5, weight: 7, utcOffset: 8 },
  { id: 'ap-singapore', network: 6, weight: 5, utcOffset: 8 },
  { id: 'eu-frankfurt', network: 7, weight: 2, utcOffset: 1 },
  { id: 'na-siliconvalley', network: 8, weight: 3, utcOffset: -8 },
];

export const MAIN_CCN = 'ccn-demo0001';
export const STANDBY_CCN = 'ccn-standby2';

export const STANDBY_REGIONS: readonly string[] = ['ap-beijing', 'ap-hongkong'];

/** Records only what leaves it, as a region does where logging was set up for one direction. */
export const ONE_SIDED_REGION = 'na-siliconvalley';

const SILENT = [
  ['ap-chengdu', 'eu-frankfurt'],
  ['ap-chengdu', 'na-siliconvalley'],
  ['ap-hongkong', 'eu-frankfurt'],
  ['ap-hongkong', 'na-siliconvalley'],
  ['ap-chengdu', 'ap-singapore'],
].map((pair) => pair.join(' '));

/** Silent but for the scripted bursts from the first to the second. */
export const BURST_REGIONS: readonly string[] = ['ap-chengdu', 'ap-singapore'];

const CAP_MBPS = 1000;
const BURST_CAP_MBPS = 100;

/** Delivered rate of the busiest pair, averaged over a working day. */
const BUSIEST_MBPS = 280;

/** Traffic from one region to another over one CCN. `index` is its place in the model's list. */
export interface RegionPair {
  index: number;
  ccn: string;
  source: number;
  destination: number;
  meanMbps: number;
}

export const regionNumber = (id: string): number => DEMO_REGIONS.findIndex((region) => region.id === id);

/** What may pass from one region to another, in Mbit/s. The two regions of the scripted bursts have bought little. */
export function capMbps(source: number, destination: number): number {
  const ends = [DEMO_REGIONS[source].id, DEMO_REGIONS[destination].id];
  return BURST_REGIONS.every((region) => ends.includes(region)) ? BURST_CAP_MBPS : CAP_MBPS;
}

/**
 * Ordered pairs by the gravity rule, each direction with an attraction of its own; then the pairs that are
 * silent most of the time.
 */
export function listPairs(seed: number): RegionPair[] {
  const pairs: RegionPair[] = [];
  const add = (ccn: string, source: number, destination: number, meanMbps: number): void => {
    pairs.push({ index: pairs.length, ccn, source, destination, meanMbps });
  };
  DEMO_REGIONS.forEach((from, source) =>
    DEMO_REGIONS.forEach((to, destination) => {
      const silent = SILENT.includes(`${from.id} ${to.id}`) || SILENT.includes(`${to.id} ${from.id}`);
      if (source !== destination && !silent) {
        const attraction = Math.exp(0.25 * normal(mix(mix(seed, 11), source * 8 + destination)));
        add(MAIN_CCN, source, destination, from.weight * to.weight * attraction);
      }
    }),
  );
  const busiest = Math.max(...pairs.map((pair) => pair.meanMbps));
  pairs.forEach((pair) => (pair.meanMbps *= BUSIEST_MBPS / busiest));
  const [bursting, burst] = BURST_REGIONS.map(regionNumber);
  const [beijing, hongkong] = STANDBY_REGIONS.map(regionNumber);
  add(STANDBY_CCN, beijing, hongkong, 0);
  add(STANDBY_CCN, hongkong, beijing, 0);
  add(MAIN_CCN, bursting, burst, 0);
  add(MAIN_CCN, burst, bursting, 0);
  return pairs;
}
