/** Wire types of the VPC API's flow-log and CCN actions. Names and optionality follow the API; absent and null mean the same. */

export const VPC_VERSION = '2017-03-12';

export interface VpcTag {
  Key: string;
  Value?: string;
}

/** CLS's filters have a `Key` where these have a `Name`. */
export interface VpcFilter {
  Name: string;
  Values: string[];
}

export type FlowLogResourceType = 'VPC' | 'SUBNET' | 'NETWORKINTERFACE' | 'CCN' | 'NAT' | 'DCG';
export type FlowLogTrafficType = 'ACCEPT' | 'REJECT' | 'ALL';
export type SortDirection = 'ASC' | 'DESC';

export interface FlowLogStorage {
  StorageId: string;
  StorageTopic?: string;
}

export interface FlowLogInfo {
  VpcId?: string | null;
  /** `fl-` and eight letters or digits. */
  FlowLogId: string;
  FlowLogName: string;
  ResourceType: string;
  /** `eni-...`, `ccn-...`. */
  ResourceId: string;
  TrafficType: string;
  /** Id of the CLS topic. */
  CloudLogId: string;
  CloudLogState: string;
  /** Region of the CLS topic. */
  CloudLogRegion: string;
  FlowLogDescription: string;
  CreatedTime: string;
  TagSet?: VpcTag[] | null;
  Enable: boolean;
  /** `cls` or `ckafka`. */
  StorageType: string;
  /** Of ckafka only. */
  FlowLogStorage?: FlowLogStorage | null;
  /** Seconds of the capture window: 60, 300, 600. Of CCN flow logs only. */
  Period?: number | null;
}

export interface CreateFlowLogRequest {
  FlowLogName: string;
  ResourceType: string;
  ResourceId: string;
  TrafficType: string;
  /** Mandatory but for a CCN. */
  VpcId?: string;
  FlowLogDescription?: string;
  /** Mandatory for cls. */
  CloudLogId?: string;
  Tags?: VpcTag[];
  StorageType?: string;
  FlowLogStorage?: FlowLogStorage;
  /** Without: the region of the request. */
  CloudLogRegion?: string;
  Period?: number;
}

export interface DescribeFlowLogsRequest {
  VpcId?: string;
  FlowLogId?: string;
  FlowLogName?: string;
  ResourceType?: string;
  ResourceId?: string;
  TrafficType?: string;
  CloudLogId?: string;
  CloudLogState?: string;
  OrderField?: string;
  OrderDirection?: string;
  Offset?: number;
  Limit?: number;
  /** One filter, not a list of them. */
  Filters?: VpcFilter;
  CloudLogRegion?: string;
}

export interface FlowLogsResponse {
  /** A list all the same. */
  FlowLog?: FlowLogInfo[] | null;
  RequestId: string;
}

export interface DescribeFlowLogsResponse extends FlowLogsResponse {
  /** Not `TotalCount`. */
  TotalNum: number;
}

export interface DescribeFlowLogRequest {
  VpcId: string;
  FlowLogId: string;
}

export interface ModifyFlowLogAttributeRequest {
  FlowLogId: string;
  VpcId?: string;
  FlowLogName?: string;
  FlowLogDescription?: string;
  Period?: number;
}

export interface DeleteFlowLogRequest {
  FlowLogId: string;
  VpcId?: string;
}

/** Of EnableFlowLogs and DisableFlowLogs. */
export interface FlowLogIdsRequest {
  FlowLogIds: string[];
}

export interface DescribeCcnsRequest {
  CcnIds?: string[];
  Filters?: VpcFilter[];
  Offset?: number;
  Limit?: number;
  OrderField?: string;
  OrderDirection?: string;
}

/** A cap for each pair of regions, or one for all that leaves a region. */
export type BandwidthLimitType = 'INTER_REGION_LIMIT' | 'OUTER_REGION_LIMIT';

