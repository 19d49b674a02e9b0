import { say } from '#wording';
import type { ValuesAnswer } from '#contract';
import { InvalidQueryError, listedFieldsOf, MAX_VALUES, parseQuery, readInteger, readObject, readOneOf } from '#query';
import type { Instance } from '../instance';
import { readList } from '../results/list-frame';
import { runQuery } from '../run-query';
import { readPage, takePage } from './page';

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
  const asked = readPage(request, MAX_VALUES);
  const { frames, warnings } = await runQuery(query, instance, range, 'person', signal);
  const { page, total } = takePage(readList(frames[0]), asked, ({ text, value }) => `${text} ${value}`);
  return { values: page, total, warnings };
}
