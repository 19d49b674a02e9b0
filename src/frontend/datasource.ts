import {
  type AdHocVariableFilter,
  AppEvents,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceGetTagValuesOptions,
  type GetTagResponse,
  type DataSourceInstanceSettings,
  type DataSourceWithLogsContextSupport,
  type DataSourceWithQueryModificationSupport,
  type DataSourceWithSupplementaryQueriesSupport,
  type DataSourceWithToggleableQueryFiltersSupport,
  type LogRowContextOptions,
  type LogRowModel,
  type MetricFindValue,
  type QueryFilterOptions,
  type QueryFixAction,
  type ScopedVars,
  type SupplementaryQueryOptions,
  type SupplementaryQueryType,
  type ToggleFilterAction,
} from '@grafana/data';
import { t } from '@grafana/i18n';
import { DataSourceWithBackend, getAppEvents, getTemplateSrv } from '@grafana/runtime';
import { lastValueFrom, map, type Observable } from 'rxjs';
import type {
  FieldsAnswer,
  FlowLogsAnswer,
  NetworksAnswer,
  PageRequest,
  PreviewAnswer,
  PreviewRequest,
  Source,
  TopicsAnswer,
  TopicsRequest,
  ValuesAnswer,
  ValuesRequest,
} from '#contract';
import { defaultQuery, type Question, usualLog } from '#query';
import { annotationSupport } from './annotations';
import { addAdHoc } from './ad-hoc/add-ad-hoc';
import { nameConditions } from './ad-hoc/name-conditions';
import { tagKeys, tagValues } from './ad-hoc/tag-choices';
import { displayText } from './display-text';
import { everythingOf } from './everything-of';
import type { Replace } from './expand-variables';
import { isClicked, MODIFICATIONS, modifyClicked, toggleClicked } from './explore/edit-by-click';
import { contextAnswer, contextQuery, contextRequest } from './explore/log-context';
import { fillLinkRange } from './explore/fill-link-range';
import { SUPPLEMENTARY, supplementaryQuery } from './explore/supplementary-query';
import { fillLocale } from './fill-locale';
import { fillTimeZone } from './fill-time-zone';
import { handOver } from './hand-over';
import { fillVariables } from './fill-variables';
import { watchLive } from './live-tail';
import { placeErrors, placeRefusal } from './place-errors';
import type { FlowSettings, SavedQuery } from './saved-query';
import { readHealth } from './read-health';
import { shownLocale } from './start-translations';
import { VariableSupport } from './variable-editor/variable-support';

/** What a preview depends on beside the query itself. */
export type PreviewScope = Omit<PreviewRequest, 'query'>;

/** Explore finds out by its methods what a data source can do. */
type Explorable = DataSourceWithLogsContextSupport<SavedQuery> &
  DataSourceWithQueryModificationSupport<SavedQuery> &
  DataSourceWithSupplementaryQueriesSupport<SavedQuery> &
  DataSourceWithToggleableQueryFiltersSupport<SavedQuery>;

export class FlowLogsDataSource extends DataSourceWithBackend<SavedQuery, FlowSettings> implements Explorable {
  /** The sources of the settings; a query that names none asks all that fit. */
  readonly sources: readonly Source[];

  constructor(settings: DataSourceInstanceSettings<FlowSettings>) {
    super(settings);
    this.sources = settings.jsonData?.sources ?? [];
    this.annotations = annotationSupport(() => usualLog(this.sources));
    this.variables = new VariableSupport(this);
  }

  override query(request: DataQueryRequest<SavedQuery>): Observable<DataQueryResponse> {
    const filled = fillLocale(fillTimeZone(request), shownLocale());
    if (filled.liveStreaming === true) {
      return watchLive(this.#asked(filled), this.uid, (query) => this.#ask('tail', query));
    }
    return super.query(filled).pipe(
      map((response) => placeErrors(response, request, replaceBy(request.scopedVars))),
      map((response) => fillLinkRange(response, request.range)),
      map((response) =>
        nameConditions(response, request, (target) => this.applyTemplateVariables(target, request.scopedVars)),
      ),
    );
  }

  /** What Grafana's own `query` does before it sends. */
  #asked(request: DataQueryRequest<SavedQuery>): DataQueryRequest<SavedQuery> {
    const targets = request.targets
      .filter((query) => this.filterQuery(query))
      .map((query) => this.applyTemplateVariables(query, request.scopedVars, request.filters));
    return { ...request, targets };
  }

  /** A data source that has only ENI topics starts with questions about ENI flow logs. */
  override getDefaultQuery(): Partial<SavedQuery> {
    return defaultQuery('traffic', usualLog(this.sources));
  }

  override filterQuery(query: SavedQuery): boolean {
    const text: unknown = query.kind === 'code' ? (query.text ?? '') : undefined;
    // What is no text at all goes on: the backend refuses it by name.
    return query.hide !== true && !(typeof text === 'string' && text.trim() === '');
  }

  override applyTemplateVariables(
    query: SavedQuery,
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[],
  ): SavedQuery {
    const filled = fillVariables(query, replaceBy(scopedVars), everythingOf(this.uid, scopedVars), this.sources);
    return addAdHoc(filled, filters);
  }

