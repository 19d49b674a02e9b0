import { TIME } from '../../store/topic-record';
import { type BindContext, refuse } from './bind-context';
import { type Relation, same } from './scope';
import { type SqlNode, someNode } from './tree';

/**
 * Throws where a WHERE bounds the log time of a topic that the statement names by its id. CLS takes that for the time
 * range of the topic, in place of the request's (page of cross-topic SQL); here the request's holds for all topics.
 */
export function refuseOwnRange(where: SqlNode, bound: SqlNode, context: BindContext): void {
  const others = context.scope.relations.filter(({ isOtherTopic }) => isOtherTopic);
  const times = new Set(others.map(timeOf));
  const isRange = (node: SqlNode) => {
    const columns = columnsIn(node);
    return isComparison(node) && columns.length > 0 && columns.every((column) => times.has(column));
  };
  if (times.size > 0 && someNode(bound, isRange)) {
    throw refuse(
      context,
      firstTime(where, others),
      `The local CLS gives a topic no time range of its own by ${TIME}: the request's range holds for all topics`,
    );
  }
}

/** Where the statement names the log time of one of the topics. */
function firstTime(where: SqlNode, others: readonly Relation[]): SqlNode {
  let first = where;
  someNode(where, (node) => {
    const names = (node['column_names'] ?? []) as string[];
    const isOther = names.length === 1 || others.some(({ name = '' }) => same(name, names[0] ?? ''));
    const isTime = isOther && same(names.at(-1) ?? '', TIME);
    first = isTime ? node : first;
    return isTime;
  });
  return first;
}

function timeOf({ columns }: Relation): string {
  return JSON.stringify(columns.find(({ name }) => name === TIME)?.node['column_names']);
}

function isComparison({ class: kind, type }: SqlNode): boolean {
  return kind === 'COMPARISON' || kind === 'BETWEEN' || type === 'COMPARE_IN' || type === 'COMPARE_NOT_IN';
}

/** Names of the columns in an expression. */
function columnsIn(node: SqlNode): string[] {
  const names: string[] = [];
  someNode(node, (member) => {
    if (member.class === 'COLUMN_REF') {
      names.push(JSON.stringify(member['column_names']));
    }
    return false;
  });
  return names;
}
