import type { LogFormat } from '#flowlog';
import { filterFieldsOf } from './choices';
import type { FilterField, Question } from './model';

/** A field whose values are worth a list. */
export type ListedField = Exclude<FilterField, 'packets' | 'bytes' | 'start' | 'end' | 'words'>;

/**
 * What is listed: the values of a field of the records, topics of the settings, flow logs of the account, or the first
 * column of the user's own statement.
 */
export type ListedThing = ListedField | 'topic' | 'flowLog' | 'statement';

/** What a dashboard variable offers: the commonest values within range and filters. */
export interface ValuesQuery extends Question {
  kind: 'values';
  of: ListedThing;
  /** `statement` only. */
  text: string;
}

/** Most values a list has. Longer ones are cut, with a warning: nobody reads them, and each may become a condition. */
export const MAX_VALUES = 1000;

const WITHOUT_LIST: readonly FilterField[] = ['packets', 'bytes', 'start', 'end', 'words'];

/** Fields of a log whose values can be listed, forms for either side first. */
export function listedFieldsOf(log: LogFormat): ListedField[] {
  return filterFieldsOf(log).filter((field): field is ListedField => !WITHOUT_LIST.includes(field));
}

export function listedThingsOf(log: LogFormat): ListedThing[] {
  return [...listedFieldsOf(log), 'topic', 'flowLog', 'statement'];
}

/** Listed without asking a topic. */
export function isOfAccount(of: ListedThing): of is 'topic' | 'flowLog' {
  return of === 'topic' || of === 'flowLog';
}
