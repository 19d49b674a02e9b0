/**
 * Texts that a statement makes longer. The engine computes 2,048 rows at once and does not count texts against its memory
 * limit, so all calls that lengthen texts share a number of bytes a row, which is judged before a text is made.
 */
import { type BindContext, limitNode } from './bind-context';
import { once } from './once';
import {
  callNode,
  caseNode,
  castNode,
  compareNode,
  constantValue,
  countCalls,
  integerNode,
  operatorNode,
  type SqlNode,
  textNode,
} from './tree';

/** What SQL sees of a text, in bytes (page of limits). */
const LONGEST_TEXT = 32_766;

/** Bytes a row for all lengthened texts of a statement: 256 MB with two threads. */
const ALL_TEXTS = 65_536;

/** Bytes of a text that takes no more room than its place in a list. */
const SHORT_TEXT = 12;

/** Longest text in bytes whose matches are counted, which makes a list of them. */
const COUNTED_TEXT = 4096;

/** Bytes that the result may have at most, from the arguments. Undefined: no longer than they are. */
type Estimate = (args: readonly SqlNode[]) => SqlNode | undefined;

const times =
  (factor: number) =>
  ([text]: readonly SqlNode[]) =>
    operatorNode('*', bytes(text!), integerNode(factor));

const ESTIMATES: Readonly<Record<string, Estimate>> = {
  concat: (args) => sum(args.map(bytes)),
  concat_ws: ([by, ...rest]) => sum([...rest.map(bytes), operatorNode('*', bytes(by!), integerNode(rest.length))]),
  replace: replaced,
  regexp_replace: regexReplaced,
  lpad: padded,
  rpad: padded,
  array_join: ([list, by]) =>
    sum([bytes(castNode(list!, 'VARCHAR')), operatorNode('*', bytes(by!), callNode('len', list!))]),
  format: (args) => sum(args.map((arg) => operatorNode('*', bytes(castNode(arg, 'VARCHAR')), integerNode(4)))),
  to_hex: times(2),
  to_base64: times(2),
  to_base64url: times(2),
  url_encode: times(3),
  json_format: times(2),
  normalize: times(3),
};

/** Bytes that each lengthened text of the statement may have. */
export function longestText(tree: SqlNode): number {
  return Math.min(LONGEST_TEXT, Math.floor(ALL_TEXTS / Math.max(countCalls(tree, isGrowing), 1)));
}

function isGrowing(name: string): boolean {
  return name === '||' || Object.hasOwn(ESTIMATES, name);
}

/** The call `build` makes of the arguments, refused while it runs where it is too long. Undefined: a call of another kind. */
export function boundedText(
  name: string,
  args: readonly SqlNode[],
  build: (args: readonly SqlNode[]) => SqlNode,
  context: BindContext,
): SqlNode | undefined {
  const key = name.toLowerCase();
  if (!Object.hasOwn(ESTIMATES, key)) {
    return undefined;
  }
  return once(args, (nodes) => {
    const estimate = ESTIMATES[key]!(nodes);
    const call = build(nodes);
    if (estimate === undefined) {
      return call;
    }
    const longest = limitNode(context.statement.longestText, SHORT_TEXT, context);
    const failure = callNode('cls_long_text', textNode(name), longest);
    return caseNode(compareNode('GREATERTHAN', estimate, longest), failure, call);
  });
}

/** `a || b || c`; NULL when any of them is. */
export function boundedConcat(args: readonly SqlNode[], context: BindContext): SqlNode {
  const join = (nodes: readonly SqlNode[]) => nodes.reduce((left, right) => operatorNode('||', left, right));
  return boundedText('concat', args, join, context)!;
}

function bytes(text: SqlNode): SqlNode {
  const value = constantValue(text);
  return value !== undefined && 'text' in value
    ? integerNode(Buffer.byteLength(value.text))
    : callNode('strlen', castNode(text, 'VARCHAR'));
}

function sum(nodes: readonly SqlNode[]): SqlNode {
  return nodes.reduce((left, right) => operatorNode('+', left, right));
}

/** A length that is out of range is refused by the function itself. */
function padded([text, length]: readonly SqlNode[]): SqlNode {
  const fits = compareNode('LESSTHANOREQUALTO', length!, integerNode(LONGEST_TEXT));
  return callNode('greatest', bytes(text!), caseNode(fits, length!, integerNode(0)));
}

function replaced([text, from, to]: readonly SqlNode[]): SqlNode | undefined {
  const [before, after] = [constantText(from), to === undefined ? '' : constantText(to)];
  if (
    before !== undefined &&
    after !== undefined &&
    before !== '' &&
    Buffer.byteLength(after) <= Buffer.byteLength(before)
  ) {
    return undefined;
  }
  return sum([bytes(text!), operatorNode('*', callNode('cls_occurrences', text!, from!), bytes(to!))]);
}

/** Each group that the replacement names may repeat the text. */
function regexReplaced([text, regex, to]: readonly SqlNode[]): SqlNode | undefined {
  const after = to === undefined ? '' : constantText(to);
  if (after === '') {
    return undefined;
  }
  const groups = after === undefined ? 10 : (after.match(/[$\\]/g) ?? []).length;
  const found = caseNode(
    compareNode('GREATERTHAN', bytes(text!), integerNode(COUNTED_TEXT)),
    bytes(text!),
    callNode('len', callNode('regexp_extract_all', text!, regex!)),
  );
  return sum([operatorNode('*', bytes(text!), integerNode(groups + 1)), operatorNode('*', found, bytes(to!))]);
}

function constantText(node: SqlNode | undefined): string | undefined {
  const value = constantValue(node);
  return value !== undefined && 'text' in value ? value.text : undefined;
}
