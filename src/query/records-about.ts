import { defaultQuery } from './default-query';
import type { Filter, FlowQuery } from './model';

/** The raw records behind an answer that hold one more filter: what a value of a table leads to. */
export function recordsAbout({ log, sources, filters }: FlowQuery, more: Filter): FlowQuery {
  return {
    ...defaultQuery('records', log),
    ...(sources === undefined ? {} : { sources }),
    filters: [...filters, more],
  };
}
