import { filterFieldsOf, type FlowQuery } from '#query';
import type { SavedQuery, SetAside } from '../saved-query';

/** The question with what its kind had no use for put back. Filters that were added meanwhile stay where they fit. */
export function withSetAside({ setAside = {}, ...question }: Pick<SavedQuery, 'setAside'> & FlowQuery): FlowQuery {
  const log = setAside.log ?? question.log;
  const fields = filterFieldsOf(log);
  return {
    ...question,
    log,
    format: setAside.format ?? question.format,
    filters: [...question.filters, ...(setAside.filters ?? [])].filter(({ field }) => fields.includes(field)),
    sources: setAside.log === undefined ? question.sources : setAside.sources,
  };
}

/** What of a question another kind has no use for, to be kept beside it. */
export function setAside(whole: FlowQuery, fitted: FlowQuery): { setAside: SetAside } | undefined {
  const dropped = whole.filters.filter((filter) => !fitted.filters.includes(filter));
  const aside: SetAside = {
    ...(fitted.log === whole.log ? {} : { log: whole.log, ...(whole.sources ? { sources: whole.sources } : {}) }),
    ...(fitted.format === whole.format ? {} : { format: whole.format }),
    ...(dropped.length === 0 ? {} : { filters: dropped }),
  };
  return Object.keys(aside).length === 0 ? undefined : { setAside: aside };
}
