import type { CcnInfo, DescribeCcnsRequest } from '#cls';
import type { ActionRule } from '../../actions/action-rule';
import { type Ccn, CCNS } from '../../traffic/inventory';
import { ORDERED_TIME, QOS_LEVEL } from './ccn-account';
import { checkCount, checkId } from './check-values';
import { matchFilters } from './match-filters';
import { pageOf } from './page';
import { sortItems } from './sort-items';
import { notFound, vpcFailure } from './vpc-failure';

const MOST_IDS = 100;

const FILTERS = {
  'ccn-id': ({ CcnId }: CcnInfo) => [CcnId],
  'ccn-name': ({ CcnName }: CcnInfo) => [CcnName],
  'ccn-description': ({ CcnDescription }: CcnInfo) => [CcnDescription],
  state: ({ State }: CcnInfo) => [State],
};

const ORDER_FIELDS = {
  CcnId: ({ CcnId }: CcnInfo) => CcnId,
  CcnName: ({ CcnName }: CcnInfo) => CcnName,
  CreateTime: ({ CreateTime }: CcnInfo) => CreateTime,
  State: ({ State }: CcnInfo) => State,
  QosLevel: (ccn: CcnInfo) => ccn.QosLevel,
};

/** A CCN belongs to no region: every region lists all. */
export const describeCcns: ActionRule<DescribeCcnsRequest> = {
  parameters: {
    CcnIds: 'strings',
    Filters: 'array',
    Offset: 'integer',
    Limit: 'integer',
    OrderField: 'string',
    OrderDirection: 'string',
  },
  async run(request) {
    const all = CCNS.map(ccnInfo);
    checkIds(request, all);
    const { CcnIds, Filters = [] } = request;
    const passes = matchFilters(Filters, FILTERS, ({ TagSet }: CcnInfo) => TagSet ?? []);
    const found = all.filter((ccn) => (CcnIds === undefined || CcnIds.includes(ccn.CcnId)) && passes(ccn));
    const sorted = sortItems(found, ORDER_FIELDS, {
      parameters: ['OrderField', 'OrderDirection'],
      field: request.OrderField ?? 'CreateTime',
      direction: request.OrderDirection ?? 'ASC',
    });
    return { CcnSet: pageOf(sorted, request), TotalCount: found.length };
  },
};

function checkIds({ CcnIds, Filters }: DescribeCcnsRequest, all: readonly CcnInfo[]): void {
  if (CcnIds !== undefined && Filters !== undefined) {
    throw vpcFailure('InvalidParameter.Coexist', 'CcnIds and Filters cannot be given together.');
  }
  checkCount('CcnIds', MOST_IDS, CcnIds ?? []);
  for (const ccnId of CcnIds ?? []) {
    checkId('CcnIds', 'ccn', ccnId);
    if (!all.some(({ CcnId }) => CcnId === ccnId)) {
      throw notFound('CCN', ccnId);
    }
  }
}

function ccnInfo({ id, name, bandwidthLimitType, attached }: Ccn): CcnInfo {
  return {
    CcnId: id,
    CcnName: name,
    CcnDescription: '',
    InstanceCount: attached.length,
    CreateTime: ORDERED_TIME,
    State: 'AVAILABLE',
    QosLevel: QOS_LEVEL,
    InstanceChargeType: 'POSTPAID',
    InstanceMeteringType: 'BANDWIDTH',
    BandwidthLimitType: bandwidthLimitType,
    TagSet: [],
    RoutePriorityFlag: false,
    RouteTableCount: 1,
    RouteTableFlag: false,
    IsSecurityLock: false,
    RouteBroadcastPolicyFlag: false,
    RouteECMPFlag: false,
    RouteOverlapFlag: false,
    TrafficMarkingPolicyFlag: false,
    RouteSelectPolicyFlag: false,
    DirectConnectAccelerateChannelFlag: false,
    Ipv6Flag: attached.some(({ cidrV6 }) => cidrV6 !== null),
    MrtbAggregatePolicyFlag: false,
    MrtbPolicyValueFlag: false,
    RouteTablePolicyValueCommunityFlag: false,
    PolicyBasedRoutingFlag: false,
  };
}
