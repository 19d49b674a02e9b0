/**
 * A topic whose index was changed has a table per index version. One view shows them all in the shape of the current
 * index: what an older version did not index, or not for SQL, is null there, and stands in columns for search alone.
 */
import { quoteName, quoteText } from '../escape';
import { columnType } from './column-type';
import {
  EXTRA,
  FILENAME,
  type IndexVersion,
  SEQUENCE,
  SOURCE,
  TAGS,
  TIME,
  type TopicColumn,
  VERSION,
} from './topic-record';

/** Names every column as the view does. `versions` are oldest first. */
export function nameColumns(versions: readonly IndexVersion[]): IndexVersion[] {
  const current = versions.at(-1)!;
  const names = new Map<string, string>();
  const nameOf = (column: TopicColumn): string => {
    if (current.columns.some((candidate) => shows(candidate, column))) {
      return column.key;
    }
    const own = `${column.type} ${column.key}`;
    names.set(own, names.get(own) ?? `__OLD_${names.size}__`);
    return names.get(own)!;
  };
  return versions.map((version) => ({
    ...version,
    columns: version.columns.map((column) => ({ ...column, name: nameOf(column) })),
  }));
}

/** The SELECT of the view over named versions. */
export function viewOf(versions: readonly IndexVersion[]): string {
  const current = versions.at(-1)!;
  const searched = new Map(
    versions.flatMap(({ columns }) => columns.filter(isHidden).map((column) => [column.name, column] as const)),
  );
  const shape = [...current.columns, ...searched.values()];
  return versions.map((version, at) => branchOf(version, at, shape)).join(' UNION ALL ');
}

/** Whether the current column may show the values of an older one. */
function shows(current: TopicColumn, older: TopicColumn): boolean {
  return current.key === older.key && current.type === older.type && (older.statistics || !current.statistics);
}

const isHidden = (column: TopicColumn): boolean => column.name !== column.key;

function branchOf(version: IndexVersion, at: number, shape: readonly TopicColumn[]): string {
  const fields = shape.map(({ name, ...column }) => {
    const own = version.columns.find((candidate) => candidate.name === name);
    const value = own === undefined ? `CAST(NULL AS ${columnType(column.type)})` : quoteName(own.key);
    return `${value} AS ${quoteName(name)}`;
  });
  const list = [
    ...[TIME, SEQUENCE, SOURCE, FILENAME].map(quoteName),
    ...fields,
    quoteName(TAGS),
    `${extraOf(version)} AS ${quoteName(EXTRA)}`,
    `${at} AS ${quoteName(VERSION)}`,
  ];
  return `SELECT ${list.join(', ')} FROM ${quoteName(version.table)}`;
}

/** What the current columns do not show stands in `__EXTRA__`, so that a record is given back whole. */
function extraOf({ columns }: IndexVersion): string {
  const extra = quoteName(EXTRA);
  const hidden = columns.filter(isHidden);
  if (hidden.length === 0) {
    return extra;
  }
  const members = hidden.map((column) => `${quoteText(column.key)}, ${deliveredText(column)}`).join(', ');
  const present = hidden.map(({ key }) => `${quoteName(key)} IS NOT NULL`).join(' OR ');
  // The first merge drops absent members; texts kept beside a column say how its value was written, and win.
  const merged = `json_merge_patch(json_merge_patch('{}', json_object(${members})), coalesce(${extra}, '{}'))`;
  return `CASE WHEN ${present} THEN CAST(${merged} AS VARCHAR) ELSE ${extra} END`;
}

/** A double is shown as JavaScript prints it: whole numbers without a fraction. */
function deliveredText({ key, type }: TopicColumn): string {
  const text = `CAST(${quoteName(key)} AS VARCHAR)`;
  return type === 'double' ? `regexp_replace(${text}, '\\.0$', '')` : text;
}
