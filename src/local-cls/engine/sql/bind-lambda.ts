import { type BindContext, limitNode } from './bind-context';
import { bindExpression } from './bind-expression';
import { type Bound } from './bound';
import { type Argument } from './functions/function-rule';
import { type GivenArgument } from './functions/match-call';
import { once } from './once';
import { type SqlType, typeParts } from './sql-type';
import {
  callNode,
  castNode,
  columnNode,
  integerNode,
  letNode,
  memberNode,
  nodeOf,
  nodesOf,
  operatorNode,
  type SqlNode,
  textNode,
} from './tree';

/** Bytes, or elements, that the evaluations of a lambda look at outside of the list for one row. */
const MOST_BYTES = 500_000;
const MOST_ELEMENTS = 200_000;

/** A column from outside of the lambda, which looks at it for every element. */
export function briefNode(column: SqlNode, type: SqlType, name: string, context: BindContext): SqlNode {
  const kind = type === 'json' ? 'varchar' : (typeParts(type)?.name ?? type);
  if (!Object.hasOwn(CHECKS, kind)) {
    return column;
  }
  const limit = limitNode(kind === 'varchar' ? MOST_BYTES : MOST_ELEMENTS, 1, context);
  return once([column], ([value]) => callNode(CHECKS[kind]!, value!, textNode(name), limit));
}

const CHECKS: Readonly<Record<string, string>> = {
  varchar: 'cls_brief',
  array: 'cls_brief_list',
  map: 'cls_brief_map',
};

/** The lists that a call walks, with a name for each where limits in the lambda depend on how long they are. */
export class WalkedLists {
  readonly #row: string;
  readonly #lists: readonly Argument[];
  #isCounted = false;

  constructor(
    given: readonly GivenArgument[],
    private readonly context: BindContext,
  ) {
    this.#row = `__${context.statement.newAlias()}`;
    this.#lists = given.filter((arg): arg is Argument => !('lambda' in arg) && typeParts(arg.type) !== undefined);
  }

  readonly times = (): SqlNode => {
    this.#isCounted = true;
    const lengths = this.#lists.map(({ type }, index) =>
      callNode(type.startsWith('map') ? 'cardinality' : 'len', this.#named(index)),
    );
    const longest = castNode(callNode('greatest', ...lengths, integerNode(1)), 'BIGINT');
    return this.context.lambda === undefined ? longest : operatorNode('*', this.context.lambda.times(), longest);
  };

  /** The call `build` makes of the arguments. */
  around(args: readonly SqlNode[], build: (args: SqlNode[]) => SqlNode): SqlNode {
    if (!this.#isCounted) {
      return build([...args]);
    }
    const nodes = this.#lists.map(({ node }) => node);
    const call = build(args.map((arg) => (nodes.includes(arg) ? this.#named(nodes.indexOf(arg)) : arg)));
    return letNode(
      nodes.map((_, index) => `a${index}`),
      nodes,
      this.#row,
      call,
    );
  }

  #named(index: number): SqlNode {
    return memberNode(this.#row, `a${index}`);
  }
}

/** `x -> x + 1` or `(x, y) -> x + y`, typed by its result. Undefined when it has another number of parameters. */
export function bindLambda(
  lambda: SqlNode,
  types: readonly SqlType[],
  context: BindContext,
  times: () => SqlNode,
): Bound | undefined {
  const names = parameterNames(nodeOf(lambda['lhs']));
  if (names?.length !== types.length) {
    return undefined;
  }
  const parameters = names.map((name, index) => ({ name, type: types[index]!, node: columnNode(name) }));
  const body = bindExpression(lambda['expr'] as SqlNode, {
    ...context,
    scope: context.scope.withParameters(parameters),
    lambda: { parameters: parameters.map((parameter) => parameter.node), times },
  });
  return { node: { ...lambda, expr: body.node }, type: body.type };
}

function parameterNames(left: SqlNode | undefined): string[] | undefined {
  const nodes = left?.class === 'FUNCTION' && left['function_name'] === 'row' ? nodesOf(left['children']) : [left!];
  const names = nodes.map((node) => (node.class === 'COLUMN_REF' ? (node['column_names'] as string[]) : []));
  return names.every((parts) => parts.length === 1) ? names.map(([name]) => name!) : undefined;
}
