import type { LogInfo } from '#cls';
import { detectFormat, type FlowRecord, type LogFormat, parseTextLine } from '#flowlog';
import type { Frame } from '#plugin-sdk';
import {
  type CodeQuery,
  type Filter,
  type Locale,
  matchesFilters,
  type RecordsQuery,
  type SearchRequest,
} from '#query';
import { type Asked, type Asking, inspection, type Result, shortcomings } from './ask';
import { guessColumns, icmpMessages, type InterfaceRecord } from './interface-guesses';
import { recordColumns } from './record-columns';
import { recordLine, recordSeverity } from './record-line';
import { settle } from './settle';

/** Most raw records CLS's cursor gives for one search, and most of one page. */
const CURSOR_END = 10_000;
const PAGE = 1000;

interface Found {
  log: LogInfo;
  record: FlowRecord;
  format: LogFormat | undefined;
  region: string;
}

interface RecordsAsked {
  format: RecordsQuery['format'] | CodeQuery['format'];
  filters: Filter[];
  limit: number;
  sort?: RecordsQuery['sort'];
  locale?: Locale;
  requests: SearchRequest[];
}

/** Raw records of all topics, newest (or oldest) first. */
export async function answerRecords(query: RecordsAsked, asking: Asking): Promise<Result> {
  const started = performance.now();
  const { done: pages, failures } = await settle(
    query.requests,
    ({ source }) => source,
    asking.strict,
    (request) => readTopic(request, query, asking),
  );
  const sign = query.sort === 'oldest' ? 1 : -1;
  const all = pages.flatMap(({ found }) => found).sort((a, b) => sign * (a.log.Time - b.log.Time));
  const shown = all.slice(0, query.limit);
  const asked = pages.flatMap((page) => page.asked);
  const meta = inspection(
    asked,
    pages.reduce((sum, { read }) => sum + read, 0),
    Math.round(performance.now() - started),
  );
  const isCut = all.length > shown.length || pages.some(({ hasMore }) => hasMore);
  return {
    frames: [
      query.format === 'logs'
        ? logsFrame(shown, query.limit, meta, asking)
        : tableFrame(shown, meta, asking, query.locale),
    ],
    rows: shown.length,
    warnings: [...failures, ...pages.flatMap(({ warnings }) => warnings)],
    infos: isCut ? [`The ${sign < 0 ? 'newest' : 'oldest'} ${shown.length} records are shown, there are more`] : [],
  };
}

/** Pages through one topic until enough records hold the filters exactly, or CLS's cursor ends. */
async function readTopic(request: SearchRequest, { limit, filters }: RecordsAsked, asking: Asking) {
  const { ask } = asking;
  const page = filters.length === 0 ? Math.min(PAGE, limit) : PAGE;
  const found: Found[] = [];
  const asked: Asked[] = [];
  let read = 0;
  let cursor: string | undefined;
  let isOver = false;
  while (found.length < limit && read < CURSOR_END && !isOver) {
    const answer = await ask({ ...request, limit: page }, cursor);
    const logs = answer.Results ?? [];
    asked.push({ request, answer });
    found.push(...logs.map((log) => toFound(log, request)).filter(({ record }) => matchesFilters(record, filters)));
    read += logs.length;
    cursor = answer.Context || undefined;
    isOver = answer.ListOver || logs.length === 0 || cursor === undefined;
  }
  const isExhausted = !isOver && found.length < limit;
  const failed = asked.flatMap((one) => shortcomings(one, 0, asking));
  return {
    found: found.slice(0, limit),
    asked,
    read,
    hasMore: !isOver || found.length > limit,
    warnings: isExhausted
      ? [
          ...failed,
          `topic ${request.source.region}/${request.source.topic}: only the first ${CURSOR_END} records could be looked at, ` +
            `${found.length} of them hold every filter; narrow the range`,
        ]
      : failed,
  };
}

/** A record's fields. A topic may keep the whole text line in one field; it is taken apart here. */
function toFound(log: LogInfo, { source }: SearchRequest): Found {
  const json = readLogJson(log.LogJson);
  const keyed = Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  const values = Object.values(keyed);
  const line = values.length === 1 ? parseTextLine(values[0]!) : undefined;
  const record: FlowRecord = line && 'record' in line ? line.record : keyed;
  return { log, record, format: detectFormat(Object.keys(record)), region: source.region };
}

/** A log that is no JSON object is shown as it is. */
function readLogJson(text: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text || '{}');
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : { content: text };
  } catch {
    return { content: text };
  }
}

function logsFrame(found: Found[], limit: number, meta: Frame['meta'], { naming }: Asking): Frame {
  const message = icmpMessages(found.map(ofInterface).filter((one) => one !== undefined));
  const line = (one: Found): string => {
    const seen = ofInterface(one);
    return recordLine(one.record, one.format, naming, seen && message(seen));
  };
  return {
    fields: [
      { name: 'timestamp', type: 'time', values: found.map(({ log }) => log.Time) },
      { name: 'body', type: 'string', values: found.map(line) },
      { name: 'severity', type: 'string', values: found.map(({ record, format }) => recordSeverity(record, format)) },
      { name: 'id', type: 'string', values: found.map(recordId) },
      { name: 'labels', type: 'json', values: found.map(({ record }) => record) },
    ],
    meta: {
      ...meta,
      type: 'log-lines',
      typeVersion: [0, 0],
      preferredVisualisationType: 'logs',
      custom: { limit },
    },
  };
}

/** The fields of the records, then where each record lies. */
function tableFrame(found: Found[], meta: Frame['meta'], { naming }: Asking, locale: Locale | undefined): Frame {
  const known = recordColumns(
    found.map(({ record }) => record),
    naming,
  );
  const columns = [...known, ...guessColumns(found.map(ofInterface), locale)];
  return {
    fields: [
      { name: 'time', type: 'time', values: found.map(({ log }) => log.Time) },
      ...columns,
      { name: 'topic', type: 'string', values: found.map(({ log }) => log.TopicId) },
      { name: 'id', type: 'string', values: found.map(recordId) },
    ],
    meta: {
      ...meta,
      type: 'table',
      preferredVisualisationType: 'table',
      uniqueRowIdFields: [columns.length + 2],
    },
  };
}

function ofInterface({ record, format, log }: Found): InterfaceRecord | undefined {
  return format === 'eni' ? { record, topic: log.TopicId } : undefined;
}

/** Stable across queries and pages, so that a line can be linked to. */
function recordId({ log }: Found): string {
  return `${log.TopicId}/${log.Time}/${log.PkgId}/${log.PkgLogId}`;
}
