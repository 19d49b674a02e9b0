import { callNode, caseNode, castNode, NULL_NODE, type SqlNode, textNode } from '../tree';
import { constantText } from './constant-text';
import { type Argument, type FunctionRule, type FunctionTable } from './function-rule';
import { once } from '../once';

const PATTERN = 'the regular expression must be a constant text';

/** To count the matches would be to make them. */
const AS_MANY_AS_BYTES: FunctionRule['takes'] = {
  what: 'elements',
  amount: ([text]) => callNode('strlen', text!),
};

/** Functions of regular expressions (SQL regular expression page). The engine is RE2: no look-around, no references. */
export const REGEXES: FunctionTable = {
  regexp_like: { args: ['varchar', 'varchar'], returns: 'boolean', as: 'regexp_matches' },
  regexp_extract: { args: ['varchar', 'varchar'], optional: ['whole'], returns: 'varchar', replace: extract },
  regexp_extract_all: {
    args: ['varchar', 'varchar'],
    optional: ['whole'],
    returns: 'array(varchar)',
    takes: AS_MANY_AS_BYTES,
    replace: extractAll,
  },
  regexp_replace: { args: ['varchar', 'varchar'], optional: ['varchar'], returns: 'varchar', replace: replaceAll },
  regexp_split: {
    args: ['varchar', 'varchar'],
    returns: 'array(varchar)',
    takes: AS_MANY_AS_BYTES,
    replace: ([text, regex]) => callNode('regexp_split_to_array', text!.node, regex!.node),
  },
};

/** No match is NULL, not the empty text. */
function extract(args: readonly Argument[]): SqlNode | string {
  return (
    wrongGroup(args) ??
    once([args[0]!.node], ([text]) => {
      const others = args.slice(1).map(({ node }) => node);
      const matches = callNode('regexp_matches', text!, others[0]!);
      return caseNode(matches, callNode('regexp_extract', text!, ...groupAsInteger(others)), NULL_NODE);
    })
  );
}

function extractAll(args: readonly Argument[]): SqlNode | string {
  const [text, ...others] = args.map(({ node }) => node);
  return wrongGroup(args) ?? callNode('regexp_extract_all', text!, ...groupAsInteger(others));
}

function groupAsInteger([regex, group]: readonly SqlNode[]): SqlNode[] {
  return group === undefined ? [regex!] : [regex!, castNode(group, 'INTEGER')];
}

function wrongGroup([, regex, group]: readonly Argument[]): string | undefined {
  if (group === undefined) {
    return undefined;
  }
  const pattern = constantText(regex);
  const value = (group.node['value'] as { value?: unknown } | undefined)?.value;
  const number = typeof value === 'string' ? Number(value.replace(/^\D*/, '')) : NaN;
  if (pattern === undefined || !Number.isInteger(number)) {
    return `${PATTERN}, and the group a constant number`;
  }
  const groups = countGroups(pattern);
  return number > groups ? `Pattern has ${groups} groups. Cannot access group ${number}` : undefined;
}

/** `$1` of Presto is `\1` of the engine; `\$` is a dollar sign. */
function replaceAll([text, regex, replacement]: readonly Argument[]): SqlNode | string {
  const template = replacement === undefined ? '' : constantText(replacement);
  const pattern = constantText(regex);
  if (template === undefined || pattern === undefined) {
    return `${PATTERN}, and the replacement too`;
  }
  const groups = countGroups(pattern);
  let wrong: string | undefined;
  const rewritten = template.replace(/\\(.?)|\$(\d?)|([^\\$]+)/gs, (found, escaped?: string, group?: string) => {
    if (escaped !== undefined) {
      return escaped === '\\' ? '\\\\' : escaped;
    }
    if (group === undefined) {
      return found;
    }
    wrong ??= group === '' || Number(group) > groups ? `Illegal replacement sequence: ${template}` : undefined;
    return `\\${group}`;
  });
  return wrong ?? callNode('regexp_replace', text!.node, regex!.node, textNode(rewritten), textNode('g'));
}

/** Groups that capture: those without `?`, and those with a name. */
function countGroups(pattern: string): number {
  const bare = pattern.replace(/\\[\s\S]/g, '').replace(/\[\^?\]?[^\]]*\]/g, '');
  return [...bare.matchAll(/\((?!\?)|\(\?P?<(?![=!])/g)].length;
}
