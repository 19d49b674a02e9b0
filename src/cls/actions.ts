/** Wire types of the read actions FlowLens uses. Names and optionality follow the API; absent and null mean the same. */

import type { DescribeLogsetsRequest, DescribeLogsetsResponse, HighLightItem } from './reading';

export const CLS_VERSION = '2020-10-16';

export interface SearchLogRequest {
  /** Milliseconds, inclusive. */
  From: number;
  /** Milliseconds, exclusive. */
  To: number;
  QueryString?: string;
  /** 0 Lucene, 1 CQL. */
  QuerySyntax?: 0 | 1;
  /** Older twins of the two above; without SyntaxRule the text is Lucene. */
  Query?: string;
  SyntaxRule?: 0 | 1;
  TopicId?: string;
  Topics?: { TopicId: string; Context?: string }[];
  Sort?: 'asc' | 'desc';
  Limit?: number;
  Offset?: number;
  Context?: string;
  SamplingRate?: number;
  UseNewAnalysis?: boolean;
  HighLight?: boolean;
}

export interface LogInfo {
  /** Milliseconds. */
  Time: number;
  TopicId: string;
  TopicName: string;
  Source: string;
  FileName: string;
  HostName: string;
  PkgId: string;
  PkgLogId: string;
  HighLights: HighLightItem[] | null;
  /** JSON object text; every value is a string. */
  LogJson: string;
  RawLog: string;
  IndexStatus: string;
}

export interface ColumnInfo {
  Name: string;
  /** A Presto type name. */
  Type: string;
}

export interface SearchLogResponse {
  Context: string;
  ListOver: boolean;
  Analysis: boolean;
  Results?: LogInfo[] | null;
  ColNames?: string[] | null;
  AnalysisResults?: { Data: { Key: string; Value: string }[] }[] | null;
  /** One JSON object text a row. */
  AnalysisRecords?: string[] | null;
  Columns?: ColumnInfo[] | null;
  SamplingRate?: number | null;
  Topics?: {
    Errors?: { TopicId: string; ErrorMsg: string; ErrorCodeStr: string }[] | null;
    Infos?: { TopicId: string; Period: number; Context: string }[] | null;
  } | null;
  RequestId: string;
}

export interface DescribeTopicsRequest {
  Filters?: { Key: string; Values: string[] }[];
  Offset?: number;
  Limit?: number;
  PreciseSearch?: number;
  BizType?: number;
}

export interface TopicInfo {
  LogsetId: string;
  TopicId: string;
  TopicName: string;
  Index: boolean;
  CreateTime: string;
  Status: boolean;
  StorageType: string;
  /** Days; 3640: for ever. */
  Period: number;
  PartitionCount?: number;
  AssumerUin?: number;
  /** Cloud product that created the topic. */
  AssumerName?: string;
  SubAssumerName?: string;
  Tags?: { Key: string; Value: string }[] | null;
  RoleName?: string;
  AutoSplit?: boolean;
  MaxSplitPartitions?: number;
  HotPeriod?: number;
  Describes?: string;
  BizType?: number;
  IsWebTracking?: boolean;
  KeyId?: string;
  MigrationStatus?: number;
}

export interface DescribeTopicsResponse {
  Topics?: TopicInfo[] | null;
  TotalCount: number;
  RequestId: string;
}

export interface IndexValue {
  Type: 'long' | 'text' | 'double' | 'json';
  Tokenizer: string;
  /** Statistics on: the field is a column in SQL. */
  SqlFlag: boolean;
  ContainZH: boolean;
}

export interface IndexRule {
  FullText?: { CaseSensitive: boolean; Tokenizer: string; ContainZH: boolean } | null;
  KeyValue?: { CaseSensitive: boolean; KeyValues: { Key: string; Value: IndexValue }[] | null } | null;
  Tag?: { CaseSensitive: boolean; KeyValues: { Key: string; Value: IndexValue }[] | null } | null;
  DynamicIndex?: { Status: boolean } | null;
}

export interface DescribeIndexRequest {
  TopicId: string;
}

export interface DescribeIndexResponse {
  TopicId: string;
  Status: boolean;
  Rule?: IndexRule | null;
  ModifyTime: string;
  RequestId: string;
}

/** Action name to request and response, of the CLS actions that the client offers. */
export interface ClsActions {
  SearchLog: { request: SearchLogRequest; response: SearchLogResponse };
  DescribeTopics: { request: DescribeTopicsRequest; response: DescribeTopicsResponse };
  DescribeLogsets: { request: DescribeLogsetsRequest; response: DescribeLogsetsResponse };
  DescribeIndex: { request: DescribeIndexRequest; response: DescribeIndexResponse };
}
