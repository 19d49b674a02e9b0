/** Which sums and counts a volume question needs from CLS, and their SQL. */
import { say } from '#wording';
import { type Expression, type SelectItem, sql } from '#language';
import { type LogicalField, MEASURES } from '#flowlog';
import { fieldText, keyPart, numberOf } from './compile-where';
import { InvalidQueryError } from './invalid-query-error';
import type { KeyField } from './model';
import type { SourceSchema } from './plan';
import { KEY_SEPARATOR, VOLUME } from './volume-expressions';
import { measuresOf, splitOf, type VolumeQuery } from './volume-query';

export interface VolumeColumns {
  /** Sums of what was let through and, apart, of what was not; else of all that is counted. */
  bothActions: boolean;
  flows: boolean;
  peers: boolean;
}

/** What CLS can rank by. */
export type RankedBy =
  'bytes' | 'packets' | 'records' | 'offeredBytes' | 'rejectedBytes' | 'rejectedPackets' | 'flows' | 'peers';

/** What a question can rank by; the last two are looked for among the keys that lost or moved most bytes. */
export type RankBy = RankedBy | 'lossPercent' | 'peakBitsPerSecond';

/** Plain volume is what was delivered; an action filter or split says otherwise. */
export function countsDeliveredOnly(query: VolumeQuery): boolean {
  return !choosesAction(query) && !columnsOf(query).bothActions;
}

/** Whether the question is about what was not let through, whatever else stands beside it. */
export function countsRejectedOnly(query: VolumeQuery): boolean {
  const asked = query.kind === 'top' ? [query.rankBy] : measuresOf(query);
  return !choosesAction(query) && asked.every((one) => one.startsWith('rejected') || /loss/i.test(one));
}

/** Whether the query itself says which action it is about. */
export function choosesAction(query: VolumeQuery): boolean {
  return splitOf(query).includes('action') || query.filters.some(({ field }) => field === 'action');
}

export function columnsOf(query: VolumeQuery): VolumeColumns {
  if (query.kind === 'top') {
    if (MEASURES[query.rankBy].ofBothActions && choosesAction(query)) {
      throw new InvalidQueryError(
        'rankBy',
        say('{{measure}} counts both actions; remove the filter and the split by action', { measure: query.rankBy }),
      );
    }
    return {
      bothActions: !choosesAction(query),
      flows: query.rankBy === 'flows',
      peers: query.rankBy === 'peers',
    };
  }
  const measures = measuresOf(query);
  const bothActions = measures.findIndex((measure) => MEASURES[measure].ofBothActions);
  if (bothActions >= 0 && choosesAction(query)) {
    throw new InvalidQueryError(
      query.kind === 'matrix' ? 'measure' : `measures[${bothActions}]`,
      say('{{measure}} counts both actions; remove the filter and the split by action', {
        measure: measures[bothActions]!,
      }),
    );
  }
  return {
    // The cells of a matrix show their loss beside the measure.
    bothActions: bothActions >= 0 || (query.kind === 'matrix' && !choosesAction(query)),
    flows: measures.includes('flows'),
    peers: measures.includes('peers'),
  };
}

export function itemsOf(columns: VolumeColumns, keys: readonly KeyField[], source: SourceSchema): SelectItem[] {
  const { bothActions, flows, peers } = columns;
  const plain = bothActions ? 'ACCEPT' : undefined;
  const item = (as: SelectItem['as'], expression: Expression) => ({ expression, as });
  return [
    item(VOLUME.bytes, sumOf('bytes', source, plain)),
    item(VOLUME.packets, sumOf('packets', source, plain)),
    item(VOLUME.records, sumOf('records', source, plain)),
    ...(bothActions
      ? [
          item(VOLUME.rejectedBytes, sumOf('bytes', source, 'REJECT')),
          item(VOLUME.rejectedPackets, sumOf('packets', source, 'REJECT')),
          item(VOLUME.rejectedRecords, sumOf('records', source, 'REJECT')),
        ]
      : []),
    ...(flows ? [item(VOLUME.flows, distinct(FIVE_TUPLE, source, plain))] : []),
    ...(peers ? [item(VOLUME.peers, distinct(peerFields(keys), source, plain))] : []),
  ];
}

/** What keys of one topic are ranked by. */
export function rankOf(
  rankBy: RankedBy,
  { bothActions }: VolumeColumns,
  keys: readonly KeyField[],
  source: SourceSchema,
): Expression {
  const plain = bothActions ? 'ACCEPT' : undefined;
  switch (rankBy) {
    case 'bytes':
    case 'packets':
    case 'records':
      return sumOf(rankBy, source, plain);
    case 'offeredBytes':
      return sumOf('bytes', source);
    case 'rejectedBytes':
      return sumOf('bytes', source, 'REJECT');
    case 'rejectedPackets':
      return sumOf('packets', source, 'REJECT');
    case 'flows':
      return distinct(FIVE_TUPLE, source, plain);
    case 'peers':
      return distinct(peerFields(keys), source, plain);
  }
}

const FIVE_TUPLE: readonly LogicalField[] = ['srcaddr', 'srcport', 'dstaddr', 'dstport', 'protocol'];

/** Who a key talks to: the other side's addresses, or pairs of addresses where the key is neither side. */
export function peerFields(keys: readonly KeyField[]): LogicalField[] {
  const [isSource, isDestination] = [keys.includes('srcaddr'), keys.includes('dstaddr')];
  return isSource === isDestination ? ['srcaddr', 'dstaddr'] : [isSource ? 'dstaddr' : 'srcaddr'];
}

/** `action`: of records with this one only; what is null is not counted. */
function distinct(fields: readonly LogicalField[], { schema }: SourceSchema, action: 'ACCEPT' | undefined): Expression {
  const parts = fields.flatMap((field, index) => [
    ...(index === 0 ? [] : [sql.text(KEY_SEPARATOR)]),
    keyPart(field, schema),
  ]);
  const value = parts.length === 1 ? parts[0]! : sql.call('concat', ...parts);
  const none = sql.text('');
  return sql.call(
    'approx_distinct',
    action === undefined
      ? value
      : sql.call('nullif', sql.cases([{ when: isAction(action, schema), then: value }], none), none),
  );
}

/** A missing counter is `-` or -1; neither may reach a sum. `action`: of records with this one only. */
export function sumOf(
  what: 'bytes' | 'packets' | 'records',
  { schema }: SourceSchema,
  action?: 'ACCEPT' | 'REJECT',
): Expression {
  const conditions = action === undefined ? [] : [isAction(action, schema)];
  if (what === 'records') {
    return conditions.length === 0 ? sql.call('count', sql.star) : sumWhere(conditions, sql.integer(1));
  }
  const counter = numberOf(schema.countable(what));
  return sumWhere([...conditions, sql.binary(counter, '>', sql.integer(0))], counter);
}

const isAction = (action: string, schema: SourceSchema['schema']): Expression =>
  sql.isIn(fieldText('action', schema), [sql.text(action)]);

function sumWhere(conditions: Expression[], value: Expression): Expression {
  return sql.call('sum', sql.cases([{ when: sql.allOf(conditions)!, then: value }], sql.integer(0)));
}
