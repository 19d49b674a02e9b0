import { type Plan, previewRequests } from '#query';
import { readAnalysis, toInteger } from './analysis-rows';
import type { Asking } from './ask';

/** Why an answer is empty: nothing that is asked about, or nothing at all. Says nothing where it cannot find out. */
export async function explainNothing(plan: Plan, { ask, fromMs, toMs, nowMs }: Asking): Promise<string[]> {
  const asked = new Map(
    previewRequests(plan).map((request) => [`${request.source.region}/${request.source.topic}`, request]),
  );
  if (asked.size === 0) {
    return [];
  }
  const count = { fromMs, toMs, purpose: 'count', search: '*', sql: 'select count(*) as "n" limit 1', limit: 1 };
  try {
    const answers = await Promise.all([...asked.values()].map((request) => ask({ ...request, ...count })));
    const records = answers.reduce((sum, answer) => sum + Number(toInteger(readAnalysis(answer).columns[0]?.[0])), 0);
    return [
      records > 0
        ? `Nothing to show: the topics hold ${records} records in this range, ${whatIsAsked(plan)}`
        : fromMs > nowMs
          ? 'The range lies in the future'
          : `The topics (${[...asked.keys()].join(', ')}) hold no record in this range. Widen it; if it stays empty, run ` +
            '"Save & test" in the data source settings: a new flow log delivers after 6 to 15 minutes',
    ];
  } catch {
    return [];
  }
}

function whatIsAsked({ kind, query }: Plan): string {
  if (kind === 'code') {
    return 'but the statement gives no row for them';
  }
  const isVolume = kind === 'traffic' || kind === 'top' || kind === 'matrix';
  return isVolume
    ? 'but none that is asked about: status OK, seen by its source region (CCN), let through unless an action is chosen' +
        (query.filters.length > 0 ? ', and within the filters' : '')
    : 'but the filters leave none of them';
}
