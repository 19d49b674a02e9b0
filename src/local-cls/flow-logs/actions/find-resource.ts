import type { CreateFlowLogRequest } from '#cls';
import { CCNS, INTERFACES, SUBNETS, VPCS } from '../../traffic/inventory';
import type { FlowLog } from '../flow-log';
import { checkId } from './check-values';
import { malformed, notFound, vpcFailure } from './vpc-failure';

type Resource = Pick<FlowLog, 'resourceId' | 'vpcId'>;

/** What a new flow log names, if the region has it. */
export function findResource(request: CreateFlowLogRequest, region: string): Resource {
  const resource = request.ResourceType === 'CCN' ? findCcn(request, region) : findInVpc(request, region);
  if (resource === undefined) {
    throw notFound(`${request.ResourceType} of ${region}`, request.ResourceId);
  }
  return resource;
}

function findCcn({ ResourceId, VpcId }: CreateFlowLogRequest, region: string): Resource | undefined {
  if (VpcId !== undefined) {
    throw malformed('VpcId', `${VpcId} beside a CCN`);
  }
  checkId('ResourceId', 'ccn', ResourceId);
  const ccn = CCNS.find(({ id }) => id === ResourceId);
  return ccn?.attached.some((vpc) => vpc.region === region) ? { resourceId: ResourceId, vpcId: null } : undefined;
}

function findInVpc({ ResourceType, ResourceId, VpcId }: CreateFlowLogRequest, region: string): Resource | undefined {
  if (!VpcId) {
    throw vpcFailure('InvalidParameterValue.Empty', 'VpcId must be given unless ResourceType is CCN.');
  }
  checkId('VpcId', 'vpc', VpcId);
  if (ResourceType === 'NETWORKINTERFACE') {
    checkId('ResourceId', 'eni', ResourceId);
  }
  const found = listInVpc(ResourceType).some(
    (one) => one.id === ResourceId && one.region === region && one.vpcId === VpcId,
  );
  return found ? { resourceId: ResourceId, vpcId: VpcId } : undefined;
}

function listInVpc(resourceType: string): readonly { id: string; region: string; vpcId: string }[] {
  switch (resourceType) {
    case 'NETWORKINTERFACE':
      return INTERFACES;
    case 'SUBNET':
      return SUBNETS;
    case 'VPC':
      return VPCS.map(({ id, region }) => ({ id, region, vpcId: id }));
    default:
      return [];
  }
}
