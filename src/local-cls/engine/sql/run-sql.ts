import { type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { type ColumnInfo } from '#cls';
import { ClsFailure, queryError } from '../../failure';
import { quoteName } from '../../escape';
import { type TopicRecord } from '../../store/topic-record';
import { type Switches } from '../../switches';
import { type LogTable, type Statement, type TimeRange } from './bind-context';
import { bindQuery } from './bind-query';
import { encodeOldRow, encodeRecords } from './encode-rows';
import { engineFailure } from './engine-failure';
import { countGathered } from './functions/engine/gathered-bytes';
import { withoutZone } from './functions/zones';
import { logTable, recordsOf } from './log-table';
import { parseSql, printSql } from './parse-sql';
import { positionText } from './position';
import { readRows } from './read-rows';
import { type SqlType } from './sql-type';
import { longestArray, mostPairs } from './array-growth';
import { longestText } from './text-growth';

/** Rows without LIMIT, and the highest LIMIT (SQL LIMIT page of CLS). */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 10_000;

/** Topics that one statement may read (page of cross-topic SQL). */
const MAX_TOPICS = 5;

/** A topic's records that a statement sees. */
export interface TopicRecords {
  topic: TopicRecord;
  /** The filter on the topic's table: time range and, for the topic asked about, search condition. */
  condition: string;
  /** The same filter for the time range so many milliseconds earlier. */
  earlier?: (ms: number) => string;
}

export interface SqlRequest extends TopicRecords {
  sql: string;
  /** The time range of `condition`. */
  range?: TimeRange;
  /** The topic of an id that the statement names as a table; undefined when the caller may not read such a one. */
  otherTopic?: (topicId: string) => TopicRecords | undefined;
  /** The new answer style: records as JSON texts. */
  records: boolean;
  switches: Switches;
}

export interface SqlAnswer {
  columns: ColumnInfo[];
  records: string[];
  oldRows: { Data: { Key: string; Value: string }[] }[];
}

/** Runs a SELECT over the records of a topic. Throws `ClsFailure` for what CLS would refuse. */
export function runSql(request: SqlRequest, connection: DuckDBConnection): Promise<SqlAnswer> {
  return countGathered((gathering) => runCounted(request, gathering, connection));
}

async function runCounted(request: SqlRequest, gathering: bigint, connection: DuckDBConnection): Promise<SqlAnswer> {
  const { sql, switches } = request;
  const { node, castTypes } = await parseSql(
    sql,
    connection,
    request.topic.columns.map(({ key }) => key),
  );
  const tables = new Tables(request);
  const facts = {
    sql,
    castTypes,
    subqueryLimit: switches.subqueryLimit === 'none' ? undefined : DEFAULT_LIMIT,
    decimalLiterals: switches.decimalLiterals,
    longestText: longestText(node),
    longestArray: longestArray(node),
    mostPairs: mostPairs(node),
    gathering,
    newAlias: () => tables.newAlias(),
  };
  const statementAt = (seconds: number): Statement => ({
    ...facts,
    table: (name) => tables.find(name, seconds),
    range: request.range && earlierRange(request.range, seconds),
    earlier: request.earlier && ((more) => statementAt(seconds + more)),
  });
  const query = bindQuery(node, statementAt(0), {
    fallback: DEFAULT_LIMIT,
    check: (rows, limit) => checkLimit(rows, positionText(sql, limit.query_location ?? 0), switches),
  });
  try {
    const select = await printSql(query.node, connection);
    const types = query.columns.map(({ type }) => type);
    const rows = await readRows(await connection.stream(`${tables.definitions()} ${select}`));
    return answer(query.columns, types, rows, request);
  } catch (error) {
    throw error instanceof ClsFailure ? error : engineFailure(error);
  }
}

function earlierRange({ fromMs, toMs }: TimeRange, seconds: number): TimeRange {
  return { fromMs: fromMs - seconds * 1000, toMs: toMs - seconds * 1000 };
}

function answer(
  columns: readonly { name: string; type: SqlType }[],
  types: readonly SqlType[],
  rows: DuckDBValue[][],
  { records, switches }: SqlRequest,
): SqlAnswer {
  const names = columns.map(({ name }) => name);
  return {
    columns: columns.map(({ name, type }) => ({
      Name: name,
      Type: type === 'interval' ? 'interval day to second' : withoutZone(type),
    })),
    records: records ? encodeRecords(names, types, rows, switches) : [],
    oldRows: records ? [] : rows.map((row) => encodeOldRow(names, types, row, switches)),
  };
}

/** The tables that a statement names, with the names they have for the engine. */
class Tables {
  readonly #used = new Map<string, { table: LogTable; select: string }>();
  readonly #topics = new Set<string>();
  #aliases = 0;

  constructor(private readonly request: SqlRequest) {}

  newAlias(): string {
    return `t${this.#aliases++}`;
  }

  /** The records of a topic so many seconds before the range asked about. */
  find(name: string | undefined, seconds: number): LogTable | undefined {
    const own = name === undefined || name.toLowerCase() === 'log' || name === this.request.topic.topicId;
    const topicId = own ? '' : name;
    const key = `${seconds} ${topicId}`;
    const known = this.#used.get(key);
    const records = own ? this.request : this.request.otherTopic?.(name);
    if (known !== undefined || records === undefined) {
      return known?.table;
    }
    if (this.#topics.add(topicId).size > MAX_TOPICS) {
      throw queryError(`a statement may read at most ${MAX_TOPICS} topics`);
    }
    const table = logTable(`log${this.#used.size}`, records.topic);
    const condition = seconds === 0 ? records.condition : (records.earlier?.(seconds * 1000) ?? 'FALSE');
    this.#used.set(key, { table, select: recordsOf(table, records.topic, condition) });
    return table;
  }

  /** The records of each table, read where it is named. */
  definitions(): string {
    const all = [...this.#used.values()].map(
      ({ table, select }) => `${quoteName(table.relation)} AS NOT MATERIALIZED (${select})`,
    );
    return all.length === 0 ? '' : `WITH ${all.join(', ')}`;
  }
}

function checkLimit(rows: number, position: string, switches: Switches): number {
  if (rows > MAX_LIMIT && switches.limitAboveMaximum === 'refused') {
    const limit = rows === Infinity ? 'LIMIT' : `LIMIT ${rows}`;
    throw queryError(`${position}: ${limit} is above the maximum of ${MAX_LIMIT}`);
  }
  return Math.min(rows, MAX_LIMIT);
}
