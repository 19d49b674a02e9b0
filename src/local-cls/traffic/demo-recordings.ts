/** The flow log of interfaces that the demo has from the start: one VPC, in the region with most traffic. */
import { INTERFACES, type Vpc, VPCS } from './inventory';
import type { InterfaceRecording } from './recording';

export const ENI_REGION = 'ap-guangzhou';
export const ENI_WINDOW_MINUTES = 5;

export const ENI_VPC: Vpc = VPCS.find(({ region }) => region === ENI_REGION)!;

export const ENI_RECORDING: InterfaceRecording = {
  kind: 'eni',
  interfaces: INTERFACES.filter(({ vpcId }) => vpcId === ENI_VPC.id).map(({ id }) => id),
  trafficType: 'ALL',
  periodSeconds: 300,
};
