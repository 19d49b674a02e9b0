/** The requests of security checks: who is found, and what is asked about those alone. */
import { cql, type Expression, parseSearch, printSearch, printSelect, type Select, sql } from '#language';
import { numberOf } from './compile-where';
import { countedRecords } from './counted-records';
import type { Heartbeat } from './heartbeat';
import type { Filter, KeyField } from './model';
import type { SourceSchema } from './plan';
import { isListed } from './security-conditions';
import type { Finding } from './security-findings';
import type { SecurityCheck, SecurityQuery } from './security-query';
import type { SlicedRequest } from './slices';
import { sumOf } from './volume-columns';
import { clsRange, keyOf, type Range, secondsOf } from './volume-expressions';

/** Columns of the answers. */
export const FOUND = {
  time: 't',
  key: 'k',
  targets: 'targets',
  networks: 'networks',
  target: 'target',
  accepted: 'accepted',
  refused: 'refused',
  records: 'records',
  packets: 'packets',
  bytes: 'bytes',
  first: 'first_seen',
  last: 'last_seen',
  fromPort: 'from_port',
} as const;

/** What the steps of a check are made of. */
export interface Step {
  query: SecurityQuery;
  finding: Finding;
  range: Range;
  width: number;
  heartbeat: Heartbeat | undefined;
}

/** Most rows of one answer: beyond it the smallest are cut, and that is said. */
export const MAX_FOUND = 1000;
/** What each source found is known by. */
export const FOUND_KEYS: Readonly<Record<SecurityCheck, readonly KeyField[]>> = {
  horizontalScan: ['srcaddr', 'protocol', 'dstport'],
  verticalScan: ['srcaddr', 'dstaddr', 'protocol'],
  fanOut: ['srcaddr'],
  sensitivePorts: ['srcaddr', 'dstaddr', 'protocol', 'dstport'],
  uncommonProtocols: ['srcaddr', 'dstaddr', 'protocol'],
  newTalkers: ['srcaddr', 'dstaddr', 'protocol', 'servicePort'],
  givenAddresses: ['srcaddr', 'dstaddr', 'protocol', 'servicePort'],
};

export function askFound(step: Step, source: SourceSchema): SlicedRequest {
  const { finding, query, range, width } = step;
  const isNew = query.check === 'newTalkers';
  return request('find', step, source, {
    width: isNew ? range.toSeconds - range.fromSeconds : width,
    losesRows: !isNew,
    where: finding.where(source),
    select: {
      items: [item(FOUND.key, keyOf(FOUND_KEYS[query.check], source)), ...sums(step, source)],
      groupBy: [1],
      ...finding.having(source),
      orderBy: [{ by: FOUND.bytes, direction: 'desc' }],
      limit: MAX_FOUND,
    },
  });
}

/** All records of what a topic found, for what each topic holds of it may be less than it tells by itself. */
export function askTotals(step: Step, keys: readonly string[], source: SourceSchema): SlicedRequest {
  const { finding, query } = step;
  const key = keyOf(FOUND_KEYS[query.check], source);
  return request('totals', step, source, {
    ...undividedWidth(step),
    where: [...finding.where(source), sql.isIn(key, keys.map(sql.text))],
    select: { items: [item(FOUND.key, key), ...sums(step, source)], groupBy: [1], limit: MAX_FOUND },
  });
}

/** `side`: the end that the list names; the purpose tells it to who reads the answer. */
export function askListed(
  step: Step,
  side: 'srcaddr' | 'dstaddr',
  list: readonly string[],
  source: SourceSchema,
): SlicedRequest {
  const listed = isListed(side, list, source.schema);
  return request(side === 'srcaddr' ? 'listedSource' : 'listedDestination', step, source, {
    losesRows: true,
    where: [listed.where],
    search: listed.search,
    select: {
      items: [item(FOUND.key, keyOf(FOUND_KEYS.givenAddresses, source)), ...sums(step, source)],
      groupBy: [1],
      orderBy: [{ by: FOUND.bytes, direction: 'desc' }],
      limit: MAX_FOUND,
    },
  });
}