export interface CcnInfo {
  CcnId: string;
  CcnName: string;
  CcnDescription: string;
  InstanceCount: number;
  CreateTime: string;
  State: 'ISOLATED' | 'AVAILABLE';
  /** Platinum, gold, silver. */
  QosLevel: 'PT' | 'AU' | 'AG';
  InstanceChargeType: 'PREPAID' | 'POSTPAID';
  InstanceMeteringType: string;
  BandwidthLimitType: BandwidthLimitType;
  TagSet?: VpcTag[] | null;
  RoutePriorityFlag: boolean;
  RouteTableCount: number;
  RouteTableFlag: boolean;
  IsSecurityLock: boolean;
  RouteBroadcastPolicyFlag: boolean;
  RouteECMPFlag: boolean;
  RouteOverlapFlag: boolean;
  TrafficMarkingPolicyFlag: boolean;
  RouteSelectPolicyFlag: boolean;
  DirectConnectAccelerateChannelFlag: boolean;
  Ipv6Flag: boolean;
  MrtbAggregatePolicyFlag: boolean;
  MrtbPolicyValueFlag: boolean;
  RouteTablePolicyValueCommunityFlag: boolean;
  PolicyBasedRoutingFlag: boolean;
}

export interface DescribeCcnsResponse {
  CcnSet?: CcnInfo[] | null;
  TotalCount: number;
  RequestId: string;
}

export interface DescribeCcnAttachedInstancesRequest {
  CcnId?: string;
  Filters?: VpcFilter[];
  Offset?: number;
  Limit?: number;
  OrderField?: string;
  OrderDirection?: string;
}

export interface CcnAttachedInstance {
  CcnId: string;
  InstanceType: 'VPC' | 'DIRECTCONNECT' | 'BMVPC';
  InstanceId: string;
  InstanceName: string;
  InstanceRegion: string;
  InstanceUin: string;
  CidrBlock: string[];
  State: string;
  AttachedTime: string;
  CcnUin: string;
  InstanceArea?: string | null;
  Description: string;
}

export interface DescribeCcnAttachedInstancesResponse {
  InstanceSet?: CcnAttachedInstance[] | null;
  TotalCount: number;
  RequestId: string;
}

export interface CcnRequest {
  CcnId: string;
}

export interface CcnRegionBandwidthLimit {
  Region: string;
  /** Mbit/s that may leave the region. */
  BandwidthLimit: number;
  IsBm: boolean;
  /** Absent where the cap is one for all that leaves the region. */
  DstRegion?: string | null;
  DstIsBm?: boolean | null;
}

export interface DescribeCcnRegionBandwidthLimitsResponse {
  CcnRegionBandwidthLimitSet?: CcnRegionBandwidthLimit[] | null;
  RequestId: string;
}

export interface GetCcnRegionBandwidthLimitsRequest {
  CcnId: string;
  Filters?: VpcFilter[];
  SortedBy?: string;
  Offset?: number;
  Limit?: number;
  OrderBy?: string;
}

export interface CcnBandwidthInfo {
  CcnId: string;
  CreatedTime: string;
  ExpiredTime: string;
  RegionFlowControlId: string;
  RenewFlag: string;
  MarketId: string;
  /** Absent where the cap is one for all that leaves a region. */
  CcnRegionBandwidthLimit?: CcnRegionBandwidthLimit | null;
  TagSet?: VpcTag[] | null;
  DefaultQosBandwidthFlag: boolean;
  QosLevel: string;
}

export interface GetCcnRegionBandwidthLimitsResponse {
  CcnBandwidthSet?: CcnBandwidthInfo[] | null;
  TotalCount: number;
  RequestId: string;
}

/** Action name to request and response, of the VPC actions that the client offers. */
export interface VpcActions {
  DescribeFlowLogs: { request: DescribeFlowLogsRequest; response: DescribeFlowLogsResponse };
  DescribeCcns: { request: DescribeCcnsRequest; response: DescribeCcnsResponse };
  DescribeCcnAttachedInstances: {
    request: DescribeCcnAttachedInstancesRequest;
    response: DescribeCcnAttachedInstancesResponse;
  };
  DescribeCcnRegionBandwidthLimits: { request: CcnRequest; response: DescribeCcnRegionBandwidthLimitsResponse };
  GetCcnRegionBandwidthLimits: {
    request: GetCcnRegionBandwidthLimitsRequest;
    response: GetCcnRegionBandwidthLimitsResponse;
  };
}
