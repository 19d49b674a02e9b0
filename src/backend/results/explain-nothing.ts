import { type Plan, previewRequests } from '#query';
import { text, type TextKey } from '../texts/text';
import { readAnalysis, toInteger } from './analysis-rows';
import type { Asking } from './ask';

/** Why an answer is empty: nothing that is asked about, or nothing at all. Says nothing where it cannot find out. */
export async function explainNothing(plan: Plan, { ask, fromMs, toMs, nowMs, locale }: Asking): Promise<string[]> {
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
        ? text(locale, whatIsAsked(plan), { records })
        : fromMs > nowMs
          ? text(locale, 'nothing.future')
          : text(locale, 'nothing.empty', { topics: [...asked.keys()].join(', ') }),
    ];
  } catch {
    return [];
  }
}

function whatIsAsked({ kind, query }: Plan): TextKey {
  if (kind === 'code') {
    return 'nothing.code';
  }
  const isVolume = kind === 'traffic' || kind === 'top' || kind === 'matrix';
  return !isVolume ? 'nothing.filtered' : query.filters.length > 0 ? 'nothing.volumeFiltered' : 'nothing.volume';
}
