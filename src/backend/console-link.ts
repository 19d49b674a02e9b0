import type { SearchRequest } from '#query';
import { statementOf } from './search-call';

/** The clock of the console's times, which name no zone: the one guess here. Milliseconds east of UTC. */
const CONSOLE_ZONE_MS = 8 * 3_600_000;

/**
 * The same search in Tencent's CLS console.
 *
 *     https://console.cloud.tencent.com/cls/search?region=ap-guangzhou&topic_id=t1
 *       &time=2021-07-15T10:00:00.000,2021-07-15T12:30:00.000&queryBase64=Kg
 *
 * Parameters: Tencent's "Embedding the CLS Console"; the statement is base64url.
 */
export function consoleLink(request: Pick<SearchRequest, 'source' | 'search' | 'sql' | 'fromMs' | 'toMs'>): string {
  const { source, fromMs, toMs } = request;
  const parameters = [
    ['region', encodeURIComponent(source.region)],
    ['topic_id', encodeURIComponent(source.topic)],
    ['time', [fromMs, toMs].map(consoleTime).join(',')],
    ['queryBase64', Buffer.from(statementOf(request)).toString('base64url')],
  ];
  return `https://console.cloud.tencent.com/cls/search?${parameters.map((pair) => pair.join('=')).join('&')}`;
}

function consoleTime(ms: number): string {
  return new Date(ms + CONSOLE_ZONE_MS).toISOString().slice(0, -1);
}
