import { say } from '#wording';
import type { ValuesAnswer } from '#contract';
import { InvalidQueryError, listedFieldsOf, MAX_VALUES, parseQuery, readInteger, readObject, readOneOf } from '#query';
import type { Instance } from '../instance';
import { readList } from '../results/list-frame';
import { runQuery } from '../run-query';

const MINUTE_MS = 60_000;

/** The values of a field, as the list of a variable has them, a page at a time. */
export async function listValues(body: unknown, instance: Instance, signal: AbortSignal): Promise<ValuesAnswer> {
  const request = readObject(body, 'request');
  const query = parseQuery({ ...request, kind: 'values', format: 'table' });
  readOneOf(request, 'of', listedFieldsOf(query.log), undefined);
  const epoch = (key: 'fromMs' | 'toMs') => readInteger(request, key, 0, Number.MAX_SAFE_INTEGER, 0);
  const range = { fromMs: epoch('fromMs'), toMs: epoch('toMs'), intervalMs: MINUTE_MS };
  if (range.toMs <= range.fromMs) {
    throw new InvalidQueryError('toMs', say('the time range ends before it begins'));
  }
  const page = pageOf(request);
  const { frames, warnings } = await runQuery(query, instance, range, 'person', signal);
  const listed = readList(frames[0]);
  return { values: listed.slice(page.offset, page.offset + page.limit), total: listed.length, warnings };
}

/** The part of a list that is asked for. */
export function pageOf(request: ReturnType<typeof readObject>): { offset: number; limit: number } {
  return {
    offset: readInteger(request, 'offset', 0, Number.MAX_SAFE_INTEGER, 0),
    limit: readInteger(request, 'limit', 1, MAX_VALUES, MAX_VALUES),
  };
}
