/** Wire types of the actions that create, change and delete. The plugin calls none of them. */
import type { IndexRule } from './actions';

export interface Tag {
  Key: string;
  Value: string;
}

export interface CreateLogsetRequest {
  LogsetName: string;
  Tags?: Tag[];
  LogsetId?: string;
}

export interface DeleteLogsetRequest {
  LogsetId: string;
}

/** What a topic is created with and may be given anew. */
export interface TopicProperties {
  TopicName?: string;
  /** Days; 3640: for ever. */
  Period?: number;
  Describes?: string;
  Tags?: Tag[];
  PartitionCount?: number;
  AutoSplit?: boolean;
  MaxSplitPartitions?: number;
  StorageType?: string;
  HotPeriod?: number;
  Encryption?: number;
  IsWebTracking?: boolean;
  IsSourceFrom?: boolean;
  BillingMode?: number;
}

export interface CreateTopicRequest extends TopicProperties {
  LogsetId: string;
  TopicName: string;
  TopicId?: string;
  BizType?: number;
}

export interface ModifyTopicRequest extends TopicProperties {
  TopicId: string;
  /** Whether the topic takes logs. */
  Status?: boolean;
}

export interface DeleteTopicRequest {
  TopicId: string;
}

/** What goes with an index rule; the defaults are those of CreateIndex. */
export interface IndexOptions {
  /** Default true. */
  Status?: boolean;
  /** Default false. */
  IncludeInternalFields?: boolean;
  /** Default 0. */
  MetadataFlag?: number;
  CoverageField?: string;
}

export interface CreateIndexRequest extends IndexOptions {
  TopicId: string;
  Rule: IndexRule;
}

export interface ModifyIndexRequest extends IndexOptions {
  TopicId: string;
  Rule?: IndexRule;
}

export interface DeleteIndexRequest {
  TopicId: string;
}
