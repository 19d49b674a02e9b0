import { t } from '@grafana/i18n';
import type { EvidenceCall } from '#contract';
import { displayText } from '../display-text';
import { observerAbout } from '../explanations';
import { purposeLabel } from '../labels';
import type { LastAnswer } from './answer-of';
import { framesCsv } from './frames-csv';

/**
 * An answer for an incident report, in Markdown: what was asked and when, how complete the answer is, each call with
 * its RequestId, the texts sent, and the rows.
 */
export function evidenceReport(answer: LastAnswer): string {
  const { query, frames, evidence, error } = answer;
  const calls = evidence?.calls ?? [];
  const statements = [...new Set(calls.map(({ statement }) => statement))];
  const sections = [
    `# ${displayText(query)}`,
    list(circumstances(answer)),
    heading(t('evidence.completeness', 'Completeness'), list(completeness(answer))),
    ...(error === undefined ? [] : [heading(t('evidence.error', 'Error'), fenced(error))]),
    ...(calls.length === 0 ? [] : [heading(t('evidence.calls', 'Calls to CLS'), callTable(calls, statements))]),
    ...statements.map((text, index) =>
      heading(t('evidence.statement', 'Statement {{number}}', { number: index + 1 }), fenced(text)),
    ),
    heading(t('evidence.question', 'Question as saved'), fenced(JSON.stringify(query, null, 2), 'json')),
    heading(t('evidence.rows', 'Rows'), fenced(framesCsv(frames), 'csv')),
  ];
  return `${sections.join('\n\n')}\n`;
}

const heading = (title: string, body: string): string => `## ${title}\n\n${body}`;

const list = (lines: readonly string[]): string => lines.map((line) => `- ${oneLine(line)}`).join('\n');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const time = (ms: number): string => new Date(ms).toISOString();

function circumstances({ evidence, fromMs, toMs }: LastAnswer): string[] {
  return [
    t('evidence.range', 'Time range: {{from}} to {{to}}', { from: time(fromMs), to: time(toMs), ...PLAIN }),
    ...(evidence === undefined
      ? []
      : [t('evidence.asked', 'Asked at: {{time}}', { time: time(evidence.askedMs), ...PLAIN })]),
    ...(evidence?.observer === undefined ? [] : [observerAbout(evidence.observer)]),
  ];
}

/** Colons and slashes of values stay as they are. */
const PLAIN = { interpolation: { escapeValue: false } };

function completeness({ evidence, notices, frames, error, toMs }: LastAnswer): string[] {
  const rows = Math.max(0, ...frames.map(({ length }) => length));
  const settled = evidence?.settledMs;
  return [
    ...(error === undefined ? [] : [t('evidence.failed', 'The query failed; there is no answer')]),
    ...notices.map(({ severity, text }) => `${severity}: ${text}`),
    ...(notices.some(({ severity }) => severity === 'warning') || error !== undefined
      ? []
      : [t('evidence.whole', 'No source failed, nothing was cut or sampled')]),
    ...(settled === undefined ? [] : [settledText(settled, toMs)]),
    t('evidence.size', 'Frames: {{frames}}, longest: {{rows}} rows', { frames: frames.length, rows }),
  ];
}

function settledText(settledMs: number, toMs: number): string {
  return toMs <= settledMs
    ? t('evidence.settled', 'All of the range was settled')
    : t('evidence.unsettled', 'Settled until {{time}}: records of later times were still arriving', {
        time: time(settledMs),
        ...PLAIN,
      });
}

function callTable(calls: readonly EvidenceCall[], statements: readonly string[]): string {
  const columns = [
    t('evidence.column.step', 'Step'),
    t('evidence.column.topic', 'Topic'),
    t('evidence.column.from', 'From'),
    t('evidence.column.to', 'To (exclusive)'),
    t('evidence.column.statement', 'Statement'),
    'RequestId',
    t('evidence.column.rows', 'Rows'),
    'ms',
    t('evidence.column.outcome', 'Outcome'),
  ];
  const rows = calls.map((call) => [
    purposeLabel(call.purpose),
    `[${call.region}/${call.topic}](${call.consoleUrl})`,
    time(call.fromMs),
    time(call.toMs),
    String(statements.indexOf(call.statement) + 1),
    call.requestId ?? '-',
    String(call.rows),
    String(call.tookMs),
    call.error ?? 'OK',
  ]);
  return [columns, columns.map(() => '---'), ...rows].map(tableRow).join('\n');
}

const tableRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => oneLine(cell).replaceAll('|', '\\|')).join(' | ')} |`;

/** A fence longer than any in the text, so that the text cannot end it. */
function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}
