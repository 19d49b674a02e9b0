import type { CreateFlowLogRequest } from '#cls';
import { CCNS, INTERFACES } from '../../traffic/inventory';
import type { FlowLog } from '../flow-log';
import { checkId } from './check-values';
import { malformed, notFound, vpcFailure } from './vpc-failure';

/** What CreateFlowLog names, if the region has it. */
export function findResource(
  { ResourceType, ResourceId, VpcId }: CreateFlowLogRequest,
  region: string,
): Pick<FlowLog, 'resourceId' | 'vpcId'> {
  if (ResourceType === 'CCN') {
    if (VpcId !== undefined) {
      throw malformed('VpcId', `${VpcId}" beside a CCN "${ResourceId}`);
    }
    checkId('ResourceId', 'ccn', ResourceId);
    const isHere = CCNS.some(({ id, attached }) => id === ResourceId && attached.some((vpc) => vpc.region === region));
    return found(isHere, { resourceId: ResourceId, vpcId: null });
  }
  if (!VpcId) {
    throw vpcFailure('InvalidParameterValue.Empty', 'VpcId must be given unless ResourceType is CCN.');
  }
  checkId('VpcId', 'vpc', VpcId);
  if (ResourceType === 'NETWORKINTERFACE') {
    checkId('ResourceId', 'eni', ResourceId);
  }
  const isHere = INTERFACES.some((one) => one.id === ResourceId && one.vpcId === VpcId && one.region === region);
  return found(isHere, { resourceId: ResourceId, vpcId: VpcId });
}

function found<Resource extends { resourceId: string }>(isHere: boolean, resource: Resource): Resource {
  if (!isHere) {
    throw notFound('resource', resource.resourceId);
  }
  return resource;
}
