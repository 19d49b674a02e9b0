/** Words without a key: anywhere in the record, with the separators and the case rule of the full-text index. */
import { type Pattern, type SearchNode } from '#language';
import { quoteName } from '../../escape';
import { syntaxError } from '../../failure';
import { isText } from '../../store/topic-columns';
import { EXTRA, type TopicColumn, type TopicRecord } from '../../store/topic-record';
import { holdsPhrase, type SearchedText } from './match-text';
import { cutIntoWords, literalWord } from './words';

const CANONICAL_INTEGER = /^(0|-?[1-9]\d{0,17})$/;

/** The values of `__EXTRA__`, one a line. */
const EXTRA_VALUES = `array_to_string(json_extract_string(${quoteName(EXTRA)}, '$.*'), chr(10))`;

export function matchFullText(node: Extract<SearchNode, { kind: 'match' }>, topic: TopicRecord): string {
  const index = topic.index.FullText;
  if (index === null || index === undefined) {
    throw syntaxError('Full-Text can not search on this field, since it is not indexed');
  }
  const words = cutIntoWords(node.value, index.Tokenizer);
  if (words.length === 0) {
    return 'FALSE';
  }
  const phrases = node.phrase ? [words] : words.map((word) => [word]);
  return phrases.map((phrase) => `(${anywhere(phrase, topic, index)})`).join(' AND ');
}

function anywhere(
  phrase: readonly Pattern[],
  topic: TopicRecord,
  index: { CaseSensitive: boolean; Tokenizer: string },
): string {
  const rule = { separators: index.Tokenizer, caseSensitive: index.CaseSensitive };
  const texts = topic.columns
    .filter(isText)
    .map((column) => holdsPhrase({ ...rule, expression: quoteName(column.name), traits: column.traits }, phrase));
  const numbers = topic.columns.filter((column) => !isText(column)).flatMap((column) => numberIs(column, phrase, rule));
  return [...texts, ...numbers, extraHolds(phrase, rule)].filter((condition) => condition !== 'FALSE').join(' OR ');
}

function numberIs(
  column: TopicColumn,
  phrase: readonly Pattern[],
  rule: Pick<SearchedText, 'separators' | 'caseSensitive'>,
): string[] {
  const literal = phrase.length === 1 ? literalWord(phrase[0]!) : undefined;
  if (literal !== undefined && column.type === 'long') {
    return CANONICAL_INTEGER.test(literal) ? [`${quoteName(column.name)} = ${literal}`] : [];
  }
  const traits = { upper: true, lower: true, foreign: false, separators: true };
  return [holdsPhrase({ ...rule, expression: `CAST(${quoteName(column.name)} AS VARCHAR)`, traits }, phrase)];
}

function extraHolds(phrase: readonly Pattern[], rule: Pick<SearchedText, 'separators' | 'caseSensitive'>): string {
  const traits = { upper: true, lower: true, foreign: true, separators: true };
  // Line ends divide the values, whatever the separators are.
  const separators = rule.separators.includes('\n') ? rule.separators : `${rule.separators}\n`;
  const holds = holdsPhrase({ ...rule, separators, expression: EXTRA_VALUES, traits }, phrase);
  return `(${quoteName(EXTRA)} IS NOT NULL AND ${holds})`;
}
