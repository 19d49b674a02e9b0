import type { LogInfo } from '#cls';
import { detectFormat, type FlowRecord, type LogFormat, parseTextLine } from '#flowlog';
import { type Filter, matchesFilters, type SearchRequest } from '#query';
import { text } from '../texts/text';
import { type Asked, type Asking, shortcomings } from './ask';

/** Most raw records CLS's cursor gives for one search, and most of one page. */
const CURSOR_END = 10_000;
const PAGE = 1000;

/** Records asked for beyond the limit, to see whether its last moment goes on. */
const SPARE = 100;

export interface Found {
  log: LogInfo;
  record: FlowRecord;
  format: LogFormat | undefined;
  region: string;
}

/**
 * How much is shown. `wholeMoments`: the last millisecond is shown whole, also beyond the limit. Explore's endless
 * scrolling asks on from the oldest line's millisecond and without it, so what is left of that one would never be seen.
 */
interface PageWish {
  limit: number;
  wholeMoments: boolean;
}

/** The part of sorted records that is shown. */
export function pageOf(sorted: readonly Found[], { limit, wholeMoments }: PageWish): Found[] {
  const last = sorted[limit - 1]?.log.Time;
  return sorted.filter(({ log }, index) => index < limit || (wholeMoments && log.Time === last));
}

/** Pages through one topic until enough records hold the filters exactly, or CLS's cursor ends. */
export async function readTopic(
  request: SearchRequest,
  { filters, ...wish }: PageWish & { filters: Filter[] },
  asking: Asking,
) {
  const { ask } = asking;
  const { limit, wholeMoments } = wish;
  const page = filters.length === 0 ? Math.min(PAGE, limit + (wholeMoments ? SPARE : 0)) : PAGE;
  const found: Found[] = [];
  const asked: Asked[] = [];
  let read = 0;
  let cursor: string | undefined;
  let isOver = false;
  let isEnough = false;
  while (!isEnough && !isOver && read < CURSOR_END) {
    const answer = await ask({ ...request, limit: page }, cursor);
    const logs = answer.Results ?? [];
    asked.push({ request, answer });
    found.push(...logs.map((log) => toFound(log, request)).filter(({ record }) => matchesFilters(record, filters)));
    read += logs.length;
    cursor = answer.Context || undefined;
    isOver = answer.ListOver || logs.length === 0 || cursor === undefined;
    isEnough = found.length >= limit && !(wholeMoments && logs.at(-1)?.Time === found[limit - 1]!.log.Time);
  }
  const shown = pageOf(found, wish);
  const failed = asked.flatMap((one) => shortcomings(one, 0, asking));
  return {
    found: shown,
    asked,
    read,
    hasMore: !isOver || found.length > shown.length,
    warnings:
      !isEnough && !isOver
        ? [
            ...failed,
            text(asking.locale, 'records.cursorEnd', {
              topic: `${request.source.region}/${request.source.topic}`,
              read: CURSOR_END,
              found: found.length,
            }),
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
