import { callNode, castNode, integerNode, operatorNode, type SqlNode, textNode } from '../tree';
import { callMacro, macro, nodesIn } from './call-macro';
import { type Argument, firstType, type FunctionRule, type FunctionTable } from './function-rule';
import { formatText } from './format-text';

const ofText: FunctionRule = { args: ['varchar'], returns: 'varchar' };

/** The engine's own concat leaves NULL out. Arrays are put behind each other. */
const concat: FunctionRule = {
  args: ['varchar', 'varchar'],
  rest: 'varchar',
  returns: 'varchar',
  replace: (args) => nodesIn(args).reduce((left, right) => operatorNode('||', left, right)),
  or: {
    args: ['array(T)', 'array(T)'],
    rest: 'array(T)',
    returns: 'array(T)',
    grows: true,
    replace: (args) => nodesIn(args).reduce((left, right) => callNode('cls_concat', left, right)),
    or: {
      args: ['varbinary', 'varbinary'],
      returns: 'varbinary',
      replace: ([a, b]) => operatorNode('||', a!.node, b!.node),
    },
  },
};

const substr: FunctionRule = {
  args: ['varchar', 'whole'],
  optional: ['whole'],
  returns: 'varchar',
  replace: (args) => callMacro(args.length === 2 ? 'cls_substr' : 'cls_substr_of', ...nodesIn(args)),
};

const split: FunctionRule = {
  args: ['varchar', 'varchar'],
  optional: ['whole'],
  returns: 'array(varchar)',
  takes: {
    what: 'elements',
    amount: ([text, by]) => operatorNode('+', callNode('cls_occurrences', text!, by!), integerNode(1)),
  },
  replace: ([text, delimiter, limit]) => {
    const by = callMacro('cls_delimiter', delimiter!.node);
    return limit === undefined
      ? callNode('string_split', text!.node, by)
      : callMacro('cls_split', text!.node, by, limit.node);
  },
};

const strpos: FunctionRule = {
  args: ['varchar', 'varchar'],
  returns: 'bigint',
  or: { args: ['varchar', 'varchar', 'whole'], returns: 'bigint', as: 'cls_nth_position' },
};

/** The length is bounded while it is computed: a text of 2 GB would hold up everything else. */
function padding(name: string): FunctionRule {
  return {
    args: ['varchar', 'whole', 'varchar'],
    returns: 'varchar',
    pass: ([text, length, filling]) => [
      text!.node,
      callMacro('cls_pad_length', textNode(name), length!.node),
      callMacro('cls_padding', filling!.node),
    ],
  };
}

/** Functions of text (SQL string page). */
export const TEXTS: FunctionTable = {
  chr: { args: ['whole'], returns: 'varchar', pass: ([code]) => [castNode(code!.node, 'INTEGER')] },
  codepoint: { args: ['varchar'], returns: 'integer', replace: macro('cls_codepoint') },
  concat,
  concat_ws: {
    args: ['varchar', 'varchar'],
    rest: 'varchar',
    returns: 'varchar',
    or: {
      args: ['varchar', 'array(varchar)'],
      returns: 'varchar',
      replace: ([by, list]) =>
        by!.node.class === 'CONSTANT'
          ? callNode('array_to_string', list!.node, by!.node)
          : callMacro('cls_joined', list!.node, by!.node),
    },
  },
  format: { args: ['varchar', 'any'], rest: 'any', returns: 'varchar', replace: formatText },
  hamming_distance: { args: ['varchar', 'varchar'], returns: 'bigint', replace: macro('cls_hamming') },
  length: {
    args: ['varchar'],
    returns: 'bigint',
    or: { args: ['varbinary'], returns: 'bigint', as: 'octet_length' },
  },
  levenshtein_distance: {
    args: ['varchar', 'varchar'],
    returns: 'bigint',
    as: 'levenshtein',
    // As Presto counts them.
    takes: {
      what: 'pairs',
      amount: ([a, b]) =>
        operatorNode('*', callNode('length', a!), operatorNode('-', callNode('length', b!), integerNode(1))),
    },
  },
  lower: ofText,
  upper: { ...ofText, replace: macro('cls_upper') },
  lpad: padding('lpad'),
  rpad: padding('rpad'),
  trim: ofText,
  ltrim: ofText,
  rtrim: ofText,
  position: { args: ['varchar', 'varchar'], returns: 'bigint', as: 'strpos' },
  replace: { args: ['varchar', 'varchar'], optional: ['varchar'], returns: 'varchar', pass: withEmptyThird },
  reverse: { ...ofText, or: { args: ['array(T)'], returns: firstType, as: 'list_reverse' } },
  split,
  split_part: { args: ['varchar', 'varchar', 'whole'], returns: 'varchar', replace: macro('cls_split_part') },
  strpos,
  substr,
  substring: substr,
  translate: { args: ['varchar', 'varchar', 'varchar'], returns: 'varchar' },
  normalize: { args: ['varchar'], returns: 'varchar', as: 'nfc_normalize' },
  // What the engine's parser makes of LIKE ... ESCAPE.
  like_escape: { args: ['varchar', 'varchar', 'varchar'], returns: 'boolean' },
  not_like_escape: { args: ['varchar', 'varchar', 'varchar'], returns: 'boolean' },
};

function withEmptyThird(args: readonly Argument[]): SqlNode[] {
  const nodes = nodesIn(args);
  return nodes.length === 3 ? nodes : [...nodes, textNode('')];
}
