import type { DataQueryError, DataQueryRequest, DataQueryResponse } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { SavedQuery } from '../saved-query';
import { conditionAt } from './add-ad-hoc';

/** Errors of filters that the dashboard added, called as the dashboard shows them. `own`: a target without them. */
export function nameConditions(
  response: DataQueryResponse,
  { targets, filters = [] }: DataQueryRequest<SavedQuery>,
  own: (target: SavedQuery) => SavedQuery,
): DataQueryResponse {
  const name = (error: DataQueryError): DataQueryError => {
    const place = /^filters\[(\d+)\]/.exec(error.message ?? '')?.[1];
    const target = targets.find(({ refId }) => refId === error.refId);
    const condition = place && target ? conditionAt(own(target), filters, Number(place)) : undefined;
    if (condition === undefined) {
      return error;
    }
    const { key, operator, value, values } = condition;
    const written = `${key} ${operator} ${values?.join(', ') ?? value}`;
    return {
      ...error,
      message: t(
        'ad-hoc.refused',
        'The filter "{{written}}" of the dashboard cannot be asked here: {{message}}. Change or remove it.',
        { written, message: error.message, interpolation: { escapeValue: false } },
      ),
    };
  };
  return response.errors === undefined ? response : { ...response, errors: response.errors.map(name) };
}
