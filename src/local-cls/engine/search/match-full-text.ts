/** Words without a key: anywhere in the record, with the separators and the case rule of the full-text index. */
import { type Pattern, type SearchNode } from '#language';
import { quoteName, quoteText } from '../../escape';
import { syntaxError } from '../../failure';
import { isText } from '../../store/topic-columns';
import { EXTRA, FILENAME, SOURCE, TAG_PREFIX, TAGS, type TopicColumn } from '../../store/topic-record';
import { SOURCE as OWN_SOURCE } from '../built-in-columns';
import { ANY_TRAITS, holdsPhrase, type SearchedText } from './match-text';
import { refuseLeadingWildcard, refuseManyWords } from './refusals';
import { type SearchScope } from './search-scope';
import { anyHoldsPhrase } from './wildcard-words';
import { cutIntoWords, literalWord } from './words';

type Rule = Omit<SearchedText, 'expression' | 'traits'>;

const CANONICAL_INTEGER = /^(0|-?[1-9]\d{0,17})$/;

export function matchFullText(node: Extract<SearchNode, { kind: 'match' }>, scope: SearchScope): string {
  const index = scope.version.index.FullText;
  if (index === null || index === undefined) {
    throw syntaxError('Full-Text can not search on this field, since it is not indexed');
  }
  const rule: Rule = { separators: index.Tokenizer, chinese: index.ContainZH, caseSensitive: index.CaseSensitive };
  const words = cutIntoWords(node.value, rule.separators, rule.chinese);
  refuseLeadingWildcard(words);
  refuseManyWords(node, words, scope);
  if (words.length === 0) {
    return 'FALSE';
  }
  const phrases = node.phrase ? [words] : words.map((word) => [word]);
  return phrases.map((phrase) => `(${anywhere(phrase, rule, node.phrase, scope)})`).join(' AND ');
}

function anywhere(phrase: readonly Pattern[], rule: Rule, isQuoted: boolean, scope: SearchScope): string {
  const columns = scope.version.columns.filter(({ key }) => !key.startsWith(TAG_PREFIX) || hasMetadata(scope));
  const literal = phrase.length === 1 ? literalWord(phrase[0]!) : undefined;
  const texts = [
    ...columns.filter((column) => literal === undefined || isText(column)).map(columnText(rule)),
    ...otherTexts(rule, scope),
  ];
  const numbers = literal === undefined ? [] : columns.filter((column) => !isText(column)).map(numberIs(literal));
  const inTexts = isQuoted
    ? anyHoldsPhrase(texts, phrase, scope)
    : texts.map((text) => holdsPhrase(text, phrase)).join(' OR ');
  return [inTexts, ...numbers, ...ownSource(phrase, rule, scope)].join(' OR ');
}

const hasMetadata = ({ version }: SearchScope): boolean => version.settings.metadataFlag !== 2;

const columnText =
  (rule: Rule) =>
  (column: TopicColumn): SearchedText => {
    const name = quoteName(column.name);
    return isText(column)
      ? { ...rule, expression: name, traits: column.traits }
      : { ...rule, expression: `regexp_replace(CAST(${name} AS VARCHAR), '\\.0$', '')`, traits: ANY_TRAITS };
  };

const numberIs =
  (literal: string) =>
  ({ name, type }: TopicColumn): string => {
    const isCanonical = type === 'long' ? CANONICAL_INTEGER.test(literal) : String(Number(literal)) === literal;
    return isCanonical && Number.isFinite(Number(literal)) ? `${quoteName(name)} = ${literal}` : 'FALSE';
  };

/** What has no column of its own, and the built-in fields that are not the same for all records. */
function otherTexts(rule: Rule, { version }: SearchScope): SearchedText[] {
  const { includeInternalFields, metadataFlag } = version.settings;
  const objects = [EXTRA, ...(metadataFlag === 1 ? [TAGS] : [])].map(valuesOf);
  const senders = includeInternalFields ? [SOURCE, FILENAME].map(quoteName) : [];
  return [
    ...objects.map((expression) => ({ ...rule, separators: `${rule.separators}\n`, expression, traits: ANY_TRAITS })),
    ...senders.map((expression) => ({ ...rule, expression, traits: ANY_TRAITS })),
  ];
}

/** The values of a JSON object, a line each, with a word between them that no search names: phrases end there. */
function valuesOf(column: string): string {
  return `array_to_string(json_extract_string(${quoteName(column)}, '$.*'), chr(10) || chr(1) || chr(10))`;
}

/** The sender of records that came without one. A constant: the engine sees at once where it cannot hold the words. */
function ownSource(phrase: readonly Pattern[], rule: Rule, { version }: SearchScope): string[] {
  const text = { ...rule, expression: quoteText(OWN_SOURCE), traits: ANY_TRAITS };
  return version.settings.includeInternalFields
    ? [`(${quoteName(SOURCE)} IS NULL AND ${holdsPhrase(text, phrase)})`]
    : [];
}
