/**
 * What CLS's documents leave open, and what this server does about it. Clients are tested on every choice.
 * Two open points live elsewhere: event or arrival time in `traffic/`, and what a blank between two CQL terms means in the
 * parser of `language`.
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
  /** After what time a search ends with SearchTimeout; the SDKs give up after 60 s. */
  searchTimeoutMs: number;
}

/** The choices a client gets along with most easily. */
export const MILDEST_SWITCHES: Switches = {
  nullCells: 'null',
  emptyColumns: 'listed',
  emptyList: 'array',
  limitAboveMaximum: 'cut',
  subqueryLimit: 'none',
  wholeDoubles: 'integer',
  searchTimeoutMs: 60_000,
};

/** The choices that break most clients. */
export const HARSHEST_SWITCHES: Switches = {
  nullCells: 'absent',
  emptyColumns: 'absent',
  emptyList: 'null',
  limitAboveMaximum: 'refused',
  subqueryLimit: 'hundred',
  wholeDoubles: 'fraction',
  searchTimeoutMs: 60_000,
};

export const DEFAULT_SWITCHES: Switches = {
  nullCells: 'null',
  emptyColumns: 'listed',
  emptyList: 'array',
  limitAboveMaximum: 'refused',
  subqueryLimit: 'none',
  wholeDoubles: 'fraction',
  searchTimeoutMs: 60_000,
};
