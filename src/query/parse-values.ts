import { say } from '#wording';
import { InvalidQueryError } from './invalid-query-error';
import { type JsonObject, readOneOf, readString } from './read-json';
import { listedThingsOf, type ValuesQuery } from './values-query';

export function readValues(saved: JsonObject, start: ValuesQuery) {
  const of = readOneOf(saved, 'of', listedThingsOf(start.log), start.of);
  const text = readString(saved, 'text', '');
  if (of === 'statement' && text.trim() === '') {
    throw new InvalidQueryError('text', say('is empty: write a statement; its first column is listed'));
  }
  return { kind: 'values' as const, of, text };
}
