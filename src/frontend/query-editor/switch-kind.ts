import type { LogFormat } from '#flowlog';
import type { PreviewStep, Source } from '#contract';
import {
  defaultQuery,
  dimensionsOf,
  filterFieldsOf,
  fitsQuality,
  FORMATS_OF_KIND,
  FORMATS_OF_VIEW,
  type FlowQuery,
  keepsBothWays,
  INVENTORY_VIEWS,
  type Kind,
  listedThingsOf,
  QUALITY_VIEWS,
  SUBJECTS_OF_LOG,
  measuresFor,
} from '#query';
import { completeQuery, type SavedQuery } from '../saved-query';
import { setAside, withSetAside } from './set-aside';

/**
 * The same question as another builder kind. Members of the old kind stay, and what the new kind has no use for is set
 * aside, so that switching back restores all.
 */
export function switchBuilder(query: SavedQuery, kind: Exclude<Kind, 'code'>): SavedQuery {
  const { outside, question, builder = question } = takeApart(query);
  const whole = withSetAside(builder);
  const formats = FORMATS_OF_KIND[kind];
  // Records are chosen to read them; how many there are over time is one of their formats.
  const isKept = formats.includes(whole.format) && !(kind === 'records' && whole.format === 'series');
  const format = isKept ? whole.format : formats[0]!;
  const fitted = { ...whole, kind, format, ...fittingVerdict(whole, kind), ...fittingView(whole, kind) } as FlowQuery;
  return completeQuery({ ...fitted, ...outside, ...setAside(whole, fitted) } as SavedQuery);
}

/** A verdict needs both directions, and records of interfaces. */
function fittingVerdict({ log, filters, sources }: FlowQuery, kind: Kind) {
  if (kind !== 'reachability') {
    return {};
  }
  const fields = filterFieldsOf('eni');
  const kept = filters.filter((filter) => keepsBothWays(filter) && fields.includes(filter.field));
  return { log: 'eni' as const, filters: kept, sources: log === 'eni' ? sources : undefined };
}

/** Inventories and quality questions have views of different names; rows about nothing pass few filters. */
function fittingView(builder: FlowQuery, kind: Kind) {
  const view = 'view' in builder ? builder.view : undefined;
  if (kind === 'inventory') {
    return { view: INVENTORY_VIEWS.find((one) => one === view) ?? INVENTORY_VIEWS[0], filters: [] };
  }
  if (kind !== 'quality') {
    return {};
  }
  const chosen = QUALITY_VIEWS.find((one) => one === view) ?? QUALITY_VIEWS[0]!;
  const formats = FORMATS_OF_VIEW[chosen];
  const subjects = SUBJECTS_OF_LOG[builder.log];
  const each = ('each' in builder && subjects.find((one) => one === builder.each)) || subjects[0]!;
  return {
    view: chosen,
    each,
    format: formats.find((one) => one === builder.format) ?? formats[0],
    filters: builder.filters.filter((filter) => fitsQuality(filter, { view: chosen, each })),
  };
}

/** A builder question as code; the question itself is kept for the way back. Its filters are in the text already. */
export function switchToCode(query: SavedQuery, text: string): SavedQuery {
  const { outside, question } = takeApart(query);
  const { log, format, sources } = question;
  const code = { ...defaultQuery('code', log), ...(sources === undefined ? {} : { sources }), text };
  const keepsFormat = FORMATS_OF_KIND.code.includes(format);
  return { ...code, ...outside, format: keepsFormat ? format : code.format, builder: question } as SavedQuery;
}

/** The question a new panel of this kind begins with. */
export function startOver(query: SavedQuery): SavedQuery {
  const format = query.format === 'annotations' ? { format: query.format } : {};
  return { ...defaultQuery(query.kind, query.log), ...format, ...takeApart(query).outside } as SavedQuery;
}

/** What is Grafana's, what is the question, and the question behind a code query. */
function takeApart(query: SavedQuery) {
  const { refId, hide, datasource, key, queryType, builder, ...question } = query;
  return { outside: { refId, hide, datasource, key, queryType }, question: question as FlowQuery, builder };
}

/** The text of one step as a person would write it. Both parts come from the backend's printers. */
export function statementText(step: Pick<PreviewStep, 'search' | 'sql'>): string {
  return step.sql === undefined ? step.search : `${step.search} | ${step.sql}`;
}

/** The same question about the other flow log, without what its records do not have. */
export function switchLog(query: SavedQuery, log: LogFormat, sources: readonly Source[]): SavedQuery {
  const fields = filterFieldsOf(log);
  const fits = (topic: string) =>
    sources.some((source) => source.topic === topic && [log, 'mixed'].includes(source.format));
  const kept = query.sources?.filter((source) => fits(source.topic));
  return {
    ...query,
    log,
    filters: query.filters.filter((filter) => fields.includes(filter.field)),
    sources: kept?.length ? kept : undefined,
    ...fittingSplit(query, log),
  } as SavedQuery;
}

function fittingSplit(query: SavedQuery, log: LogFormat) {
  const start = defaultQuery(query.kind, log);
  const fits = dimensionsOf(log);
  if (query.kind === 'traffic' && start.kind === 'traffic') {
    const splitBy = query.splitBy.filter((dimension) => fits.includes(dimension));
    const measures = query.measures.filter((measure) => measuresFor(log).includes(measure));
    return {
      splitBy: splitBy.length === 0 && query.splitBy.length > 0 ? start.splitBy : splitBy,
      measures: measures.length === 0 ? start.measures : measures,
    };
  }
  if (query.kind === 'quality' && start.kind === 'quality') {
    return { each: start.each };
  }
  if (query.kind === 'values' && start.kind === 'values') {
    return listedThingsOf(log).includes(query.of) ? {} : { of: start.of };
  }
  if (query.kind === 'top' && start.kind === 'top') {
    const dimensions = query.dimensions.filter((dimension) => fits.includes(dimension));
    return { dimensions: dimensions.length === 0 ? start.dimensions : dimensions };
  }
  if (query.kind === 'matrix' && start.kind === 'matrix') {
    return [query.row, query.column].every((dimension) => fits.includes(dimension))
      ? {}
      : { row: start.row, column: start.column };
  }
  return {};
}
