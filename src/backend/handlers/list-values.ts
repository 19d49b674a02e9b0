import type { ValuesAnswer } from '#contract';
import { listedFieldsOf, MAX_VALUES, parseQuery, readObject, readOneOf } from '#query';
import type { Instance } from '../instance';
import { readList } from '../results/list-frame';
import { runQuery } from '../run-query';
import { readPage, takePage } from './page';
import { readRange } from './read-range';

const MINUTE_MS = 60_000;

/** The values of a field, as the list of a variable has them, a page at a time. */
export async function listValues(body: unknown, instance: Instance, signal: AbortSignal): Promise<ValuesAnswer> {
  const request = readObject(body, 'request');
  const query = parseQuery({ ...request, kind: 'values', format: 'table' });
  readOneOf(request, 'of', listedFieldsOf(query.log), undefined);
  const range = { ...readRange(request), intervalMs: MINUTE_MS };
  const asked = readPage(request, MAX_VALUES);
  const { frames, warnings } = await runQuery(query, instance, range, 'person', signal);
  const { page, total } = takePage(readList(frames[0]), asked, ({ text, value }) => `${text} ${value}`);
  return { values: page, total, warnings };
}
