import { createHash } from 'node:crypto';
import { say } from '#wording';
import { type CodeQuery, InvalidQueryError, MAX_RECORDS, parseQuery, type RecordsQuery } from '#query';

/** A question whose new records can be watched. */
export type TailQuestion = RecordsQuery | CodeQuery;

/** Reads a query as a question of a live tail: what only matters to a panel is dropped, so that alike questions are one. */
export function readTailQuestion(json: unknown): TailQuestion {
  const query = parseQuery(json);
  if (query.kind !== 'records' && query.kind !== 'code') {
    throw new InvalidQueryError(
      'kind',
      say('only raw records can be watched live: choose records, or a search without SELECT'),
    );
  }
  const { alert: _alert, ...question } = query;
  const lines = { format: 'logs', limit: MAX_RECORDS } as const;
  return question.kind === 'records' ? { ...question, ...lines, sort: 'newest' } : { ...question, ...lines };
}

/** The channel of a question, e.g. `tail/3f8a...`; Grafana keeps the channels of data sources apart. */
export function tailPath(question: TailQuestion): string {
  return `tail/${createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 40)}`;
}
