import { type DuckDBConnection } from '@duckdb/node-api';
import { type ColumnInfo } from '#cls';
import { ClsFailure, queryError } from '../../failure';
import { quoteName } from '../../escape';
import { isEngineFault } from '../../store/engine-fault';
import { SEQUENCE, TIME, type TopicRecord } from '../../store/topic-record';
import { type Switches } from '../../switches';
import { BUILT_IN_TEXTS, PACKAGE_SIZE } from '../built-in-columns';
import { bindQuery } from './bind-query';
import { TOPIC_RELATION } from './bind-relation';
import { columnsOf, encodeOldRows, encodeRecords } from './encode-rows';
import { parseSql, printSql } from './parse-sql';
import { positionText } from './position';
import { type Column } from './scope';

/** Rows without LIMIT, and the highest LIMIT (SQL LIMIT page of CLS). */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 10_000;

export interface SqlRequest {
  sql: string;
  topic: TopicRecord;
  /** The filter on the topic's table: time range and search condition. */
  condition: string;
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
export async function runSql(request: SqlRequest, connection: DuckDBConnection): Promise<SqlAnswer> {
  const { sql, topic, condition, switches } = request;
  const tree = await parseSql(sql, connection);
  const statement = {
    sql,
    topicColumns: visibleColumns(topic),
    subqueryLimit: switches.subqueryLimit === 'none' ? undefined : DEFAULT_LIMIT,
  };
  const query = bindQuery(tree, statement, {
    fallback: DEFAULT_LIMIT,
    check: (rows, node) => checkLimit(rows, positionText(sql, node.query_location ?? 0), switches),
  });
  const select = await printSql(query.node, connection);
  const result = await execute(
    `WITH ${quoteName(TOPIC_RELATION)} AS NOT MATERIALIZED (${recordsOf(topic, condition)}) ${select}`,
    connection,
  );
  const names = query.columns.map(({ name }) => name);
  const types = result.columnTypes();
  const rows = await result.getRows();
  return {
    columns: columnsOf(names, types),
    records: request.records ? encodeRecords(names, types, rows, switches) : [],
    oldRows: request.records ? [] : encodeOldRows(names, types, rows, switches),
  };
}

function checkLimit(rows: number, position: string, switches: Switches): number {
  if (rows > MAX_LIMIT && switches.limitAboveMaximum === 'refused') {
    const limit = rows === Infinity ? 'LIMIT' : `LIMIT ${rows}`;
    throw queryError(`${position}: ${limit} is above the maximum of ${MAX_LIMIT}`);
  }
  return Math.min(rows, MAX_LIMIT);
}

const TYPES = { long: 'bigint', double: 'double', text: 'varchar', json: 'varchar' } as const;

/** Fields with statistics, and the built-in columns. */
function visibleColumns(topic: TopicRecord): Column[] {
  const fields = topic.columns.filter((column) => column.statistics);
  return [
    ...fields.map(({ key, type }): Column => ({ name: key, type: TYPES[type] })),
    { name: TIME, type: 'bigint' },
    { name: '__PKG_LOGID__', type: 'bigint' },
    ...Object.keys(BUILT_IN_TEXTS).map((name): Column => ({ name, type: 'varchar' })),
  ];
}

/** The records a statement may see, as a SELECT of the engine. */
function recordsOf(topic: TopicRecord, condition: string): string {
  const fields = topic.columns.filter((column) => column.statistics).map(({ key }) => quoteName(key));
  const builtIn = Object.entries(BUILT_IN_TEXTS).map(([name, value]) => `${value} AS ${quoteName(name)}`);
  const packageLogId = `${quoteName(SEQUENCE)} % ${PACKAGE_SIZE} AS "__PKG_LOGID__"`;
  const list = [...fields, quoteName(TIME), packageLogId, ...builtIn].join(', ');
  return `SELECT ${list} FROM ${quoteName(topic.table)} WHERE ${condition}`;
}

async function execute(sql: string, connection: DuckDBConnection) {
  try {
    return await connection.run(sql);
  } catch (error) {
    if (isEngineFault(error)) {
      throw error;
    }
    throw engineFailure(error instanceof Error ? error.message : String(error));
  }
}

/** What the engine found while running, in the words of CLS. */
function engineFailure(message: string): ClsFailure {
  const first = message.split('\n', 1)[0]!;
  const ungrouped = /column "(.+?)" must appear in the GROUP BY/.exec(first);
  if (ungrouped !== null) {
    return queryError(`'${ungrouped[1]}' must be an aggregate expression or appear in GROUP BY clause`);
  }
  if (/Out of Memory/i.test(first)) {
    return new ClsFailure(
      'LimitExceeded.SearchResources',
      `circuit_breaking_exception: Analysis data is too large (${first})`,
    );
  }
  return queryError(first.replace(/^(?:Error: )?(?:[A-Z][A-Za-z ]* Error: )?/, ''));
}
