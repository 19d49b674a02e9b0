/** compare: the sub-query in FROM is asked again for earlier time ranges, and its rows are put beside the present ones. */
import { doubles } from './bind-arithmetic';
import { type BindContext, refuse, type Statement } from './bind-context';
import { bindSelect, type BoundQuery } from './bind-query';
import { type LimitRule } from './bind-modifiers';
import { bindRelation, type BoundRelation } from './bind-relation';
import { type Column, Scope } from './scope';
import { familyOf } from './sql-type';
import {
  allOfNodes,
  callNode,
  castNode,
  columnNode,
  compareNode,
  integerNode,
  nodesOf,
  operatorNode,
  type SqlNode,
  wholeNumber,
} from './tree';

/** Names of the columns that stand for calls; no statement can spell them. */
const HIDDEN = '\u0001compare';

/** Most periods of one call; each asks the sub-query once more. */
const MOST_PERIODS = 5;

/** Undefined for a SELECT without compare. */
export function bindCompare(node: SqlNode, statement: Statement, limit: LimitRule): BoundQuery | undefined {
  const items = nodesOf(node['select_list']);
  const calls = items.filter(isCompare);
  if (calls.length === 0) {
    return undefined;
  }
  const context: BindContext = { statement, scope: new Scope([], statement.sql), clause: 'SELECT' };
  const from = node['from_table'] as SqlNode;
  if (from.type !== 'SUBQUERY' || statement.earlier === undefined) {
    throw refuse(
      context,
      calls[0],
      'compare takes a column of a sub-query: select compare(x, 86400) from (select ... as x)',
    );
  }
  const now = bindRelation(from, statement);
  const scope = new Scope(now.relations, statement.sql);
  const keys = items.filter((item) => item.class === 'COLUMN_REF').map((item) => scope.resolve(item));
  const joined = new Comparison(from, now, keys, { ...context, scope });
  const hidden = calls.map((call, index): Column => joined.column(call, `${HIDDEN}${index}`));
  const list = items.map((item) => (isCompare(item) ? placeholder(item, calls.indexOf(item)) : item));
  const relation: BoundRelation = {
    node: joined.relation(),
    relations: [...now.relations, { name: undefined, columns: hidden }],
  };
  // The groups of the sub-query are those of this SELECT too.
  const { group_expressions: _groups, group_sets: _sets, ...ungrouped } = node;
  return bindSelect({ ...ungrouped, type: node.type, select_list: list }, statement, limit, relation);
}

function isCompare(item: SqlNode): boolean {
  return item.class === 'FUNCTION' && String(item['function_name']).toLowerCase() === 'compare';
}

function placeholder(call: SqlNode, index: number): SqlNode {
  return {
    ...columnNode(`${HIDDEN}${index}`),
    query_location: call.query_location ?? 0,
    alias: call.alias ?? `_col${index}`,
  };
}

/** The sub-query now and earlier, joined by the columns that are selected beside the calls. */
class Comparison {
  readonly #earlier = new Map<number, BoundRelation>();

  constructor(
    private readonly from: SqlNode,
    private readonly now: BoundRelation,
    private readonly keys: readonly Column[],
    private readonly context: BindContext,
  ) {}

  /** `[now, earlier, ..., now / earlier, ...]`. */
  column(call: SqlNode, name: string): Column {
    const [value, ...periods] = nodesOf(call['children']);
    const seconds = periods.map((period) => wholeNumber(period) ?? 0);
    if (
      value?.class !== 'COLUMN_REF' ||
      seconds.length < 1 ||
      seconds.length > MOST_PERIODS ||
      seconds.some((n) => n < 1)
    ) {
      throw refuse(this.context, call, 'compare takes a column and one to five constant numbers of seconds');
    }
    const current = this.context.scope.resolve(value);
    if (familyOf(current.type) !== 'number') {
      throw refuse(this.context, call, `Unexpected parameters (${current.type}, integer) for function compare`);
    }
    const past = seconds.map((period) => this.#counterpart(period, current));
    const [present, ...before] = [current, ...past].map(({ node }) => castNode(node, 'DOUBLE'));
    const ratios = before.map((other) => doubles('/', present!, other));
    return { name, type: 'array(double)', node: callNode('list_value', present!, ...before, ...ratios) };
  }

  relation(): SqlNode {
    return [...this.#earlier].reduce<SqlNode>(
      (left, [seconds, right]) => ({
        type: 'JOIN',
        left,
        right: right.node,
        condition: this.#condition(seconds),
        join_type: 'LEFT',
        ref_type: 'REGULAR',
      }),
      this.now.node,
    );
  }

  #relationOf(seconds: number): BoundRelation {
    const known = this.#earlier.get(seconds) ?? bindRelation(this.from, this.context.statement.earlier!(seconds));
    this.#earlier.set(seconds, known);
    return known;
  }

  /** The same column of the earlier rows. */
  #counterpart(seconds: number, column: Column): Column {
    const place = this.now.relations[0]!.columns.indexOf(column);
    return this.#relationOf(seconds).relations[0]!.columns[place]!;
  }

  /** Times are compared as of the earlier range; everything else, texts of times included, must be equal. */
  #condition(seconds: number): SqlNode {
    const equal = this.keys.map((key) => {
      const shifted =
        familyOf(key.type) === 'time'
          ? operatorNode('-', key.node, callNode('to_seconds', integerNode(seconds)))
          : key.node;
      return compareNode('EQUAL', shifted, this.#counterpart(seconds, key).node);
    });
    return equal.length === 0 ? compareNode('EQUAL', integerNode(1), integerNode(1)) : allOfNodes(equal);
  }
}
