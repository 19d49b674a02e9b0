import { quoteName } from '../../escape';
import { SEQUENCE, TIME, type TopicRecord } from '../../store/topic-record';
import { BUILT_IN_TEXTS, PACKAGE_SIZE } from '../built-in-columns';
import { type LogTable } from './bind-context';

const TYPES = { long: 'bigint', double: 'double', text: 'varchar', json: 'varchar' } as const;

/** Columns that every topic has, as the engine's expressions. */
const BUILT_IN: readonly { name: string; type: string; value: string }[] = [
  { name: TIME, type: 'bigint', value: quoteName(TIME) },
  { name: '__PKG_LOGID__', type: 'bigint', value: `${quoteName(SEQUENCE)} % ${PACKAGE_SIZE}` },
  ...Object.entries(BUILT_IN_TEXTS).map(([name, value]) => ({ name, type: 'varchar', value })),
];

/** Fields with statistics and the built-in columns, under names of their own in the engine's statement. */
export function logTable(relation: string, topic: TopicRecord): LogTable {
  const fields = topic.columns
    .filter((column) => column.statistics)
    .map(({ key, type }) => ({ name: key, type: TYPES[type] }));
  const columns = [...fields, ...BUILT_IN].map(({ name, type }, index) => ({ name, type, engineName: `f${index}` }));
  const withoutStatistics = topic.columns.filter((column) => !column.statistics).map(({ key }) => key);
  return { relation, columns, withoutStatistics };
}

/** The records of a topic as a SELECT of the engine, with the columns of `logTable`. */
export function recordsOf(table: LogTable, topic: TopicRecord, condition: string): string {
  const fields = topic.columns.filter((column) => column.statistics).map(({ name }) => quoteName(name));
  const values = [...fields, ...BUILT_IN.map(({ value }) => value)];
  const list = values.map((value, index) => `${value} AS ${quoteName(table.columns[index]!.engineName)}`).join(', ');
  return `SELECT ${list} FROM ${quoteName(topic.table)} WHERE ${condition}`;
}
