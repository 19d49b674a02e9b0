import { fieldValue } from '#flowlog';
import type { Locale } from '#wording';
import type { Field, Frame } from '#plugin-sdk';
import type { CodeQuery, Filter, RecordsQuery, SearchRequest } from '#query';
import { consoleLink } from '../console-link';
import { text } from '../texts/text';
import { type Asking, inspection, type Result } from './ask';
import { eventFrame, type FlowEvent } from './event-frame';
import { guessColumns, icmpMessages, type InterfaceRecord } from './interface-guesses';
import { recordColumns } from './record-columns';
import { recordEvent } from './record-event';
import { recordLine, recordSeverity } from './record-line';
import { type Found, pageOf, readTopic } from './record-pages';
import { settle } from './settle';

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
  const wholeMoments = query.format === 'logs';
  const { done: pages, failures } = await settle(
    query.requests,
    ({ source }) => source,
    asking,
    (request) => readTopic(request, { ...query, wholeMoments }, asking),
  );
  const sign = query.sort === 'oldest' ? 1 : -1;
  const all = pages.flatMap(({ found }) => found).sort((a, b) => sign * (a.log.Time - b.log.Time));
  const shown = pageOf(all, { limit: query.limit, wholeMoments });
  const asked = pages.flatMap((page) => page.asked);
  const meta = inspection(asked);
  const isCut = all.length > shown.length || pages.some(({ hasMore }) => hasMore);
  return {
    frames: [
      query.format === 'logs'
        ? logsFrame(shown, query, meta, asking)
        : query.format === 'annotations'
          ? eventFrame(
              shown.map((one) => eventOf(one, asking)),
              meta,
            )
          : tableFrame(shown, query, meta, asking),
    ],
    rows: shown.length,
    warnings: [...failures, ...pages.flatMap(({ warnings }) => warnings)],
    infos: isCut ? [text(query.locale, sign < 0 ? 'records.newest' : 'records.oldest', { number: shown.length })] : [],
  };
}

function logsFrame(found: Found[], query: RecordsAsked, meta: Frame['meta'], { naming }: Asking): Frame {
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
      // Beyond these, Explore shows what leads somewhere. A name that a label has would hide the label from its table.
      addressField('source', 'srcaddr', found),
      addressField('target', 'dstaddr', found),
      topicField(found, query),
    ],
    meta: {
      ...meta,
      type: 'log-lines',
      typeVersion: [0, 0],
      preferredVisualisationType: 'logs',
      custom: { limit: query.limit },
    },
  };
}

/** The fields of the records, then where each record lies. */
function tableFrame(found: Found[], query: RecordsAsked, meta: Frame['meta'], { naming }: Asking): Frame {
  const known = recordColumns(
    found.map(({ record }) => record),
    naming,
  );
  const columns = [...known, ...guessColumns(found.map(ofInterface), query.locale)];
  return {
    fields: [
      { name: 'time', type: 'time', values: found.map(({ log }) => log.Time) },
      ...columns,
      topicField(found, query),
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

function addressField(name: string, of: 'srcaddr' | 'dstaddr', found: Found[]): Field {
  return { name, type: 'string', values: found.map(({ record }) => fieldValue(record, of) ?? null) };
}

/** A link knows nothing of its row's region and search, so there is one for each topic. */
function topicField(found: Found[], { requests, locale }: RecordsAsked): Field {
  const links = requests.map((request) => ({
    title: text(locale, 'link.console', { topic: request.source.topic }),
    url: consoleLink(request),
    targetBlank: true,
  }));
  return { name: 'topic', type: 'string', values: found.map(({ log }) => log.TopicId), config: { links } };
}

function eventOf(found: Found, { naming }: Asking): FlowEvent {
  return recordEvent({ ...found, atMs: found.log.Time, id: recordId(found) }, naming);
}

function ofInterface({ record, format, log }: Found): InterfaceRecord | undefined {
  return format === 'eni' ? { record, topic: log.TopicId } : undefined;
}

/** Stable across queries and pages, so that a line can be linked to. */
function recordId({ log }: Found): string {
  return `${log.TopicId}/${log.Time}/${log.PkgId}/${log.PkgLogId}`;
}
