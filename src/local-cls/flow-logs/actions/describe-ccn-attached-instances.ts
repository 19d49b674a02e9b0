import type { CcnAttachedInstance, DescribeCcnAttachedInstancesRequest } from '#cls';
import type { ActionRule } from '../../actions/action-rule';
import { type Ccn, CCNS } from '../../traffic/inventory';
import { ORDERED_TIME, OWNER_UIN } from './ccn-account';
import { checkId } from './check-values';
import { matchFilters } from './match-filters';
import { pageOf } from './page';
import { sortItems } from './sort-items';

const FILTERS = {
  'ccn-id': ({ CcnId }: CcnAttachedInstance) => [CcnId],
  'instance-type': ({ InstanceType }: CcnAttachedInstance) => [InstanceType],
  'instance-region': ({ InstanceRegion }: CcnAttachedInstance) => [InstanceRegion],
  'instance-id': ({ InstanceId }: CcnAttachedInstance) => [InstanceId],
};

const ORDER_FIELDS = {
  CcnId: ({ CcnId }: CcnAttachedInstance) => CcnId,
  InstanceType: ({ InstanceType }: CcnAttachedInstance) => InstanceType,
  InstanceId: ({ InstanceId }: CcnAttachedInstance) => InstanceId,
  InstanceName: ({ InstanceName }: CcnAttachedInstance) => InstanceName,
  InstanceRegion: ({ InstanceRegion }: CcnAttachedInstance) => InstanceRegion,
  AttachedTime: ({ AttachedTime }: CcnAttachedInstance) => AttachedTime,
  State: ({ State }: CcnAttachedInstance) => State,
};

/** Regions of the mainland; documents name the other areas nowhere. */
const MAINLAND = ['ap-guangzhou', 'ap-shanghai', 'ap-beijing', 'ap-chengdu'];

export const describeCcnAttachedInstances: ActionRule<DescribeCcnAttachedInstancesRequest> = {
  parameters: {
    CcnId: 'string',
    Filters: 'array',
    Offset: 'integer',
    Limit: 'integer',
    OrderField: 'string',
    OrderDirection: 'string',
  },
  async run(request) {
    checkId('CcnId', 'ccn', request.CcnId);
    const passes = matchFilters(request.Filters ?? [], FILTERS);
    const found = CCNS.flatMap(attachedInstances).filter(
      (instance) => (request.CcnId ?? instance.CcnId) === instance.CcnId && passes(instance),
    );
    const sorted = sortItems(found, ORDER_FIELDS, {
      parameters: ['OrderField', 'OrderDirection'],
      field: request.OrderField ?? 'AttachedTime',
      direction: request.OrderDirection ?? 'ASC',
    });
    return { InstanceSet: pageOf(sorted, request), TotalCount: found.length };
  },
};

function attachedInstances(ccn: Ccn): CcnAttachedInstance[] {
  return ccn.attached.map(({ id, name, region, cidr, cidrV6 }) => ({
    CcnId: ccn.id,
    InstanceType: 'VPC',
    InstanceId: id,
    InstanceName: name,
    InstanceRegion: region,
    InstanceUin: OWNER_UIN,
    CidrBlock: cidrV6 === null ? [cidr] : [cidr, cidrV6],
    State: 'ACTIVE',
    AttachedTime: ORDERED_TIME,
    CcnUin: OWNER_UIN,
    ...(MAINLAND.includes(region) ? { InstanceArea: 'CHINA_MAINLAND' } : {}),
    Description: '',
  }));
}
