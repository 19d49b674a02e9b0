/**
 * What CLS's documents leave open, and what this server does about it. Clients are tested on every choice. Two more open
 * points need no switch, the simulated traffic has both forms side by side: the spelling of the CCN key and of NODATA.
 */

/** `mildest`: the choice a client gets along with most easily; `harshest`: the one that breaks most clients. */
const TABLE = {
  /** How a NULL cell is written in AnalysisRecords. */
  nullCells: { mildest: 'null', harshest: 'absent', usual: 'null' },
  /** Whether an SQL answer without rows still lists its columns. */
  emptyColumns: { mildest: 'listed', harshest: 'absent', usual: 'listed' },
  /** What an empty list of results is: `[]` or `null`. */
  emptyList: { mildest: 'array', harshest: 'null', usual: 'array' },
  /** What happens to an SQL LIMIT above 10,000. */
  limitAboveMaximum: { mildest: 'cut', harshest: 'refused', usual: 'refused' },
  /** Rows of a sub-query that has no LIMIT of its own. */
  subqueryLimit: { mildest: 'none', harshest: 'hundred', usual: 'none' },
  /** How a finite double with a whole value is written: `5` or `5.0`. */
  wholeDoubles: { mildest: 'integer', harshest: 'fraction', usual: 'fraction' },
  /** How a decimal is written in AnalysisRecords: 60.00 or "60.00". */
  decimals: { mildest: 'number', harshest: 'text', usual: 'number' },
  /** What `1.0` is in a statement: Presto's decimal(2,1), or the double that CLS's page on decimal places speaks of. */
  decimalLiterals: { mildest: 'double', harshest: 'decimal', usual: 'decimal' },
  /** How a double that is infinite or not a number is written: as the text "NaN" or as null. */
  nonFiniteDoubles: { mildest: 'null', harshest: 'text', usual: 'text' },
  /** What a blank between two conditions means: official and other sources disagree. */
  blankBetweenTerms: { mildest: 'and', harshest: 'or', usual: 'or' },
  /** Whether `protocol:(6 OR 17)` is read on long and double fields; the documents show it on text only. */
  numberGroups: { mildest: 'accepted', harshest: 'refused', usual: 'refused' },
  /** For how many seconds in succession a topic must be full to split; the documents say "continuously". */
  splitSeconds: { mildest: 0, harshest: 60, usual: 10 },
  /** How long after its upload a record is found (documents: "seconds", without a figure). */
  indexingDelayMs: { mildest: 0, harshest: 700, usual: 0 },
  /** Whether request rates count by region or for all regions of the account together. */
  requestRates: { mildest: 'region', harshest: 'account', usual: 'region' },
  /** The code of a request that the key's policy does not permit; the documents list both. */
  deniedCode: {
    mildest: 'AuthFailure.UnauthorizedOperation',
    harshest: 'UnauthorizedOperation',
    usual: 'AuthFailure.UnauthorizedOperation',
  },
  /** Longest statement: the API page says 12 KB, the page of limits 12,000. */
  maxStatementBytes: { mildest: 12 * 1024, harshest: 12_000, usual: 12 * 1024 },
  /** Whether the hour of a cursor begins with its own answer or with the first page. */
  cursorLife: { mildest: 'page', harshest: 'search', usual: 'search' },
  /** Whether `Limit` of a search over several topics is for all of them together or for each. */
  topicsLimit: { mildest: 'all', harshest: 'each', usual: 'all' },
  /** Whether DescribeLogHistogram and DescribeLogContext count among the 15 searches of a topic. */
  countingSearches: { mildest: 'searchLog', harshest: 'all', usual: 'all' },
  /** What DescribeLogHistogram does with an SQL part. */
  histogramSql: { mildest: 'ignored', harshest: 'refused', usual: 'ignored' },
  /** Interval that DescribeLogHistogram chooses: a round one, or the 200th part of the range. */
  histogramInterval: { mildest: 'round', harshest: 'even', usual: 'round' },
  /** Whether DescribeLogContext lists the log it was asked about. */
  contextLog: { mildest: 'listed', harshest: 'absent', usual: 'listed' },
  /** Whether the filter logsetName of DescribeLogsets finds parts of names, as that of DescribeTopics does. */
  logsetNames: { mildest: 'part', harshest: 'whole', usual: 'part' },
  /** Whether flow logs are stamped with the time of the event or of their arrival (for simulated traffic). */
  logTime: { mildest: 'event', harshest: 'arrival', usual: 'event' },
  /** Whether a CCN's flow log is listed in its own region only or in every region. */
  ccnFlowLogs: { mildest: 'region', harshest: 'everywhere', usual: 'region' },
  /** What CloudLogRegion is when the topic lives in the flow log's own region. */
  ownCloudLogRegion: { mildest: 'named', harshest: 'empty', usual: 'named' },
  /** Whether CreateFlowLog answers all of the new flow log; the documents' example leaves state, time and more empty. */
  createdFlowLog: { mildest: 'filled', harshest: 'bare', usual: 'filled' },
  /** Whether the caps of both directions of a pair of regions are listed, or one for both. */
  bandwidthPairs: { mildest: 'both', harshest: 'once', usual: 'both' },
  /** Characters of index keys: the limits page excepts a few, the SDK names the few that are allowed. */
  indexKeys: { mildest: 'wide', harshest: 'narrow', usual: 'narrow' },
  /** What CreateIndex does with separators of a long or double key: its sample has some, the SDK forbids them. */
  numberTokenizers: { mildest: 'ignored', harshest: 'refused', usual: 'refused' },
  /** Where a raw record has what is no number in a long or double field: under its key, or among the failed parts. */
  unfitValues: { mildest: 'kept', harshest: 'moved', usual: 'kept' },
} as const;

type Choices<Row> = Row[keyof Row];
type Widened<Choice> = Choice extends number ? number : Choice;

export type Switches = { readonly [Name in keyof typeof TABLE]: Widened<Choices<(typeof TABLE)[Name]>> };

type SwitchSet = keyof (typeof TABLE)[keyof typeof TABLE];

const choose = (set: SwitchSet): Switches =>
  Object.fromEntries(Object.entries(TABLE).map(([name, choices]) => [name, choices[set]])) as Switches;

export const MILDEST_SWITCHES = choose('mildest');
export const HARSHEST_SWITCHES = choose('harshest');
export const DEFAULT_SWITCHES = choose('usual');

export const SWITCH_SETS = {
  default: DEFAULT_SWITCHES,
  mildest: MILDEST_SWITCHES,
  harshest: HARSHEST_SWITCHES,
} as const;
