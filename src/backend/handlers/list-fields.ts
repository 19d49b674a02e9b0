import { type FieldChoice, type FieldsAnswer, MAX_FIELDS_PAGE } from '#contract';
import { chooseSources, parseQuery, readObject } from '#query';
import type { Instance } from '../instance';
import { readPage, takePage } from './page';

/** The fields of the topics a query would ask. A topic that cannot be asked is left out; none at all is an error. */
export async function listFields(body: unknown, instance: Instance, signal: AbortSignal): Promise<FieldsAnswer> {
  const request = readObject(body, 'request');
  const { log, sources } = request;
  const query = parseQuery({ kind: 'code', log, sources });
  const asked = readPage(request, MAX_FIELDS_PAGE);
  const chosen = chooseSources(query, instance.settings.sources);
  const schemas = await Promise.allSettled(chosen.map((source) => instance.schemas.get(source, signal)));
  const known = schemas.flatMap((schema) => (schema.status === 'fulfilled' ? [schema.value] : []));
  const failed = schemas.find((schema) => schema.status === 'rejected');
  if (known.length === 0 && failed !== undefined) {
    throw failed.reason;
  }
  const fields = new Map<string, FieldChoice>();
  for (const { key, type, statistics } of known.flatMap(({ keys }) => keys)) {
    fields.set(key, { key, type, statistics: statistics && (fields.get(key)?.statistics ?? true) });
  }
  const { page, total } = takePage([...fields.values()], asked, ({ key }) => key);
  return { fields: page, total };
}
