/** Two regions joined both ways, and how many conversations they hold so that the whole comes to the asked record count. */
import { mbpsToBytes } from './demand';
import { DEMO_REGIONS, MAIN_CCN, ONE_SIDED_REGION, type RegionPair } from './regions';
import { MEAN_CONVERSATION_BYTES } from './services';

export interface Link {
  forward: RegionPair;
  backward: RegionPair;
  /** Mean number of conversations in a minute. */
  conversations: number;
  /** Multiplies the published flow sizes: a busy pair's record sums many requests on one connection. */
  scale: number;
  /** No conversation sends more in a minute: what is larger is a long flow. */
  largestBytes: number;
  /** Long flows in each direction. */
  trunks: number;
}

/** Share of a pair's bytes that ordinary conversations carry; long flows carry the rest. */
const CONVERSATION_SHARE = 0.45;

/** Share of the link's mean bytes that a single conversation may reach. */
const LARGEST_SHARE = 0.03;

const STANDBY_CONVERSATIONS = 3;

/** Records one conversation makes: each direction by both observers, but what enters the one-sided region once. */
function recordsEach(pair: RegionPair): number {
  const ends = [DEMO_REGIONS[pair.source].id, DEMO_REGIONS[pair.destination].id];
  return ends.includes(ONE_SIDED_REGION) ? 3 : 4;
}

function trunksOf(mbps: number): number {
  return mbps > 200 ? 3 : mbps > 60 ? 2 : 1;
}

export function listLinks(pairs: readonly RegionPair[], recordsPerMinute: number): Link[] {
  const both = pairs
    .filter((pair) => (pair.source < pair.destination && pair.meanMbps > 0) || pair.ccn !== MAIN_CCN)
    .flatMap((forward) => {
      const backward = pairs.find(
        (pair) =>
          pair.ccn === forward.ccn && pair.source === forward.destination && pair.destination === forward.source,
      );
      return backward && forward.index < backward.index ? [{ forward, backward }] : [];
    });
  const main = both.filter(({ forward }) => forward.ccn === MAIN_CCN);
  const mbps = ({ forward, backward }: (typeof both)[number]): number => forward.meanMbps + backward.meanMbps;
  const trunkRecords = main.reduce((sum, link) => sum + 2 * trunksOf(mbps(link)) * recordsEach(link.forward), 0);
  const share = (link: (typeof both)[number]): number => mbps(link) ** 0.6;
  const shareRecords = main.reduce((sum, link) => sum + share(link) * recordsEach(link.forward), 0);
  const each = Math.max(0, recordsPerMinute - trunkRecords) / shareRecords;
  return both.map((link) => {
    if (link.forward.ccn !== MAIN_CCN) {
      return { ...link, conversations: STANDBY_CONVERSATIONS, scale: 1, largestBytes: 1e6, trunks: 0 };
    }
    const conversations = share(link) * each;
    const bytes = mbpsToBytes(mbps(link));
    return {
      ...link,
      conversations,
      scale: conversations > 0 ? (bytes * CONVERSATION_SHARE) / (conversations * MEAN_CONVERSATION_BYTES) : 1,
      largestBytes: bytes * LARGEST_SHARE,
      trunks: trunksOf(mbps(link)),
    };
  });
}
