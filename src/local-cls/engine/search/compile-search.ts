/** Search conditions of CQL as conditions of the engine, under the index rule of one topic. */
import { type SearchLeaf, type SearchNode } from '#language';
import { CONSOLE_SEPARATORS } from '../../console-separators';
import { quoteName } from '../../escape';
import { queryError, syntaxError } from '../../failure';
import { isText } from '../../store/topic-columns';
import { TAG_PREFIX, type TopicColumn } from '../../store/topic-record';
import { BUILT_IN_TEXTS } from '../built-in-columns';
import { matchFullText } from './match-full-text';
import { compareNumber, matchNumber } from './match-number';
import { ANY_TRAITS, holdsNothing, holdsWords, type SearchedText } from './match-text';
import { refuseLeadingWildcard, refuseManyWords } from './refusals';
import { colonHint } from './search-hints';
import { type SearchScope } from './search-scope';
import { anyHoldsPhrase } from './wildcard-words';
import { cutIntoWords } from './words';

type Match = Extract<SearchNode, { kind: 'match' }>;

/**
 * The condition as SQL text, true for the records that match. `leaves` has the SQL texts of its conditions on fields and
 * on words.
 */
export function compileSearch(node: SearchNode, leaves: ReadonlyMap<SearchNode, string>): string {
  switch (node.kind) {
    case 'all':
      return 'TRUE';
    case 'and':
      return joined(node.operands, ' AND ', leaves);
    case 'or':
      return joined(node.operands, ' OR ', leaves);
    case 'not':
      // A missing field makes a condition unknown, and its negation must hold then.
      return `((${compileSearch(node.operand, leaves)}) IS NOT TRUE)`;
    default:
      return leaves.get(node)!;
  }
}

function joined(operands: readonly SearchNode[], operator: string, leaves: ReadonlyMap<SearchNode, string>): string {
  return `(${operands.map((operand) => compileSearch(operand, leaves)).join(operator)})`;
}

/** A condition on a field or on words as SQL text. Throws `ClsFailure` for what the index does not allow. */
export function compileLeaf(node: SearchLeaf, scope: SearchScope): string {
  switch (node.kind) {
    case 'exists':
      return existence(node.key, scope);
    case 'compare':
      return comparison(node, scope);
    case 'match':
      return node.key === undefined ? matchFullText(node, scope) : matchField(node, node.key, scope);
  }
}

function existence(key: string, scope: SearchScope): string {
  return isBuiltIn(key) ? 'TRUE' : `${quoteName(indexed(key, scope).name)} IS NOT NULL`;
}

function comparison(node: Extract<SearchNode, { kind: 'compare' }>, scope: SearchScope): string {
  const column = isBuiltIn(node.key) ? undefined : indexed(node.key, scope);
  if (column === undefined || isText(column)) {
    throw queryError(
      `illegal_argument_exception: field [${node.key}] is of type text, ${node.operator} needs a long or double field`,
    );
  }
  return compareNumber(column, node.operator, node.value);
}

function matchField(node: Match, key: string, scope: SearchScope): string {
  if (isBuiltIn(key)) {
    return matchText(node, builtInText(key, scope), scope);
  }
  const column = indexed(key, scope, colonHint(key, node.value));
  if (isText(column)) {
    return matchText(node, fieldText(column, scope), scope);
  }
  if (scope.places.get(node)?.inGroup && scope.numberGroups === 'refused') {
    throw syntaxError(`field: ${key}, values in parentheses are documented for text only; write ${key}=1 OR ${key}=2`);
  }
  return matchNumber(column, node.value);
}

function matchText(node: Match, text: SearchedText, scope: SearchScope): string {
  const words = cutIntoWords(node.value, text.separators, text.chinese);
  refuseLeadingWildcard(words);
  refuseManyWords(node, words, scope);
  if (words.length === 0) {
    return holdsNothing(text);
  }
  return node.phrase ? anyHoldsPhrase([text], words, scope) : `(${holdsWords(text, words)})`;
}

function fieldText(column: TopicColumn, { version }: SearchScope): SearchedText {
  const isTag = column.key.startsWith(TAG_PREFIX);
  const index = isTag ? version.index.Tag : version.index.KeyValue;
  const key = isTag ? column.key.slice(TAG_PREFIX.length) : column.key;
  return {
    expression: quoteName(column.name),
    separators: column.tokenizer,
    chinese: index?.KeyValues?.find(({ Key }) => Key === key)?.Value.ContainZH ?? false,
    caseSensitive: index?.CaseSensitive ?? false,
    traits: column.traits,
  };
}

/** No document gives the separators of these fields; an example cuts `__FILENAME__` at `/`. */
function builtInText(key: string, { version }: SearchScope): SearchedText {
  return {
    expression: BUILT_IN_TEXTS[key]!,
    separators: CONSOLE_SEPARATORS,
    chinese: false,
    caseSensitive: version.index.KeyValue?.CaseSensitive ?? false,
    traits: ANY_TRAITS,
  };
}

const isBuiltIn = (key: string): boolean => Object.hasOwn(BUILT_IN_TEXTS, key);

function indexed(key: string, { version }: SearchScope, hint = ''): TopicColumn {
  const column = version.columns.find((candidate) => candidate.key === key);
  if (column === undefined) {
    throw syntaxError(`field: ${key}, can not search on this field, since it is not indexed${hint}`);
  }
  return column;
}
