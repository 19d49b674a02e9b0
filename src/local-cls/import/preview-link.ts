/** Where imported records are looked at: the preview page's editor, with a question that shows them. */
import type { LogFormat } from '#flowlog';
import type { Span } from './import-answer';

const PREVIEW_URL = 'http://127.0.0.1:3080';
const MINUTE_MS = 60_000;

/** All records of the format in a range that covers the start of each. */
export function previewLink(format: LogFormat, { startMs, endMs }: Span): string {
  const from = Math.floor(startMs / MINUTE_MS) * MINUTE_MS;
  const query = {
    refId: 'A',
    version: 1,
    kind: 'records',
    log: format,
    format: 'logs',
    filters: [],
    limit: 1000,
    sort: 'newest',
  };
  const question = encodeURIComponent(JSON.stringify(query));
  return `${PREVIEW_URL}/?page=editor&ds=flowlens-imported&from=${from}&to=${endMs + MINUTE_MS}&query=${question}`;
}
