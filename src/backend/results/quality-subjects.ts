/** Whose records a quality answer tells apart: their keys, names, labels and columns. */
import type { Field } from '#plugin-sdk';
import { KEY_SEPARATOR, type Plan, type Source, SUBJECT_FIELDS, topicName } from '#query';
import type { Row } from './read-reachability';

export type QualityAsked = Extract<Plan, { kind: 'quality' }>;

export interface SubjectKey {
  id: string;
  /** Absent for a region pair: both of its regions keep records of it, in topics of their own. */
  source?: Source;
  parts: string[];
}

/** The key of a row; undefined for one that names no pair. */
export function keyOfRow({ query }: QualityAsked, source: Source, cell: Row): SubjectKey | undefined {
  const parts = SUBJECT_FIELDS[query.each].map((field) => String(cell(field) ?? '-'));
  return query.each === 'pair' && parts.includes('-') ? undefined : keyOf(query.each, source, parts);
}

function keyOf(each: QualityAsked['query']['each'], source: Source, parts: string[]): SubjectKey {
  const own = parts.join(KEY_SEPARATOR);
  return each === 'pair' ? { id: own, parts } : { id: `${topicName(source)} ${own}`, source, parts };
}

/**
 * The keys that rows named, and those that must be there without any: what filters name, and each topic that says
 * nothing, which is taken to be of the observer in its own region.
 */
export function completeKeys(plan: QualityAsked, named: Iterable<SubjectKey>): SubjectKey[] {
  const { query, sources, watched } = plan;
  const keys = new Map([...named].map((key) => [key.id, key]));
  const isNamed = (parts: string) => [...keys.values()].some((key) => key.parts.join(KEY_SEPARATOR) === parts);
  for (const parts of watched.filter((one) => !isNamed(one))) {
    const home = sources.find(({ region }) => region === parts) ?? sources[0]!;
    const key = keyOf(query.each, home, parts.split(KEY_SEPARATOR));
    keys.set(key.id, key);
  }
  if (query.each !== 'pair' && (query.filters.length === 0 || keys.size === 0)) {
    const silent = sources.filter((source) => ![...keys.values()].some((key) => key.source === source));
    for (const source of silent) {
      const key = keyOf(query.each, source, SILENT_PARTS[query.each](source));
      keys.set(key.id, key);
    }
  }
  return [...keys.values()];
}

const SILENT_PARTS = {
  topic: () => [],
  observer: ({ region }: Source) => [region],
  interface: () => ['-'],
} as const;

/** What a key is called; with its topic where two topics have one of that name. */
export function subjectNames(keys: readonly SubjectKey[]): Map<string, string> {
  const short = ({ source, parts }: SubjectKey) =>
    parts.length === 0 || (parts.length === 1 && parts[0] === '-') ? topicName(source!) : parts.join(' > ');
  const counts = new Map<string, number>();
  keys.forEach((key) => counts.set(short(key), (counts.get(short(key)) ?? 0) + 1));
  return new Map(
    keys.map((key) => [key.id, counts.get(short(key))! > 1 ? `${short(key)} (${topicName(key.source!)})` : short(key)]),
  );
}

/** Different for each key. */
export function subjectLabels({ query }: QualityAsked, { source, parts }: SubjectKey): Record<string, string> {
  return {
    ...Object.fromEntries(SUBJECT_FIELDS[query.each].map((field, index) => [field, parts[index]!])),
    ...(source === undefined ? {} : { region: source.region, topic: source.topic }),
  };
}

/** The keys of rows as columns. */
export function subjectColumns(plan: QualityAsked, keys: readonly SubjectKey[]): Field[] {
  const labels = keys.map((key) => subjectLabels(plan, key));
  const fields: readonly string[] = SUBJECT_FIELDS[plan.query.each];
  const names = [...fields, ...(plan.query.each === 'pair' ? [] : ['region', 'topic'])];
  return names.map((name) => ({
    name,
    type: 'string',
    values: labels.map((one) => one[name]!),
    ...(fields.includes(name) ? { config: { filterable: true } } : {}),
  }));
}
