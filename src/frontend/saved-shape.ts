/**
 * What the members of a saved query must be for controls to show them. A saved query is a person's JSON: anything may
 * stand there. Unknown words fit, they are shown as they stand; a list where a number belongs does not.
 */
import { type Filter, type FilterField, filterFieldsOf, KINDS, type SourceRef } from '#query';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
/** Also as text, as Grafana's variables leave it. */
const isNumber: Check = (value) => typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOf =
  (fits: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(fits);

/** A filter as it may be saved: the operator may be left to its default, and values may be numbers. */
export type SavedFilter = Pick<Filter, 'field'> & { operator?: Filter['operator'] | null; values?: unknown[] | null };

export function isFilter(value: unknown): value is SavedFilter {
  const { field, operator, values } = (isObject(value) ? value : {}) as Record<string, unknown>;
  return isText(field) && isText(operator ?? '') && isListOf((one) => isText(one) || isNumber(one))(values ?? []);
}

export function isSource(value: unknown): value is SourceRef {
  return isObject(value) && 'region' in value && 'topic' in value && isText(value.region) && isText(value.topic);
}

export function isFilterField(field: string): field is FilterField {
  return [...filterFieldsOf('ccn'), ...filterFieldsOf('eni')].some((known) => known === field);
}

const SET_ASIDE: Readonly<Record<string, Check>> = {
  log: (value) => value === 'ccn' || value === 'eni',
  sources: isListOf(isSource),
  filters: isListOf((value) => isFilter(value) && Array.isArray(value.values)),
  format: isText,
};

const SHAPES: Readonly<Record<string, Check>> = {
  version: (value) => value === 1,
  kind: (value) => KINDS.some((kind) => kind === value),
  log: (value) => value === 'ccn' || value === 'eni',
  format: isText,
  sources: isListOf(isSource),
  filters: isListOf(isFilter),
  timeZone: isText,
  observer: isText,
  alert: isText,
  legend: isText,
  strict: (value) => typeof value === 'boolean',
  measures: isListOf(isText),
  splitBy: isListOf(isText),
  dimensions: isListOf(isText),
  rankBy: isText,
  compareWith: isText,
  order: isText,
  row: isText,
  column: isText,
  measure: isText,
  cells: isNumber,
  shape: isText,
  topN: isNumber,
  bucketSeconds: isNumber,
  above: (value) => isNumber(value) || (typeof value === 'string' && /^\d*\.\d+$/.test(value)),
  limit: isNumber,
  sort: isText,
  view: isText,
  of: isText,
  each: isText,
  prices: isObject,
  from: isText,
  to: isText,
  port: isNumber,
  check: isText,
  threshold: isNumber,
  stepSeconds: isNumber,
  probePackets: isNumber,
  ports: isListOf(isNumber),
  protocols: isListOf((one) => isText(one) || isNumber(one)),
  baselineSeconds: isNumber,
  minBytes: isNumber,
  addresses: isListOf(isText),
  allow: isListOf(isText),
  text: isText,
  timeColumn: isText,
  timeColumnZone: isText,
  builder: isObject,
  setAside: (value) =>
    isObject(value) && Object.entries(value).every(([key, member]) => SET_ASIDE[key]?.(member) === true),
};

export const NUMBERS: readonly string[] = [
  'topN',
  'cells',
  'bucketSeconds',
  'above',
  'limit',
  'port',
  'threshold',
  'stepSeconds',
  'probePackets',
  'baselineSeconds',
  'minBytes',
];

/** Tells whether a member that is there can be shown. Null means absent. */
export function fits(key: string, value: unknown): boolean {
  return value !== undefined && value !== null && (!Object.hasOwn(SHAPES, key) || SHAPES[key]!(value));
}

/** Tells whether controls can show every member, known words or not. */
export function isShowable(saved: object): boolean {
  return Object.entries(saved).every(([key, value]) => value === undefined || value === null || fits(key, value));
}
