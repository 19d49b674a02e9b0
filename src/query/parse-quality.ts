import { say } from '#wording';
import type { LogFormat } from '#flowlog';
import { InvalidQueryError } from './invalid-query-error';
import type { Filter, FilterField } from './model';
import {
  type ClsPrices,
  FORMATS_OF_VIEW,
  LIST_PRICES,
  QUALITY_VIEWS,
  type QualityQuery,
  type QualitySubject,
  SUBJECTS_OF_LOG,
  VIEWS_BY_SUBJECT,
} from './quality-query';
import { describe, type JsonObject, readInteger, readObject, readOneOf } from './read-json';

type Members = Pick<QualityQuery, 'kind' | 'format' | 'view' | 'each' | 'prices' | 'bucketSeconds'>;

/** The members that only a quality query has, and the format: each view has its own. */
export function readQuality(saved: JsonObject, log: LogFormat): Members {
  const view = readOneOf(saved, 'view', QUALITY_VIEWS, 'freshness');
  const subjects = SUBJECTS_OF_LOG[log];
  return {
    kind: 'quality',
    view,
    format: readOneOf(saved, 'format', FORMATS_OF_VIEW[view], FORMATS_OF_VIEW[view][0]),
    each: readOneOf<QualitySubject>(saved, 'each', subjects, subjects[0]),
    prices: readPrices(saved.prices),
    ...(saved.bucketSeconds === undefined || saved.bucketSeconds === null
      ? {}
      : { bucketSeconds: readInteger(saved, 'bucketSeconds', 1, 7 * 86400, 60) }),
  };
}

function readPrices(saved: unknown): ClsPrices {
  const prices = readObject(saved ?? {}, 'prices');
  const read = (key: keyof ClsPrices): number => {
    const value = prices[key] ?? LIST_PRICES[key];
    const price = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof price !== 'number' || !Number.isFinite(price) || price < 0) {
      throw new InvalidQueryError(
        `prices.${key}`,
        say('{{value}} is not a price; write a number like 0.062', { value: describe(value) }),
      );
    }
    return price;
  };
  return {
    write: read('write'),
    index: read('index'),
    logStorage: read('logStorage'),
    indexStorage: read('indexStorage'),
  };
}

/** Rows that say that there was nothing hold these fields, too. */
const OF_EVERY_ROW: readonly FilterField[] = ['observer', 'ccn', 'interface', 'account'];
/** Rows about no single pair hold `-` here. */
const OF_PAIRS: readonly FilterField[] = ['pair', 'region', 'srcregion', 'dstregion'];

/** Whether a filter leaves whole what is judged. */
export function fitsQuality(
  { field }: Pick<Filter, 'field'>,
  { view, each }: Pick<QualityQuery, 'view' | 'each'>,
): boolean {
  const isOfPairs = view === 'coverage' || (VIEWS_BY_SUBJECT.includes(view) && each === 'pair');
  return OF_EVERY_ROW.includes(field) || (isOfPairs && OF_PAIRS.includes(field));
}

/** Rows without data have no addresses nor ports: filtered by them, everybody would look silent. */
export function refuseHidingFilters(query: QualityQuery): void {
  const index = query.filters.findIndex((filter) => !fitsQuality(filter, query));
  if (index >= 0) {
    throw new InvalidQueryError(
      `filters[${index}]`,
      say(
        'rows that say that there was nothing have no {{field}}, so everybody would look silent; filter by recording region, CCN, interface or account, and by regions where region pairs are looked at',
        { field: query.filters[index]!.field },
      ),
    );
  }
}
