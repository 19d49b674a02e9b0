/** The caps of a CCN, for both actions that tell them. */
import type { CcnRegionBandwidthLimit } from '#cls';
import type { Switches } from '../../switches';
import { type Ccn, CCNS } from '../../traffic/inventory';
import { checkId } from './check-values';
import { notFound } from './vpc-failure';

export function findCcn(ccnId: string): Ccn {
  checkId('CcnId', 'ccn', ccnId);
  const found = CCNS.find(({ id }) => id === ccnId);
  if (found === undefined) {
    throw notFound('CCN', ccnId);
  }
  return found;
}

/** One for each pair of regions, or one for all that leaves a region. */
export function bandwidthLimits(ccn: Ccn, switches: Switches): CcnRegionBandwidthLimit[] {
  return ccn.bandwidthLimitType === 'INTER_REGION_LIMIT' ? pairLimits(ccn, switches) : regionLimits(ccn);
}

function pairLimits({ caps }: Ccn, { bandwidthPairs }: Switches): CcnRegionBandwidthLimit[] {
  const listed = caps.filter(
    ({ source, destination }, place) =>
      bandwidthPairs === 'both' ||
      caps.findIndex((other) => other.source === destination && other.destination === source) > place,
  );
  return listed.map(({ source, destination, mbps }) => ({
    Region: source,
    BandwidthLimit: mbps,
    IsBm: false,
    DstRegion: destination,
    DstIsBm: false,
  }));
}

function regionLimits({ attached, caps }: Ccn): CcnRegionBandwidthLimit[] {
  return attached.map(({ region }) => ({
    Region: region,
    BandwidthLimit: Math.max(...caps.filter(({ source }) => source === region).map(({ mbps }) => mbps)),
    IsBm: false,
  }));
}
