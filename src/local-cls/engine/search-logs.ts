/** Raw search: records of a topic in the order of log time, as CLS shows them. */
import { type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { LogInfo } from '#cls';
import { quoteName } from '../escape';
import { EXTRA, SEQUENCE, TIME, type TopicColumn, type TopicRecord } from '../store/topic-record';
import { PACKAGE_SIZE, SOURCE } from './built-in-columns';

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
  logs: LogInfo[];
  /** Place of the last record; undefined when there is none. */
  last: Place | undefined;
  /** No record follows. */
  over: boolean;
}

export async function searchLogs(search: RawSearch, connection: DuckDBConnection): Promise<RawPage> {
  const { topic, limit } = search;
  const columns = topic.columns.map(({ key }) => quoteName(key));
  const list = [TIME, SEQUENCE, EXTRA].map(quoteName).concat(columns).join(', ');
  const direction = search.descending ? 'DESC' : 'ASC';
  const reader = await connection.runAndReadAll(
    `SELECT ${list} FROM ${quoteName(topic.table)} WHERE ${search.condition}${behind(search)}
     ORDER BY ${quoteName(TIME)} ${direction}, ${quoteName(SEQUENCE)} ${direction}
     LIMIT ${limit + 1} OFFSET ${search.offset}`,
  );
  const rows = reader.getRows();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    logs: shown.map((row) => logInfo(row, topic)),
    last: last === undefined ? undefined : { timeMs: Number(last[0]), sequence: Number(last[1]) },
    over: rows.length <= limit,
  };
}

function behind({ after, descending }: RawSearch): string {
  if (after === undefined) {
    return '';
  }
  const sign = descending ? '<' : '>';
  const [time, sequence] = [quoteName(TIME), quoteName(SEQUENCE)];
  return ` AND ${time} ${sign}= ${after.timeMs} AND (${time} ${sign} ${after.timeMs} OR ${sequence} ${sign} ${after.sequence})`;
}

function logInfo(row: readonly DuckDBValue[], topic: TopicRecord): LogInfo {
  const sequence = Number(row[1]);
  const packageNumber = Math.floor(sequence / PACKAGE_SIZE);
  return {
    Time: Number(row[0]),
    TopicId: topic.topicId,
    TopicName: topic.name,
    Source: SOURCE,
    FileName: '',
    HostName: '',
    PkgId: `${topic.table.toUpperCase()}-${packageNumber.toString(16).toUpperCase()}`,
    PkgLogId: String(sequence % PACKAGE_SIZE),
    HighLights: [],
    LogJson: logJson(row.slice(3), topic.columns, row[2] as string | null),
    RawLog: '',
    IndexStatus: '',
  };
}

/** What was delivered: absent keys stay absent, and what no column could hold as written comes from the extra one. */
function logJson(cells: readonly DuckDBValue[], columns: readonly TopicColumn[], extra: string | null): string {
  const record: Record<string, string> = {};
  columns.forEach(({ key }, index) => {
    if (cells[index] !== null) {
      record[key] = String(cells[index]);
    }
  });
  return JSON.stringify(extra === null ? record : { ...record, ...(JSON.parse(extra) as object) });
}
