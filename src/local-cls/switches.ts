/**
 * What CLS's documents leave open, and what this server does about it. Clients are tested on every choice.
 * One open point lives elsewhere: event or arrival time in `traffic/`.
 */
export interface Switches {
  /** How a NULL cell is written in AnalysisRecords. */
  nullCells: 'null' | 'absent';
  /** Whether an SQL answer without rows still lists its columns. */
  emptyColumns: 'listed' | 'absent';
  /** What an empty list of results is: `[]` or `null`. */
  emptyList: 'array' | 'null';
  /** What happens to an SQL LIMIT above 10,000. */
  limitAboveMaximum: 'refused' | 'cut';
  /** Rows of a sub-query that has no LIMIT of its own. */
  subqueryLimit: 'none' | 'hundred';
  /** How a finite double with a whole value is written: `5` or `5.0`. */
  wholeDoubles: 'integer' | 'fraction';
  /** How a decimal is written in AnalysisRecords: 60.00 or "60.00". */
  decimals: 'number' | 'text';
  /** How a double that is infinite or not a number is written: as the text "NaN" or as null. */
  nonFiniteDoubles: 'text' | 'null';
  /** What a blank between two conditions means: official and other sources disagree. */
  blankBetweenTerms: 'and' | 'or';
  /** Whether `protocol:(6 OR 17)` is read on long and double fields; the documents show it on text only. */
  numberGroups: 'accepted' | 'refused';
  /** After what time a search ends with SearchTimeout; the SDKs give up after 60 s. */
  searchTimeoutMs: number;
  /** How long after its upload a record is found (documents: "seconds", without a figure). */
  indexingDelayMs: number;
  /** Whether request rates count by region or for all regions of the account together. */
  requestRates: 'region' | 'account';
  /** The code of a request that the key's policy does not permit; the documents list both. */
  deniedCode: 'AuthFailure.UnauthorizedOperation' | 'UnauthorizedOperation';
  /** Longest statement: the API page says 12 KB, the page of limits 12,000. */
  maxStatementBytes: number;
  /** Whether the hour of a cursor begins with its own answer or with the first page. */
  cursorLife: 'page' | 'search';
  /** Whether `Limit` of a search over several topics is for all of them together or for each. */
  topicsLimit: 'all' | 'each';
  /** Whether DescribeLogHistogram and DescribeLogContext count among the 15 searches of a topic. */
  countingSearches: 'all' | 'searchLog';
  /** What DescribeLogHistogram does with an SQL part. */
  histogramSql: 'ignored' | 'refused';
  /** Interval that DescribeLogHistogram chooses: a round one, or the 200th part of the range. */
  histogramInterval: 'round' | 'even';
  /** Whether DescribeLogContext lists the log it was asked about. */
  contextLog: 'listed' | 'absent';
  /** Whether the filter logsetName of DescribeLogsets finds parts of names, as that of DescribeTopics does. */
  logsetNames: 'part' | 'whole';
  /** Whether a CCN's flow log is listed in its own region only or in every region. */
  ccnFlowLogs: 'region' | 'everywhere';
  /** What CloudLogRegion is when the topic lives in the flow log's own region. */
  ownCloudLogRegion: 'named' | 'empty';
  /** Whether CreateFlowLog answers all of the new flow log; the documents' example leaves state, time and more empty. */
  createdFlowLog: 'filled' | 'bare';
  /** Whether the caps of both directions of a pair of regions are listed, or one for both. */
  bandwidthPairs: 'both' | 'once';
  /** Characters of index keys: the limits page excepts a few, the SDK names the few that are allowed. */
  indexKeys: 'wide' | 'narrow';
  /** What CreateIndex does with separators of a long or double key: its sample has some, the SDK forbids them. */
  numberTokenizers: 'ignored' | 'refused';
}

/** The choices a client gets along with most easily. */
export const MILDEST_SWITCHES: Switches = {
  nullCells: 'null',
  emptyColumns: 'listed',
  emptyList: 'array',
  limitAboveMaximum: 'cut',
  subqueryLimit: 'none',
  wholeDoubles: 'integer',
  decimals: 'number',
  nonFiniteDoubles: 'null',
  blankBetweenTerms: 'and',
  numberGroups: 'accepted',
  searchTimeoutMs: 60_000,
  indexingDelayMs: 0,
  requestRates: 'region',
  deniedCode: 'AuthFailure.UnauthorizedOperation',
  maxStatementBytes: 12 * 1024,
  cursorLife: 'page',
  topicsLimit: 'all',
  countingSearches: 'searchLog',
  histogramSql: 'ignored',
  histogramInterval: 'round',
  contextLog: 'listed',
  logsetNames: 'part',
  ccnFlowLogs: 'region',
  ownCloudLogRegion: 'named',
  createdFlowLog: 'filled',
  bandwidthPairs: 'both',
  indexKeys: 'wide',
  numberTokenizers: 'ignored',
};

/** The choices that break most clients. */
export const HARSHEST_SWITCHES: Switches = {
  nullCells: 'absent',
  emptyColumns: 'absent',
  emptyList: 'null',
  limitAboveMaximum: 'refused',
  subqueryLimit: 'hundred',
  wholeDoubles: 'fraction',
  decimals: 'text',
  nonFiniteDoubles: 'text',
  blankBetweenTerms: 'or',
  numberGroups: 'refused',
  searchTimeoutMs: 60_000,
  indexingDelayMs: 0,
  requestRates: 'account',
  deniedCode: 'UnauthorizedOperation',
  maxStatementBytes: 12_000,
  cursorLife: 'search',
  topicsLimit: 'each',
  countingSearches: 'all',
  histogramSql: 'refused',
  histogramInterval: 'even',
  contextLog: 'absent',
  logsetNames: 'whole',
  ccnFlowLogs: 'everywhere',
  ownCloudLogRegion: 'empty',
  createdFlowLog: 'bare',
  bandwidthPairs: 'once',
  indexKeys: 'narrow',
  numberTokenizers: 'refused',
};

export const DEFAULT_SWITCHES: Switches = {
  nullCells: 'null',
  emptyColumns: 'listed',
  emptyList: 'array',
  limitAboveMaximum: 'refused',
  subqueryLimit: 'none',
  wholeDoubles: 'fraction',
  decimals: 'number',
  nonFiniteDoubles: 'text',
  blankBetweenTerms: 'or',
  numberGroups: 'refused',
  searchTimeoutMs: 60_000,
  indexingDelayMs: 0,
  requestRates: 'region',
  deniedCode: 'AuthFailure.UnauthorizedOperation',
  maxStatementBytes: 12 * 1024,
  cursorLife: 'search',
  topicsLimit: 'all',
  countingSearches: 'all',
  histogramSql: 'ignored',
  histogramInterval: 'round',
  contextLog: 'listed',
  logsetNames: 'part',
  ccnFlowLogs: 'region',
  ownCloudLogRegion: 'named',
  createdFlowLog: 'filled',
  bandwidthPairs: 'both',
  indexKeys: 'narrow',
  numberTokenizers: 'refused',
};

export const SWITCH_SETS = {
  default: DEFAULT_SWITCHES,
  mildest: MILDEST_SWITCHES,
  harshest: HARSHEST_SWITCHES,
} as const;
