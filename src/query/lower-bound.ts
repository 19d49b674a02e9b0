import { say } from '#wording';
import { MEASURES } from '#flowlog';
import { InvalidQueryError } from './invalid-query-error';
import type { FlowQuery } from './model';

/** Refuses to judge by less than all there is where more records would not only raise the number. */
export function refuseUnlessGrowing(query: FlowQuery): void {
  const [path, measures] =
    query.kind === 'traffic'
      ? ['measures', query.measures]
      : query.kind === 'top'
        ? ['rankBy', [query.rankBy]]
        : query.kind === 'matrix'
          ? ['measure', [query.measure]]
          : ['kind', []];
  const other = measures.find((measure) => MEASURES[measure].making !== 'sum');
  if (other !== undefined) {
    throw new InvalidQueryError(
      path,
      say(
        '{{measure}} does not only grow while records arrive, so "lower bound" cannot judge it; choose bytes, packets, records or a rate, or let the alert judge the settled part',
        { measure: other },
      ),
    );
  }
}
