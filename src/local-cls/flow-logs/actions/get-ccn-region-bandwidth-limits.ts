import { createHash } from 'node:crypto';
import type { CcnBandwidthInfo, CcnRegionBandwidthLimit, GetCcnRegionBandwidthLimitsRequest } from '#cls';
import type { ActionRule } from '../../actions/action-rule';
import type { Ccn } from '../../traffic/inventory';
import { bandwidthLimits, findCcn } from './bandwidth-limits';
import { NEVER_TIME, ORDERED_TIME, QOS_LEVEL } from './ccn-account';
import { matchFilters } from './match-filters';
import { pageOf } from './page';
import { sortItems } from './sort-items';

const FILTERS = {
  sregion: ({ Region }: CcnRegionBandwidthLimit) => [Region],
  dregion: ({ DstRegion }: CcnRegionBandwidthLimit) => (DstRegion ? [DstRegion] : []),
};

const ORDER_FIELDS = {
  BandwidthLimit: ({ BandwidthLimit }: CcnRegionBandwidthLimit) => BandwidthLimit,
  ExpireTime: () => NEVER_TIME,
};

/** The successor of DescribeCcnRegionBandwidthLimits. */
export const getCcnRegionBandwidthLimits: ActionRule<GetCcnRegionBandwidthLimitsRequest> = {
  parameters: {
    CcnId: 'string!',
    Filters: 'array',
    SortedBy: 'string',
    Offset: 'integer',
    Limit: 'integer',
    OrderBy: 'string',
  },
  async run(request, { switches }) {
    const ccn = findCcn(request.CcnId);
    const found = bandwidthLimits(ccn, switches).filter(matchFilters(request.Filters ?? [], FILTERS));
    const sorted = sortItems(found, ORDER_FIELDS, {
      parameters: ['SortedBy', 'OrderBy'],
      field: request.SortedBy ?? 'ExpireTime',
      direction: request.OrderBy ?? 'ASC',
    });
    const page = pageOf(sorted, request);
    return { CcnBandwidthSet: page.map((limit) => bandwidthInfo(ccn, limit)), TotalCount: found.length };
  },
};

function bandwidthInfo({ id, bandwidthLimitType }: Ccn, limit: CcnRegionBandwidthLimit): CcnBandwidthInfo {
  const place = createHash('sha256').update(`${id} ${limit.Region} ${limit.DstRegion ?? ''}`);
  return {
    CcnId: id,
    CreatedTime: ORDERED_TIME,
    ExpiredTime: NEVER_TIME,
    RegionFlowControlId: `fcr-${place.digest('hex').slice(0, 8)}`,
    RenewFlag: 'NOTIFY_AND_MANUAL_RENEW',
    // The documents: not answered where the cap is one for all that leaves a region.
    ...(bandwidthLimitType === 'INTER_REGION_LIMIT' ? { CcnRegionBandwidthLimit: limit } : {}),
    MarketId: '',
    TagSet: [],
    DefaultQosBandwidthFlag: false,
    QosLevel: QOS_LEVEL,
  };
}
