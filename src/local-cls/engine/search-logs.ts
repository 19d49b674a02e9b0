/** Raw search: records of a topic in the order of log time, as CLS shows them. */
import { type DuckDBConnection } from '@duckdb/node-api';
import { quoteName } from '../escape';
import { SEQUENCE, TIME, type TopicRecord } from '../store/topic-record';
import { logColumns, type StoredLog, storedLog } from './stored-log';

/** Place of a record in the order of a search; unique within its topic. */
export interface Place {
  timeMs: number;
  sequence: number;
}

export interface RawSearch {
  topic: TopicRecord;
  condition: string;
  descending: boolean;
  limit: number;
  offset: number;
  /** Only records behind this place. */
  after?: Place;
}

export interface RawPage {
  logs: StoredLog[];
  /** No record follows. */
  over: boolean;
}

export async function searchLogs(search: RawSearch, connection: DuckDBConnection): Promise<RawPage> {
  const { topic, limit } = search;
  const direction = search.descending ? 'DESC' : 'ASC';
  const reader = await connection.runAndReadAll(
    `SELECT ${logColumns(topic)} FROM ${quoteName(topic.table)} WHERE ${search.condition}${behind(search)}
     ORDER BY ${quoteName(TIME)} ${direction}, ${quoteName(SEQUENCE)} ${direction}
     LIMIT ${limit + 1} OFFSET ${search.offset}`,
  );
  const rows = reader.getRows();
  return { logs: rows.slice(0, limit).map((row) => storedLog(row, topic)), over: rows.length <= limit };
}

function behind({ after, descending }: RawSearch): string {
  if (after === undefined) {
    return '';
  }
  const sign = descending ? '<' : '>';
  const [time, sequence] = [quoteName(TIME), quoteName(SEQUENCE)];
  return ` AND ${time} ${sign}= ${after.timeMs} AND (${time} ${sign} ${after.timeMs} OR ${sequence} ${sign} ${after.sequence})`;
}