export function askKnown(step: Step, keys: readonly string[], source: SourceSchema): SlicedRequest {
  const key = keyOf(FOUND_KEYS.newTalkers, source);
  return request('known', step, source, {
    losesRows: false,
    where: [sql.isIn(key, keys.map(sql.text))],
    select: {
      items: [item(FOUND.key, key), item(FOUND.records, sql.call('count', sql.star))],
      groupBy: [1],
      limit: MAX_FOUND,
    },
  });
}

export const item = (as: string, expression: Expression) => ({ expression, as });
export const distinct = (expression: Expression) => sql.call('approx_distinct', expression);

/** Distinct counts cannot be put together from pieces of the time. */
export const undividedWidth = ({ range }: Pick<Step, 'range'>) => ({
  width: range.toSeconds - range.fromSeconds,
  losesRows: false,
});

export function sums({ query }: Step, source: SourceSchema): Select['items'] {
  const end = source.schema.find('end')?.statistics ? numberOf(source.schema.countable('end')) : secondsOf(source);
  return [
    item(FOUND.accepted, sumOf('records', source, 'ACCEPT')),
    ...(query.log === 'eni' ? [item(FOUND.refused, sumOf('records', source, 'REJECT'))] : []),
    item(FOUND.packets, sumOf('packets', source)),
    item(FOUND.bytes, sumOf('bytes', source)),
    item(FOUND.first, sql.call('min', secondsOf(source))),
    item(FOUND.last, sql.call('max', end)),
  ];
}

interface Question {
  /** Absent: the step's. */
  range?: Range;
  width?: number;
  losesRows: boolean;
  where: readonly Expression[];
  search?: Parameters<typeof cql.and>[0];
  select: Omit<Select, 'where'>;
}

export function request(purpose: string, step: Step, source: SourceSchema, question: Question): SlicedRequest {
  const { query, heartbeat } = step;
  const { width = step.width, losesRows, select } = question;
  const filters = filtersOf(query, purpose);
  // Of a CCN what was delivered counts: its REJECT is the limiter, no sign of a scan.
  const chooses = query.filters.some(({ field }) => field === 'action');
  const deliveredOnly = query.log === 'ccn' || (query.check === 'newTalkers' && !chooses);
  return {
    source: source.source,
    range: question.range ?? step.range,
    width,
    losesRows,
    of: (piece) => {
      const range = within(piece, step.range);
      const counted = countedRecords({ ...query, filters }, { range, source, heartbeat, deliveredOnly });
      const where = sql.allOf([...(counted.where ? [counted.where] : []), ...question.where]);
      return {
        purpose,
        source: source.source,
        ...clsRange(range, query.log, source),
        search: question.search ? printSearch(cql.and(parseSearch(counted.search), question.search)) : counted.search,
        sql: printSelect({ ...select, ...(where ? { where } : {}) }),
        limit: select.limit,
      };
    },
  };
}

const within = (piece: Range, { fromSeconds, toSeconds }: Range): Range => ({
  fromSeconds: Math.max(piece.fromSeconds, fromSeconds),
  toSeconds: Math.min(piece.toSeconds, toSeconds),
});

/** Fields that an answer has as its request had them. */
const EITHER_WAY: readonly Filter['field'][] = ['ccn', 'interface', 'address', 'port', 'region', 'protocol'];

/** The query's filters, and its allowed sources left out. Answers come from the targets, so what names a side is dropped. */
function filtersOf({ check, log, filters, allow }: SecurityQuery, purpose: string): Filter[] {
  if (purpose === 'asked' || (purpose === 'open' && log === 'ccn')) {
    return filters.filter(({ field }) => EITHER_WAY.includes(field));
  }
  return allow.length === 0 || check === 'givenAddresses'
    ? filters
    : [...filters, { field: 'srcaddr', operator: 'notInNetwork', values: allow }];
}
