/** All that the data source may ask of Tencent Cloud: a fixed list of actions that only read. */
import { quote, type Said, say } from '#wording';
import { CLS_VERSION, type ClsActions } from './actions';
import { VPC_VERSION, type VpcActions } from './vpc-actions';

/** Action name to request and response. The client offers these and nothing else. */
export interface ReadActions extends ClsActions, VpcActions {}

export type ReadAction = keyof ReadActions;

/** First label of the host, and the name a request is signed for. */
export type Service = 'cls' | 'vpc';

export const API_VERSIONS: Readonly<Record<Service, string>> = { cls: CLS_VERSION, vpc: VPC_VERSION };

/** How messages call a service, where a sentence begins. */
export const SERVICE_NAMES: Readonly<Record<Service, Said>> = { cls: quote('CLS'), vpc: say('The VPC API') };

const SERVICES: Readonly<Record<ReadAction, Service>> = {
  SearchLog: 'cls',
  DescribeTopics: 'cls',
  DescribeLogsets: 'cls',
  DescribeIndex: 'cls',
  DescribeFlowLogs: 'vpc',
  DescribeCcns: 'vpc',
  DescribeCcnAttachedInstances: 'vpc',
  DescribeCcnRegionBandwidthLimits: 'vpc',
  GetCcnRegionBandwidthLimits: 'vpc',
};

export function serviceOf(action: ReadAction): Service {
  return SERVICES[action];
}

/** The API that answers an action; without one it is CLS. */
export function apiOf(action: ReadAction | undefined): Said {
  return SERVICE_NAMES[action === undefined ? 'cls' : serviceOf(action)];
}

/** An action as access policies write it: `vpc:DescribeCcns`. */
export function permissionOf(action: ReadAction): string {
  return `${SERVICES[action]}:${action}`;
}
