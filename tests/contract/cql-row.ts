/** One search text, and what it finds. */
import { RECORDS, type TopicName } from './cql-records';

export interface Refusal {
  code: string;
  /** From 1, of the first line. */
  column?: number;
  says: string;
}

/** How the server is to be asked, where not as usual. */
export interface Asking {
  topic?: TopicName;
  switches?: 'mildest';
}

/** Where the text or its rule stands, the text, and the numbers of the records that it finds, or a refusal. */
export type Row<Source extends string = string> = readonly [Source, string, readonly number[] | Refusal, Asking?];

export const EVERY = Object.keys(RECORDS).map(Number);
export const but = (...records: number[]): number[] => EVERY.filter((record) => !records.includes(record));

export const syntax = (column: number, says: string): Refusal => ({
  code: 'FailedOperation.SyntaxError',
  column,
  says,
});
export const query = (column: number, says: string): Refusal => ({ code: 'FailedOperation.QueryError', column, says });
export const lucene = (column: number, says: string): Refusal => ({ code: 'UnsupportedOperation', column, says });

export const NO_PREFIX = 'prefix fuzzy query is not supported';
export const NOT_INDEXED = (key: string) =>
  `SyntaxError[field: ${key}, can not search on this field, since it is not indexed]`;
