import { knownLocale, say } from '#wording';
import type { LogFormat } from '#flowlog';
import {
  ALERT_CHOICES,
  DEFAULT_COLUMN_ZONE,
  dimensionsOf,
  FORMATS_OF_KIND,
  INVENTORY_VIEWS,
  KINDS,
  MAX_RECORDS,
  MAX_ROWS,
  MAX_TOP,
  MEASURE_CHOICES,
  OBSERVER_RULES,
  RANK_CHOICES,
} from './choices';
import { defaultQuery } from './default-query';
import { readAbove } from './event-threshold';
import { InvalidQueryError } from './invalid-query-error';
import type { Dimension, FlowQuery, Measure, SourceRef } from './model';
import { parseFilters } from './parse-filters';
import { readComparison, readOrder } from './parse-comparison';
import { readMatrix } from './parse-matrix';
import { readQuality } from './parse-quality';
import { readReachability } from './parse-reachability';
import { readSecurity } from './parse-security';
import { readValues } from './parse-values';
import {
  describe,
  type JsonObject,
  readFlag,
  readInteger,
  readList,
  readObject,
  readOneOf,
  readString,
  readText,
} from './read-json';

/**
 * Reads a saved query. Missing members get their defaults and unknown keys are ignored, because Grafana adds keys of
 * its own; a member that is there and wrong is refused with its path. `usual` is the log of one that names none.
 *
 *     parseQuery({ kind: 'top', topN: 5 })  ->  the top 5 address pairs by bytes
 */
export function parseQuery(json: unknown, usual: LogFormat = 'ccn'): FlowQuery {
  const saved = readObject(json, 'query');
  if (saved.version !== undefined && saved.version !== 1) {
    throw new InvalidQueryError(
      'version',
      say('this plugin reads saved queries of version 1, not {{version}}: update the plugin', {
        version: describe(saved.version),
      }),
    );
  }
  const kind = readOneOf(saved, 'kind', KINDS, 'traffic');
  const start = defaultQuery(kind, readOneOf<LogFormat>(saved, 'log', ['ccn', 'eni'], usual));
  const { log } = start;
  const question = {
    version: 1 as const,
    log,
    format: readOneOf(saved, 'format', FORMATS_OF_KIND[kind], start.format),
    filters: parseFilters(saved.filters, kind === 'inventory' ? 'mixed' : log),
    ...(saved.sources === undefined ? {} : { sources: readList(saved, 'sources', [], readSource) }),
    ...(saved.observer === undefined || log === 'eni'
      ? {}
      : { observer: readOneOf(saved, 'observer', OBSERVER_RULES, 'one') }),
    ...(saved.strict === undefined ? {} : { strict: readFlag(saved, 'strict') }),
    ...(saved.alert === undefined ? {} : { alert: readOneOf(saved, 'alert', ALERT_CHOICES, 'settled') }),
    ...(saved.legend === undefined ? {} : { legend: readText(saved, 'legend', '') }),
    ...(saved.timeZone === undefined ? {} : { timeZone: readTimeZone(saved) }),
    ...(saved.locale === undefined ? {} : { locale: knownLocale(saved.locale) }),
  };
  return { ...question, ...readKind(saved, start) } as FlowQuery;
}

/** The members only this kind has. */
function readKind(saved: JsonObject, start: FlowQuery) {
  const readDimension = (value: unknown, path: string): Dimension =>
    readOneOf({ [path]: value }, path, dimensionsOf(start.log), undefined);
  switch (start.kind) {
    case 'traffic':
      return {
        kind: start.kind,
        measures: atLeastOne('measures', readList(saved, 'measures', start.measures, readMeasure)),
        splitBy: readList(saved, 'splitBy', start.splitBy, readDimension),
        topN: readInteger(saved, 'topN', 1, MAX_TOP, start.topN),
        ...(saved.bucketSeconds === undefined
          ? {}
          : { bucketSeconds: readInteger(saved, 'bucketSeconds', 1, 7 * 86400, 60) }),
        ...readComparison(saved),
        ...readAbove(saved),
      };
    case 'top':
      return {
        kind: start.kind,
        rankBy: readOneOf(saved, 'rankBy', RANK_CHOICES, start.rankBy),
        dimensions: atLeastOne('dimensions', readList(saved, 'dimensions', start.dimensions, readDimension)),
        topN: readInteger(saved, 'topN', 1, MAX_TOP, start.topN),
        ...readComparison(saved),
        ...readOrder(saved),
      };
    case 'matrix':
      return readMatrix(saved, start);
    case 'records':
      return {
        kind: start.kind,
        limit: readInteger(saved, 'limit', 1, MAX_RECORDS, start.limit),
        sort: readOneOf(saved, 'sort', ['newest', 'oldest'] as const, start.sort),
      };
    case 'inventory':
      return { kind: start.kind, view: readOneOf(saved, 'view', INVENTORY_VIEWS, start.view) };
    case 'quality':
      return readQuality(saved, start.log);
    case 'reachability':
      return readReachability(saved);
    case 'security':
      return readSecurity(saved, start.log);
    case 'values':
      return readValues(saved, start);
    case 'code':
      return {
        kind: start.kind,
        text: readString(saved, 'text', start.text),
        limit: readInteger(saved, 'limit', 1, MAX_ROWS, start.limit),
        ...(saved.timeColumn ? { timeColumn: readText(saved, 'timeColumn', '') } : {}),
        ...(saved.timeColumnZone
          ? { timeColumnZone: readOneOf(saved, 'timeColumnZone', ['UTC', 'UTC+8'] as const, DEFAULT_COLUMN_ZONE) }
          : {}),
      };
  }
}

function readMeasure(value: unknown, path: string): Measure {
  return readOneOf({ [path]: value }, path, MEASURE_CHOICES, undefined);
}

function readSource(value: unknown, path: string): SourceRef {
  const source = readObject(value, path);
  return { region: readText(source, 'region', undefined, path), topic: readText(source, 'topic', undefined, path) };
}

function readTimeZone(saved: JsonObject): string {
  const zone = readText(saved, 'timeZone', 'UTC');
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return zone;
  } catch {
    throw new InvalidQueryError(
      'timeZone',
      say("'{{zone}}' is not a time zone; use a name like Asia/Shanghai", { zone }),
    );
  }
}

function atLeastOne<Item>(path: string, items: Item[]): Item[] {
  if (items.length === 0) {
    throw new InvalidQueryError(path, say('choose at least one'));
  }
  return items;
}
