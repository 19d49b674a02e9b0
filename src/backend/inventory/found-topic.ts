import type { SaidError } from '#wording';
import type { LogFormat } from '#flowlog';
import type { FlowLogInfo, LogsetInfo, ReadAction, TopicInfo } from '#cls';

/** A flow log and where it writes, as the VPC API tells it. */
export interface FoundFlowLog {
  id: string;
  name: string;
  /** `deleted`: the topic it wrote to is gone. */
  state: 'enabled' | 'disabled' | 'deleted';
  /** What is recorded: `CCN`, `VPC`, `SUBNET`, `NETWORKINTERFACE`, `NAT`, `DCG`. */
  scope: string;
  resource: string;
  trafficType: string;
}

/** A topic with the flow logs that write to it. A flow log that writes elsewhere, as to CKafka, has one without an id. */
export interface FoundTopic {
  region: string;
  topic: string;
  name: string;
  logset: string;
  /** Undefined where the topic is not listed. */
  hasIndex: boolean | undefined;
  /** By its flow logs, or by its index where no flow log names it. */
  format: LogFormat | 'mixed' | undefined;
  /** Empty: it looks like a flow log by its index, but none is listed. */
  flowLogs: FoundFlowLog[];
}

/** What one region lists. */
export interface RegionScan {
  region: string;
  flowLogs: FlowLogInfo[];
  topics: TopicInfo[];
  logsets: LogsetInfo[];
}

/** A list that a region did not give. */
export interface ScanFailure {
  region: string;
  action: ReadAction;
  error: SaidError;
}

export interface Scan {
  topics: FoundTopic[];
  regions: string[];
  failures: ScanFailure[];
  /** Regions with more topics than were looked through. */
  cut: string[];
}
