/** A record as it was delivered, put together from its columns. */
import { type DuckDBValue } from '@duckdb/node-api';
import { quoteName } from '../escape';
import { EXTRA, FILENAME, SEQUENCE, SOURCE, TAG_PREFIX, TAGS, TIME, type TopicRecord } from '../store/topic-record';
import { SOURCE as OWN_SOURCE } from './built-in-columns';

export interface StoredLog {
  timeMs: number;
  /** Number of the record within its topic, in order of arrival. */
  sequence: number;
  source: string;
  fileName: string;
  /** JSON object text; every value is a text, metadata stand in an object `__TAG__`. */
  json: string;
  /** Keys and values that the index takes for numbers and that are none. */
  unfit: Members;
}

type Members = readonly [string, string][];

const BUILT_IN = [TIME, SEQUENCE, SOURCE, FILENAME, TAGS, EXTRA];

/** What `storedLog` reads, as a SELECT list. */
export function logColumns(topic: TopicRecord): string {
  return [...BUILT_IN, ...topic.columns.map(({ name }) => name)].map(quoteName).join(', ');
}

export function storedLog(row: readonly DuckDBValue[], topic: TopicRecord): StoredLog {
  const [time, sequence, source, fileName, tags, extra, ...cells] = row;
  const fields = fieldsOf(cells, topic);
  const others = membersOf(extra);
  const isEmptyColumn = (name: string) => !Object.hasOwn(fields, name) && topic.columns.some(({ key }) => key === name);
  return {
    timeMs: Number(time),
    sequence: Number(sequence),
    source: String(source ?? OWN_SOURCE),
    fileName: String(fileName ?? ''),
    json: logJson(fields, membersOf(tags), others),
    unfit: others.filter(([key]) => isEmptyColumn(key)),
  };
}

function fieldsOf(cells: readonly DuckDBValue[], topic: TopicRecord): Record<string, string> {
  const fields: Record<string, string> = {};
  topic.columns.forEach(({ key }, index) => {
    if (cells[index] !== null) {
      fields[key] = String(cells[index]);
    }
  });
  return fields;
}

function membersOf(cell: DuckDBValue | undefined): [string, string][] {
  return cell === null || cell === undefined ? [] : Object.entries(JSON.parse(String(cell)) as Record<string, string>);
}

/** What was delivered: absent keys stay absent, and `extra` holds what no column could hold as written. */
function logJson(fields: Readonly<Record<string, string>>, tags: Members, extra: Members): string {
  const all = [...Object.entries(fields), ...tags, ...extra];
  const metadata = all.filter(([key]) => key.startsWith(TAG_PREFIX));
  if (metadata.length === 0) {
    return JSON.stringify(Object.fromEntries(all));
  }
  const own = all.filter(([key]) => !key.startsWith(TAG_PREFIX));
  const nested = metadata.map(([key, value]) => [key.slice(TAG_PREFIX.length), value] as const);
  return JSON.stringify({ ...Object.fromEntries(own), __TAG__: Object.fromEntries(nested) });
}
