/** Wire types of read actions beside search and index: histogram, context of a log, log sets. */

export interface DescribeLogHistogramRequest {
  /** Milliseconds, inclusive. */
  From: number;
  /** Milliseconds, exclusive. */
  To: number;
  Query: string;
  TopicId?: string;
  /** Milliseconds. */
  Interval?: number;
  /** 0 Lucene (default), 1 CQL. */
  SyntaxRule?: 0 | 1;
}

export interface DescribeLogHistogramResponse {
  Interval: number;
  TotalCount: number;
  /** Begin of each interval in milliseconds, a multiple of Interval. */
  HistogramInfos?: { Count: number; BTime: number }[] | null;
  RequestId: string;
}

export interface DescribeLogContextRequest {
  TopicId: string;
  /** Time of the log in UTC+8, `YYYY-mm-dd HH:MM:SS.FFF`. */
  BTime: string;
  PkgId: string;
  PkgLogId: number;
  PrevLogs?: number;
  NextLogs?: number;
  Query?: string;
  From?: number;
  To?: number;
}

export interface LogContextInfo {
  Source: string;
  /** Spelt so here, and `FileName` in SearchLog. */
  Filename: string;
  /** JSON object text. */
  Content: string;
  PkgId: string;
  /** A number here, and a text in SearchLog. */
  PkgLogId: number;
  /** Milliseconds. */
  BTime: number;
  HostName: string;
  RawLog: string;
  IndexStatus: string;
  HighLights: HighLightItem[] | null;
}

export interface DescribeLogContextResponse {
  LogContextInfos?: LogContextInfo[] | null;
  PrevOver: boolean;
  NextOver: boolean;
  RequestId: string;
}

/** Words of a field that a search asked for. */
export interface HighLightItem {
  Key: string;
  Values: string[];
}

export interface DescribeLogsetsRequest {
  Filters?: { Key: string; Values?: string[] }[];
  Offset?: number;
  Limit?: number;
}

export interface LogsetInfo {
  LogsetId: string;
  LogsetName: string;
  CreateTime: string;
  AssumerUin: number;
  AssumerName: string;
  Tags: { Key: string; Value: string }[];
  TopicCount: number;
  RoleName: string;
  MetricTopicCount: number;
}

export interface DescribeLogsetsResponse {
  Logsets?: LogsetInfo[] | null;
  TotalCount: number;
  RequestId: string;
}
