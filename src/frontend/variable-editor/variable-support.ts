import { CustomVariableSupport, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import type { Observable } from 'rxjs';
import type { FlowLogsDataSource } from '../datasource';
import type { FlowSettings, SavedQuery } from '../saved-query';
import { completeValues } from './complete-values';
import { VariableEditor } from './VariableEditor';

/** Variables are asked the one way that panels take. Grafana gives them no interval of their own. */
export class VariableSupport extends CustomVariableSupport<FlowLogsDataSource, SavedQuery, SavedQuery, FlowSettings> {
  readonly editor = VariableEditor;

  constructor(private readonly datasource: FlowLogsDataSource) {
    super();
  }

  override getDefaultQuery(): Partial<SavedQuery> {
    return completeValues({}, this.datasource.getDefaultQuery().log);
  }

  query(request: DataQueryRequest<SavedQuery>): Observable<DataQueryResponse> {
    const targets = request.targets.map((target) => completeValues(target));
    return this.datasource.query({ ...request, intervalMs: request.intervalMs || MINUTE_MS, targets });
  }
}

const MINUTE_MS = 60_000;
