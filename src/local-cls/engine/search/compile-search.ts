/** Search conditions of CQL as conditions of the engine, under the index rule of one topic. */
import { type SearchNode } from '#language';
import { queryError, syntaxError } from '../../failure';
import { quoteName } from '../../escape';
import { isText } from '../../store/topic-columns';
import { type TopicColumn, type TopicRecord } from '../../store/topic-record';
import { BUILT_IN_TEXTS } from '../built-in-columns';
import { matchFullText } from './match-full-text';
import { matchNumber } from './match-number';
import { holdsNothing, holdsPhrase, holdsWords, type SearchedText } from './match-text';
import { cutIntoWords } from './words';

type Match = Extract<SearchNode, { kind: 'match' }>;

/** The condition as SQL text, true for the records that match. Throws `ClsFailure` for what the index does not allow. */
export function compileSearch(node: SearchNode, topic: TopicRecord): string {
  switch (node.kind) {
    case 'all':
      return 'TRUE';
    case 'and':
      return joined(node.operands, ' AND ', topic);
    case 'or':
      return joined(node.operands, ' OR ', topic);
    case 'not':
      // A missing field makes a condition unknown, and its negation must hold then.
      return `((${compileSearch(node.operand, topic)}) IS NOT TRUE)`;
    case 'exists':
      return existence(node.key, topic);
    case 'compare':
      return comparison(node, topic);
    case 'match':
      return node.key === undefined ? matchFullText(node, topic) : matchField(node, node.key, topic);
  }
}

function joined(operands: readonly SearchNode[], operator: string, topic: TopicRecord): string {
  return `(${operands.map((operand) => compileSearch(operand, topic)).join(operator)})`;
}

function existence(key: string, topic: TopicRecord): string {
  return Object.hasOwn(BUILT_IN_TEXTS, key) ? 'TRUE' : `${quoteName(indexed(key, topic).name)} IS NOT NULL`;
}

function comparison(node: Extract<SearchNode, { kind: 'compare' }>, topic: TopicRecord): string {
  const column = indexed(node.key, topic);
  if (isText(column)) {
    throw queryError(
      `illegal_argument_exception: field [${node.key}] is of type text, ${node.operator} needs a long or double field`,
    );
  }
  return `${quoteName(column.name)} ${node.operator} ${node.value}`;
}

function matchField(node: Match, key: string, topic: TopicRecord): string {
  if (Object.hasOwn(BUILT_IN_TEXTS, key)) {
    return matchText(node, builtInText(key));
  }
  const column = indexed(key, topic);
  return isText(column) ? matchText(node, fieldText(column, topic)) : matchNumber(column, node.value);
}

function matchText(node: Match, text: SearchedText): string {
  const words = cutIntoWords(node.value, text.separators);
  if (words.length === 0) {
    return holdsNothing(text);
  }
  return node.phrase ? holdsPhrase(text, words) : `(${holdsWords(text, words)})`;
}

function fieldText(column: TopicColumn, topic: TopicRecord): SearchedText {
  return {
    expression: quoteName(column.name),
    separators: column.tokenizer,
    caseSensitive: topic.index.KeyValue?.CaseSensitive ?? false,
    traits: column.traits,
  };
}

function builtInText(key: string): SearchedText {
  const traits = { upper: true, lower: true, foreign: true, separators: true };
  return { expression: BUILT_IN_TEXTS[key]!, separators: '', caseSensitive: false, traits };
}

function indexed(key: string, topic: TopicRecord): TopicColumn {
  const column = topic.columns.find((candidate) => candidate.key === key);
  if (column === undefined) {
    throw syntaxError(`field: ${key}, can not search on this field, since it is not indexed`);
  }
  return column;
}
