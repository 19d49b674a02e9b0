/** time_series: the query with a row for every bucket of the time range, also for those without records. */
import { type BindContext, refuse, type Statement } from './bind-context';
import { type BoundQuery, bindSelect, engineName } from './bind-query';
import { bindModifiers, type LimitRule } from './bind-modifiers';
import { constantText } from './functions/constant-text';
import { labelNode, type Padding, readTimeSeries } from './functions/time-series';
import { Scope, same } from './scope';
import { familyOf, type SqlType } from './sql-type';
import { engineCast } from './coerce';
import {
  callNode,
  caseNode,
  castNode,
  columnNode,
  compareNode,
  integerNode,
  nodesOf,
  operatorNode,
  type SqlNode,
  wholeNumber,
} from './tree';

/** Buckets of one answer; rows beyond the highest LIMIT are never shown. */
const MOST_BUCKETS = 100_000;

/** Undefined for a SELECT without time_series, and for one that groups by more than it: nobody documents what is filled then. */
export function bindTimeSeries(node: SqlNode, statement: Statement, limit: LimitRule): BoundQuery | undefined {
  const items = nodesOf(node['select_list']);
  const index = items.findIndex((item) => item['function_name'] === 'time_series');
  if (index === -1) {
    return undefined;
  }
  const context: BindContext = { statement, scope: new Scope([], statement.sql), clause: 'SELECT' };
  checkUse(node, items, index, context);
  if (nodesOf(node['group_expressions']).length > 1 || statement.range === undefined) {
    return undefined;
  }
  const inner = bindSelect({ ...node, modifiers: undefined }, statement, { fallback: undefined });
  return filled(node, inner, index, context, limit);
}

/** In GROUP BY, and in ORDER BY without DESC. */
function checkUse(node: SqlNode, items: readonly SqlNode[], index: number, context: BindContext): void {
  const call = items[index]!;
  const isSeries = (other: SqlNode): boolean => {
    const name = other.class === 'COLUMN_REF' ? (other['column_names'] as string[]).at(-1)! : '';
    return (
      other['function_name'] === 'time_series' || wholeNumber(other) === index + 1 || same(name, call.alias ?? '\u0000')
    );
  };
  if (!nodesOf(node['group_expressions']).some(isSeries)) {
    throw refuse(context, call, 'time_series must be used with GROUP BY');
  }
  const orders = nodesOf(node['modifiers']).flatMap((modifier) => nodesOf(modifier['orders']));
  const descending = orders.find(
    (order) => isSeries(order['expression'] as SqlNode) && String(order.type) === 'DESCENDING',
  );
  if (descending !== undefined) {
    throw refuse(context, call, 'time_series does not support ORDER BY ... DESC');
  }
}

function filled(node: SqlNode, inner: BoundQuery, index: number, context: BindContext, limit: LimitRule): BoundQuery {
  const { statement } = context;
  const [rows, buckets] = [statement.newAlias(), statement.newAlias()];
  const call = nodesOf(node['select_list'])[index]!;
  const args = nodesOf(call['children']).map((child) => ({ node: child, type: 'varchar' }));
  const series = readTimeSeries(args);
  if (typeof series === 'string') {
    throw refuse(context, call, `time_series: ${series}`);
  }
  const label = columnNode(buckets, LABEL);
  const list = inner.columns.map(({ type }, place): SqlNode => {
    const cell = columnNode(rows, engineName(place));
    const shown = place === index ? label : padded(cell, type, series.padding, rows, index, buckets);
    return { ...shown, alias: engineName(place) };
  });
  const source = bucketsOf(series.widthMs, constantText(args[2])!, buckets, context, call);
  const outputs = inner.columns.map((column, place) => ({
    ...column,
    node: columnNode(engineName(place)),
    source: undefined,
  }));
  const scope = new Scope([], statement.sql).withOutputs(outputs);
  const { modifiers } = bindModifiers(node, outputs, { ...context, scope, clause: 'ORDER BY' }, limit);
  return {
    node: {
      type: 'SELECT_NODE',
      select_list: list,
      from_table: {
        type: 'JOIN',
        left: source,
        right: { type: 'SUBQUERY', alias: rows, subquery: { node: inner.node } },
        condition: compareNode('EQUAL', label, columnNode(rows, engineName(index))),
        join_type: 'LEFT',
        ref_type: 'REGULAR',
      },
      aggregate_handling: 'STANDARD_HANDLING',
      modifiers: inTime(modifiers, columnNode(buckets, START)),
    },
    columns: inner.columns,
  };
}

