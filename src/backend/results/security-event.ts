import type { SecurityQuery } from '#query';
import { text } from '../texts/text';
import type { FlowEvent } from './event-frame';
import type { Finding } from './security-findings';
import { codeOf, type Severity, severityOf } from './security-severity';

const COLOURS: Readonly<Record<Severity, string>> = { high: 'red', medium: 'orange', low: 'blue' };

/** A finding from the first to the last record of it. */
export function securityEvent(query: SecurityQuery, finding: Finding, words: string): FlowEvent {
  const { key, side, firstSeconds, lastSeconds } = finding;
  const severity = severityOf(query, finding);
  const code = codeOf(query, finding);
  return {
    fromMs: firstSeconds * 1000,
    ...(lastSeconds > firstSeconds ? { toMs: lastSeconds * 1000 } : {}),
    title: text(query.locale, `severity.${severity}`),
    text: words,
    tags: [code, severity],
    id: [code, side ?? '', key, firstSeconds].join('/'),
    colour: COLOURS[severity],
  };
}
