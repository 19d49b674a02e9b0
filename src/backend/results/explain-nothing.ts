import { type Plan, previewRequests } from '#query';
import { readAnalysis, toInteger } from './analysis-rows';
import type { Asking } from './ask';

/** Why an answer is empty: the filters leave nothing, or the topics hold nothing in this range. */
export async function explainNothing(plan: Plan, { ask }: Pick<Asking, 'ask'>): Promise<string> {
  const asked = new Map(
    previewRequests(plan).map((request) => [`${request.source.region}/${request.source.topic}`, request]),
  );
  const counts = await Promise.all(
    [...asked.values()].map(async (request) => {
      const answer = await ask({
        ...request,
        purpose: 'count',
        search: '*',
        sql: 'select count(*) as "n" limit 1',
        limit: 1,
      });
      return Number(toInteger(readAnalysis(answer).columns[0]?.[0]));
    }),
  );
  const records = counts.reduce((sum, count) => sum + count, 0);
  return records > 0
    ? `No record matches: the topics hold ${records} records in this range, the filters leave none of them`
    : `The topics (${[...asked.keys()].join(', ')}) hold no record in this range. Widen it; if it stays empty, run ` +
        '"Save & test" in the data source settings: a new flow log delivers after 6 to 15 minutes';
}
