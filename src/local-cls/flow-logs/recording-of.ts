import { INTERFACES } from '../traffic/inventory';
import type { Period, Recording } from '../traffic/recording';
import type { FlowLog } from './flow-log';

/** What the traffic model is asked for. */
export function recordingOf(flowLog: FlowLog, windowMinutes: number): Recording {
  const { resourceType, resourceId, region, trafficType } = flowLog;
  const periodSeconds = (windowMinutes * 60) as Period;
  return resourceType === 'CCN'
    ? { kind: 'ccn', ccn: resourceId, region, trafficType, periodSeconds }
    : { kind: 'eni', interfaces: interfacesOf(flowLog), trafficType, periodSeconds };
}

/** Those of a VPC or a subnet as they are now: interfaces come and go while it is recorded. */
function interfacesOf({ resourceType, resourceId }: FlowLog): string[] {
  const place = resourceType === 'VPC' ? 'vpcId' : resourceType === 'SUBNET' ? 'subnetId' : 'id';
  return INTERFACES.filter((one) => one[place] === resourceId).map(({ id }) => id);
}