  override interpolateVariablesInQueries(
    queries: SavedQuery[],
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[],
  ): SavedQuery[] {
    const fill = (query: SavedQuery, conditions?: AdHocVariableFilter[]) =>
      this.applyTemplateVariables(query, scopedVars, conditions);
    return queries.map((query) => ({ ...handOver(query, fill, filters), datasource: this.getRef() }));
  }

  override getTagKeys(): Promise<MetricFindValue[]> {
    return tagKeys(this);
  }

  override getTagValues(options: DataSourceGetTagValuesOptions<SavedQuery>): Promise<GetTagResponse> {
    return tagValues(this, options);
  }

  override getQueryDisplayText(query: SavedQuery): string {
    return displayText(query);
  }

  toggleQueryFilter(query: SavedQuery, action: ToggleFilterAction): SavedQuery {
    return toggleClicked(query, action) ?? refuseFilter(query, action.options);
  }

  queryHasFilter(query: SavedQuery, options: QueryFilterOptions): boolean {
    return isClicked(query, options);
  }

  override modifyQuery(query: SavedQuery, action: QueryFixAction): SavedQuery {
    return modifyClicked(query, action) ?? refuseFilter(query, action.options);
  }

  getSupportedQueryModifications(): string[] {
    return MODIFICATIONS;
  }

  getSupportedSupplementaryQueryTypes(): SupplementaryQueryType[] {
    return SUPPLEMENTARY;
  }

  getSupplementaryQuery(options: SupplementaryQueryOptions, query: SavedQuery): SavedQuery | undefined {
    return supplementaryQuery(options, query);
  }

  getSupplementaryRequest(
    type: SupplementaryQueryType,
    request: DataQueryRequest<SavedQuery>,
    options?: SupplementaryQueryOptions,
  ): DataQueryRequest<SavedQuery> | undefined {
    const targets = request.targets.flatMap((query) =>
      this.filterQuery(query)
        ? (supplementaryQuery({ ...options, type } as SupplementaryQueryOptions, query) ?? [])
        : [],
    );
    return targets.length === 0 ? undefined : { ...request, targets };
  }

  async getLogRowContext(
    row: LogRowModel,
    options: LogRowContextOptions = {},
    query = this.#startOf(row),
  ): Promise<DataQueryResponse> {
    return contextAnswer(await lastValueFrom(this.query(contextRequest(row, options, query))));
  }

  getLogRowContextQuery(
    row: LogRowModel,
    options: LogRowContextOptions = {},
    query = this.#startOf(row),
  ): Promise<SavedQuery> {
    return Promise.resolve(contextQuery(row, options, query));
  }

  #startOf({ dataFrame }: LogRowModel): SavedQuery {
    return { ...this.getDefaultQuery(), refId: dataFrame.refId ?? 'A' } as SavedQuery;
  }

  override async testDatasource() {
    return readHealth(this.uid, await this.callHealthCheck());
  }

  /** What the query would send, with variables filled in as a panel would. */
  preview(query: SavedQuery, scope: PreviewScope, abortSignal?: AbortSignal): Promise<PreviewAnswer> {
    const filled = { ...this.applyTemplateVariables(query, {}), locale: shownLocale() };
    const request: PreviewRequest = { query: filled, ...scope };
    return this.#ask<PreviewAnswer>('preview', request, abortSignal).catch((cause: unknown) =>
      placeRefusal(cause, query, replaceBy({})),
    );
  }

  /** What the topics of a query can be searched for; variables in their names are filled in. */
  fields(asked: Pick<Question, 'log' | 'sources'>): Promise<FieldsAnswer> {
    const { log, sources } = this.applyTemplateVariables({ ...asked, refId: '' } as SavedQuery, {});
    return this.#ask('fields', { log, sources });
  }

  /** The values of a field, by their names in the language of the page. */
  values(request: ValuesRequest): Promise<ValuesAnswer> {
    return this.#ask('values', request);
  }

  /** Topics of one region, by the saved credentials. */
  topics(request: TopicsRequest): Promise<TopicsAnswer> {
    return this.#ask('topics', request);
  }

  /** Topics of all regions that hold flow logs, by the saved credentials. */
  flowLogs(page: PageRequest): Promise<FlowLogsAnswer> {
    return this.#ask('flow-logs', page);
  }

  /** The networks attached to the account's CCNs, by the saved credentials. */
  networks(): Promise<NetworksAnswer> {
    return this.#ask('networks', {});
  }

  /** A resource call, answered and refused in the language of the page. Whoever asks shows the refusal. */
  #ask<Answer>(resource: string, request: object, abortSignal?: AbortSignal): Promise<Answer> {
    const options = { showErrorAlert: false, abortSignal };
    return this.postResource<Answer>(resource, { ...request, locale: shownLocale() }, options);
  }
}

function replaceBy(scopedVars: ScopedVars): Replace {
  return (text, format) => getTemplateSrv().replace(text, scopedVars, format);
}

/** A click that would do nothing says why. */
function refuseFilter(query: SavedQuery, { key, value }: QueryFilterOptions = {}): SavedQuery {
  const message = t('explore.no-filter', 'This question cannot be filtered by {{what}}', {
    what: [key, value].filter(Boolean).join(' '),
  });
  getAppEvents().publish({ type: AppEvents.alertWarning.name, payload: [message] });
  return query;
}
