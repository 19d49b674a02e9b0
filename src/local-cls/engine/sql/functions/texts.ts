import { callNode, constantValue, operatorNode, textNode } from '../tree';
import { type Argument, type FunctionTable } from './function-rule';

/** Functions of text (SQL string, regular expression and URL pages). */
export const TEXTS: FunctionTable = {
  // NULL in, NULL out; the engine's own concat leaves NULL out instead.
  concat: {
    args: ['varchar', 'varchar'],
    rest: 'varchar',
    returns: 'varchar',
    replace: (args) => args.map(({ node }) => node).reduce((left, right) => operatorNode('||', left, right)),
  },
  length: { args: ['varchar'], returns: 'bigint' },
  lower: { args: ['varchar'], returns: 'varchar' },
  upper: { args: ['varchar'], returns: 'varchar' },
  trim: { args: ['varchar'], returns: 'varchar' },
  ltrim: { args: ['varchar'], returns: 'varchar' },
  rtrim: { args: ['varchar'], returns: 'varchar' },
  lpad: { args: ['varchar', 'whole', 'varchar'], returns: 'varchar', pass: padded('lpad') },
  rpad: { args: ['varchar', 'whole', 'varchar'], returns: 'varchar', pass: padded('rpad') },
  substr: { args: ['varchar', 'whole'], optional: ['whole'], returns: 'varchar' },
  substring: { args: ['varchar', 'whole'], optional: ['whole'], returns: 'varchar', as: 'substr' },
  split: { args: ['varchar', 'varchar'], returns: 'array(varchar)' },
  split_part: { args: ['varchar', 'varchar', 'whole'], returns: 'varchar', as: 'cls_split_part' },
  replace: { args: ['varchar', 'varchar'], optional: ['varchar'], returns: 'varchar', pass: withEmptyThird },
  reverse: { args: ['varchar'], returns: 'varchar' },
  strpos: { args: ['varchar', 'varchar'], returns: 'bigint' },
  position: { args: ['varchar', 'varchar'], returns: 'bigint', as: 'strpos' },
  levenshtein_distance: { args: ['varchar', 'varchar'], returns: 'bigint', as: 'levenshtein' },
  chr: { args: ['whole'], returns: 'varchar' },
  codepoint: { args: ['varchar'], returns: 'integer', as: 'unicode' },
  like_escape: { args: ['varchar', 'varchar', 'varchar'], returns: 'boolean' },
  not_like_escape: { args: ['varchar', 'varchar', 'varchar'], returns: 'boolean' },
  regexp_like: { args: ['varchar', 'varchar'], returns: 'boolean', as: 'regexp_matches' },
  regexp_extract: { args: ['varchar', 'varchar'], optional: ['whole'], returns: 'varchar', replace: extractOrNull },
  regexp_extract_all: { args: ['varchar', 'varchar'], optional: ['whole'], returns: 'array(varchar)' },
  regexp_replace: {
    args: ['varchar', 'varchar'],
    optional: ['varchar'],
    returns: 'varchar',
    pass: (args) => [...withEmptyThird(args).slice(0, 2), groupReferences(args[2]), textNode('g')],
  },
};

/** The length is bounded while it is computed: a text of 2 GB would hold up everything else. */
function padded(name: string) {
  return (args: readonly Argument[]) => {
    const [text, length, padding] = args.map(({ node }) => node);
    return [text!, callNode('cls_pad_length', textNode(name), length!), padding!];
  };
}

function withEmptyThird(args: readonly Argument[]) {
  const nodes = args.map(({ node }) => node);
  return nodes.length === 3 ? nodes : [...nodes, textNode('')];
}

/** No match is NULL, not the empty text. */
function extractOrNull(args: readonly Argument[]) {
  const [text, regex] = args;
  const matches = callNode('regexp_matches', text!.node, regex!.node);
  const found = callNode('regexp_extract', ...args.map(({ node }) => node));
  return {
    class: 'CASE',
    type: 'CASE_EXPR',
    case_checks: [{ when_expr: matches, then_expr: found }],
    else_expr: { class: 'CONSTANT', type: 'VALUE_CONSTANT', value: { type: { id: 'NULL' }, is_null: true } },
  };
}

/** `$1` of Presto is `\1` of the engine. */
function groupReferences(replacement: Argument | undefined) {
  const value = constantValue(replacement?.node);
  return value !== undefined && 'text' in value
    ? textNode(value.text.replace(/\$(\d)/g, '\\$1'))
    : (replacement?.node ?? textNode(''));
}