const LABEL = 'label';
const START = 'start';

/** Each label once, with the first bucket that has it: a format without a date repeats every day. */
function bucketsOf(widthMs: number, format: string, alias: string, context: BindContext, call: SqlNode): SqlNode {
  const { fromMs, toMs } = context.statement.range!;
  if ((toMs - fromMs) / widthMs > MOST_BUCKETS) {
    throw refuse(context, call, `time_series: more than ${MOST_BUCKETS} buckets`);
  }
  const offset = 8 * 3_600_000;
  const first = fromMs - ((fromMs + offset) % widthMs);
  const inner = context.statement.newAlias();
  const ms = columnNode(inner, START);
  return {
    type: 'SUBQUERY',
    alias,
    subquery: {
      node: {
        type: 'SELECT_NODE',
        select_list: [
          { ...labelNode(ms, widthMs, format), alias: LABEL },
          { ...callNode('min', ms), alias: START },
        ],
        from_table: {
          type: 'TABLE_FUNCTION',
          alias: inner,
          column_name_alias: [START],
          function: callNode('range', integerNode(first), integerNode(toMs), integerNode(widthMs)),
        },
        group_expressions: [integerNode(1)],
        group_sets: [[0]],
        aggregate_handling: 'STANDARD_HANDLING',
      },
    },
  };
}

/** Without an order of its own the answer is in the order of time. */
function inTime(modifiers: readonly SqlNode[], start: SqlNode): SqlNode[] {
  const isOrdered = modifiers.some(({ type }) => type === 'ORDER_MODIFIER');
  const order = { type: 'ASCENDING', null_order: 'NULLS_LAST', expression: start };
  return isOrdered ? [...modifiers] : [{ type: 'ORDER_MODIFIER', orders: [order] }, ...modifiers];
}

/** A cell, or what stands in a bucket without records. */
function padded(cell: SqlNode, type: SqlType, padding: Padding, rows: string, index: number, buckets: string): SqlNode {
  const isNumber = familyOf(type) === 'number';
  const start = columnNode(buckets, START);
  const last = () => near('last_value', cell, start, 'UNBOUNDED_PRECEDING', 'CURRENT_ROW_ROWS');
  const next = () => near('first_value', cell, start, 'CURRENT_ROW_ROWS', 'UNBOUNDED_FOLLOWING');
  const missing: SqlNode = {
    class: 'OPERATOR',
    type: 'OPERATOR_IS_NULL',
    children: [columnNode(rows, engineName(index))],
  };
  switch (padding) {
    case '0':
      return isNumber ? caseNode(missing, engineCast(integerNode(0), type), cell) : cell;
    case 'last':
      return caseNode(missing, last(), cell);
    case 'next':
      return caseNode(missing, next(), cell);
    case 'avg': {
      const sum = operatorNode('+', castNode(last(), 'DOUBLE'), castNode(next(), 'DOUBLE'));
      const mean = operatorNode('/', sum, castNode(integerNode(2), 'DOUBLE'));
      return isNumber ? caseNode(missing, engineCast(mean, type), cell) : cell;
    }
    default:
      return cell;
  }
}

/** The nearest value before or after, in the order of time. */
function near(name: string, cell: SqlNode, start: SqlNode, from: string, to: string): SqlNode {
  return {
    class: 'WINDOW',
    type: name === 'last_value' ? 'WINDOW_LAST_VALUE' : 'WINDOW_FIRST_VALUE',
    function_name: name,
    children: [cell],
    orders: [{ type: 'ASCENDING', null_order: 'NULLS_LAST', expression: start }],
    start: from,
    end: to,
    ignore_nulls: true,
  };
}
