import { DuckDBInstance } from '@duckdb/node-api';
import { DEFAULT_SWITCHES, type Switches } from '../../switches';
import { EXTRA, FILENAME, SEQUENCE, SOURCE, TAGS, TIME, type TopicRecord } from '../../store/topic-record';
import { MACROS } from './macros';
import { runSql, type SqlAnswer } from './run-sql';

export interface TestEngine {
  /** Runs a SELECT over records with the text `t` and the numbers `n` and `d`. */
  run(sql: string): Promise<SqlAnswer>;
  /** The cells of the answer, and the same for an expression alone. */
  rows(sql: string): Promise<unknown[][]>;
  close(): void;
}

const TOPIC = {
  table: 'records',
  columns: [
    { key: 't', name: 't', type: 'text', statistics: true },
    { key: 'n', name: 'n', type: 'long', statistics: true },
    { key: 'd', name: 'd', type: 'double', statistics: true },
  ],
} as unknown as TopicRecord;

/** From 08:00 to 08:06 in UTC+8 on the first day of 2026. */
const RANGE = { fromMs: 1_767_225_600_000, toMs: 1_767_225_960_000 };

function conditionAt(earlierMs: number): string {
  return `"${TIME}" >= ${RANGE.fromMs - earlierMs} AND "${TIME}" < ${RANGE.toMs - earlierMs}`;
}

/** The SQL of a topic with four records in 2026 and two the day before, without a store around it. */
export async function openTestEngine(switches: Switches = DEFAULT_SWITCHES): Promise<TestEngine> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const statement of [
    ...MACROS,
    'SET GLOBAL integer_division = true',
    "SET GLOBAL TimeZone = 'UTC'",
    `CREATE TABLE records (${[TIME, SEQUENCE].map((name) => `"${name}" BIGINT`).join(', ')}, t VARCHAR, n BIGINT, d DOUBLE,
       ${[SOURCE, FILENAME, TAGS, EXTRA].map((name) => `"${name}" VARCHAR`).join(', ')})`,
    `INSERT INTO records SELECT *, NULL, NULL, NULL, NULL FROM (VALUES (1767225600000, 0, 'a', 1, 0.5),
       (1767225660000, 1, 'b', 2, 1.5), (1767225720000, 2, NULL, NULL, NULL), (1767225900000, 3, 'c', 5, 4),
       (1767139200000, 4, 'z', 8, 8), (1767139260000, 5, 'z', 1, 1))`,
  ]) {
    if (typeof statement === 'string') {
      await connection.run(statement);
    } else {
      connection.registerScalarFunction(statement);
    }
  }
  const run = (sql: string) =>
    runSql(
      {
        sql,
        topic: TOPIC,
        condition: conditionAt(0),
        earlier: conditionAt,
        range: RANGE,
        records: true,
        switches,
      },
      connection,
    );
  return {
    run,
    rows: async (sql) => {
      const { columns, records } = await run(sql);
      return records.map((record) => {
        const cells = JSON.parse(record) as Record<string, unknown>;
        return columns.map(({ Name }) => cells[Name]);
      });
    },
    close: () => instance.closeSync(),
  };
}
