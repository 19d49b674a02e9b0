/** Fits the arguments of a call to a rule, as Presto resolves a function: type variables take the common type. */
import { comparable, commonType, familyOf, splitTypes, type SqlType, typeParts, UNKNOWN } from '../sql-type';
import { type SqlNode } from '../tree';
import { type Argument, type ArgumentKind, type FunctionRule } from './function-rule';

/** An argument that is a lambda cannot be judged before the types of its parameters are known. */
export type GivenArgument = Argument | { lambda: SqlNode };

export interface Match {
  rule: FunctionRule;
  args: Argument[];
  type: SqlType;
}

type Variables = Map<string, SqlType>;
type BindLambda = (lambda: SqlNode, parameters: readonly SqlType[]) => Argument | undefined;

/** The first form of the function that the arguments fit. */
export function matchCall(
  rule: FunctionRule,
  given: readonly GivenArgument[],
  bindLambda: BindLambda,
): Match | undefined {
  return matchRule(rule, given, bindLambda) ?? (rule.or && matchCall(rule.or, given, bindLambda));
}

function matchRule(rule: FunctionRule, given: readonly GivenArgument[], bindLambda: BindLambda): Match | undefined {
  if (given.length < rule.args.length) {
    return undefined;
  }
  const variables: Variables = new Map();
  const args: Argument[] = [];
  for (const [index, argument] of given.entries()) {
    const kind = rule.args[index] ?? rule.optional?.[index - rule.args.length] ?? rule.rest;
    const bound = kind && ('lambda' in argument ? matchLambda(kind, argument.lambda, variables, bindLambda) : argument);
    if (bound === undefined || (!('lambda' in argument) && !unify(kind!, bound.type, variables))) {
      return undefined;
    }
    args.push(bound);
  }
  const types = args.map(({ type }) => type);
  const type =
    rule.typed?.(args) ??
    (typeof rule.returns === 'string' ? substitute(rule.returns, variables) : rule.returns(types));
  return type === undefined ? undefined : { rule, args, type };
}

function matchLambda(
  kind: ArgumentKind,
  lambda: SqlNode,
  variables: Variables,
  bindLambda: BindLambda,
): Argument | undefined {
  const [parameters, result] = kind.split(' -> ');
  if (result === undefined) {
    return undefined;
  }
  const types = splitTypes(parameters!).map((parameter) => substitute(parameter, variables));
  const bound = bindLambda(lambda, types);
  return bound !== undefined && unify(result as ArgumentKind, bound.type, variables) ? bound : undefined;
}

/** Whether a type fits; variables without a type take it, others widen to hold both. */
function unify(kind: ArgumentKind, type: SqlType, variables: Variables): boolean {
  if (type === UNKNOWN) {
    return !kind.includes(' -> ');
  }
  const inner = /^(array|map)\((.*)\)$/.exec(kind);
  if (inner !== null) {
    const found = typeParts(type);
    const parts = found?.name === inner[1] ? found?.parts : undefined;
    return splitTypes(inner[2]!).every(
      (part, index) => parts?.[index] !== undefined && unify(part as ArgumentKind, parts[index], variables),
    );
  }
  return /^[A-Z]$/.test(kind) ? widen(kind, type, variables) : accepts(kind, type);
}

function widen(variable: string, type: SqlType, variables: Variables): boolean {
  const known = variables.get(variable) ?? UNKNOWN;
  if (!comparable(known, type)) {
    return false;
  }
  variables.set(variable, commonType([known, type]));
  return true;
}

function accepts(kind: ArgumentKind, type: SqlType): boolean {
  switch (kind) {
    case 'any':
      return true;
    case 'whole':
      return type === 'bigint' || type === 'integer';
    case 'time':
      return familyOf(type) === 'time' || type === 'bigint' || type === 'integer';
    case 'json':
      return type === 'json' || type === 'varchar';
    case 'number':
    case 'varchar':
    case 'boolean':
    case 'interval':
      return familyOf(type) === kind;
    default:
      return type === kind;
  }
}

function substitute(pattern: string, variables: Variables): SqlType {
  return pattern.replace(/\b[A-Z]\b/g, (name) => variables.get(name) ?? UNKNOWN);
}
