/** The texts of a record that full text looks at: its fields, what has no column of its own, sender and file. */
import { quoteName, quoteText } from '../../escape';
import { isText } from '../../store/topic-columns';
import {
  EXTRA,
  FILENAME,
  type IndexVersion,
  SOURCE,
  TAG_PREFIX,
  TAGS,
  type TopicColumn,
} from '../../store/topic-record';
import { SOURCE as OWN_SOURCE } from '../built-in-columns';
import { ANY_TRAITS, type SearchedText } from './match-text';

/** How the full-text index reads all of them. */
export type FullTextRule = Pick<SearchedText, 'separators' | 'chinese' | 'caseSensitive'>;

/** Between two texts written as one: a word that no search names, between separators, so that phrases end there. */
const JOINT = '\u0001\u0002\u0001';
const JOINT_SEPARATOR = JOINT[0]!;

/** The fields; metadata only as the index says. */
export function searchedColumns({ columns, settings }: IndexVersion): readonly TopicColumn[] {
  return columns.filter(({ key }) => !key.startsWith(TAG_PREFIX) || settings.metadataFlag !== 2);
}

export function columnText(column: TopicColumn, rule: FullTextRule): SearchedText {
  const name = quoteName(column.name);
  return isText(column)
    ? { ...rule, expression: name, traits: column.traits }
    : { ...rule, expression: `regexp_replace(CAST(${name} AS VARCHAR), '\\.0$', '')`, traits: ANY_TRAITS };
}

/** What is not a field with an index. The sender is missing where it is this server: see `ownSource`. */
export function otherTexts({ settings }: IndexVersion, rule: FullTextRule): SearchedText[] {
  const { includeInternalFields, metadataFlag } = settings;
  const objects = [EXTRA, ...(metadataFlag === 1 ? [TAGS] : [])].map(
    (column) => `array_to_string(json_extract_string(${quoteName(column)}, '$.*'), ${quoteText(JOINT)})`,
  );
  const senders = includeInternalFields ? [SOURCE, FILENAME].map(quoteName) : [];
  return [
    ...objects.map((expression) => joinedText(expression, rule)),
    ...senders.map((expression) => ({ ...rule, expression, traits: ANY_TRAITS })),
  ];
}

/** The sender of records that came without one: a constant, of which the engine knows beforehand what it holds. */
export function ownSource({ settings }: IndexVersion, rule: FullTextRule): SearchedText[] {
  return settings.includeInternalFields ? [{ ...rule, expression: quoteText(OWN_SOURCE), traits: ANY_TRAITS }] : [];
}

/** All of them in one: slower to search for a word, but a statement of many words stays a short one. */
export function wholeRecord(version: IndexVersion, rule: FullTextRule): SearchedText {
  const texts = [
    ...searchedColumns(version).map((column) => columnText(column, rule)),
    ...otherTexts(version, rule),
    ...ownSource(version, rule).map((text) => ({
      ...text,
      expression: `CASE WHEN ${quoteName(SOURCE)} IS NULL THEN ${text.expression} END`,
    })),
  ];
  return joinedText(`concat_ws(${[quoteText(JOINT), ...texts.map(({ expression }) => expression)].join(', ')})`, rule);
}

function joinedText(expression: string, rule: FullTextRule): SearchedText {
  return { ...rule, separators: rule.separators + JOINT_SEPARATOR, expression, traits: ANY_TRAITS };
}
