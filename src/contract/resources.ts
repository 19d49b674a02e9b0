/** Resource calls between the browser and the backend: path, request and answer. Nothing else is served. */
import type { Locale } from '#wording';
import type { LogFormat, NamedNetwork } from '#flowlog';
import type { Filter, FlowQuery, ListedField, SourceRef } from '#query';

/** `POST preview`: what the query would send, compiled by the very code that runs it. */
export interface PreviewRequest {
  query: FlowQuery;
  fromMs: number;
  toMs: number;
  intervalMs: number;
  maxDataPoints: number;
}

export interface PreviewStep {
  region: string;
  topic: string;
  /** What the step is for, e.g. `rank`, `series`. */
  purpose: string;
  /** The CQL part, and the SQL part where there is one. */
  search: string;
  sql?: string;
}

export interface PreviewAnswer {
  steps: PreviewStep[];
  /** The statement a person would write for this question: what switching to code begins with. */
  code?: string;
  /** Seconds after its end when a bucket counts as settled; absent where nothing is counted. */
  settleSeconds?: number;
  notices: string[];
}

/** The part of a list that is asked for: of what holds the text, in any case; all that one page may hold where absent. */
export interface PageRequest {
  search?: string;
  offset?: number;
  limit?: number;
}

/** Most of one page. Each topic of a page has its index looked at. */
export const MAX_TOPICS_PAGE = 100;
export const MAX_FLOW_LOGS_PAGE = 100;
export const MAX_FIELDS_PAGE = 1000;

/** A failure that a person can mend. Positions count from 1 and belong to `text` of a code query. */
export interface ResourceError {
  message: string;
  /** Path into the query or the settings, e.g. `filters[0].values[1]`. */
  field?: string;
  position?: { line: number; column: number };
}

/** A field of the topics asked, as their index has it. */
export interface FieldChoice {
  key: string;
  type: 'long' | 'double' | 'text' | 'json';
  /** Usable in SQL, in every topic that has it. */
  statistics: boolean;
}

/** `POST fields` with a page of `{ log, sources? }`, as in a query: what can be searched, and counted, in its topics. */
export interface FieldsAnswer {
  fields: FieldChoice[];
  /** Of all pages. */
  total: number;
}

/** `POST tail` with a query of records: where its new records can be watched. */
export interface TailAnswer {
  /** Of the channel; tells nothing of the query. */
  path: string;
  /** To be given along with the subscription: the channel is the one of this question and of no other. */
  query: FlowQuery;
}

export interface ListedValue {
  /** For people, e.g. `443 (HTTPS)`. */
  text: string;
  /** For filters. */
  value: string;
}

/**
 * `POST values`, a page: the values that a field has in records within range and filters, commonest first.
 */
export interface ValuesRequest extends PageRequest {
  log: LogFormat;
  of: ListedField;
  filters?: Filter[];
  sources?: SourceRef[];
  fromMs: number;
  toMs: number;
  locale?: Locale;
}

export interface ValuesAnswer {
  values: ListedValue[];
  /** Of all pages. */
  total: number;
  /** What the list may lack. */
  warnings: string[];
}

/** `POST regions` with a page of `{ locale? }`: the regions flow logs may name, those with a source first. */
export interface RegionsAnswer {
  regions: { region: string; name: string; isSource: boolean }[];
  /** Of all pages. */
  total: number;
}

export interface TopicChoice {
  topic: string;
  name: string;
  /** Guessed from the topic's index; absent where it has none. */
  format?: LogFormat | 'mixed';
}

/** `POST topics`, a page: the topics that a region has, for the settings page. */
export interface TopicsRequest extends PageRequest {
  region: string;
}

export interface TopicsAnswer {
  topics: TopicChoice[];
  /** Of all pages. */
  total: number;
}

/** `POST networks` with `{}`: the networks attached to the account's CCNs, for the list of names. */
export interface NetworksAnswer {
  networks: NamedNetwork[];
}

/** A topic that holds flow logs. */
export interface FlowLogChoice {
  region: string;
  topic: string;
  /** Of the topic. */
  name: string;
  format: LogFormat | 'mixed';
  /** The CCN whose flow logs alone write to it. */
  ccn?: string;
  /** Ids of the flow logs that write to it; none where it only looks like one by its index. */
  flowLogs: string[];
  /** Without one nothing can be asked. */
  hasIndex: boolean;
  /** The data source asks it already, as last saved. */
  isSource: boolean;
}

/** `POST flow-logs` with a page of `{ locale? }`: the topics of all regions that hold flow logs, for the settings page. */
export interface FlowLogsAnswer {
  topics: FlowLogChoice[];
  /** Of all pages. */
  total: number;
  /** What could not be found out. */
  warnings: string[];
}

/** One check of "Save & test", in the order they were made. */
export interface Check {
  /** E.g. `credentials`, `topic ap-guangzhou/<id>`. */
  name: string;
  status: 'ok' | 'warning' | 'error';
  message: string;
  /** What to do about it. */
  nextStep?: string;
}

/** What the health call puts into its details. `message` is shown by Grafana itself. */
export interface HealthDetails {
  status: Check['status'];
  message: string;
  verboseMessage: string;
  checks: Check[];
}
