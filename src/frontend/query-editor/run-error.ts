import type { PanelData } from '@grafana/data';
import type { ResourceError } from '#contract';
import { splitStatement } from '#language';
import type { SavedQuery } from '../saved-query';

/**
 * The place the last run of this very text failed at, where CLS names one: `line L:C` of the SQL part. Errors without
 * a place are shown by Grafana alone.
 */
export function runError(data: PanelData | undefined, refId: string, text: string): ResourceError | undefined {
  const errors = data?.errors ?? (data?.error === undefined ? [] : [data.error]);
  const message = errors.find((error) => error.refId === refId)?.message;
  const position = message === undefined || isOlder(data, refId, text) ? undefined : placeInSql(message, text);
  return message === undefined || position === undefined ? undefined : { message, field: 'text', position };
}

/** The text has been edited since it was run. */
function isOlder(data: PanelData | undefined, refId: string, text: string): boolean {
  const run = data?.request?.targets.find((target) => target.refId === refId) as SavedQuery | undefined;
  return run?.kind === 'code' && run.text !== text;
}

function placeInSql(message: string, text: string): ResourceError['position'] {
  const { sql, sqlOffset = 0 } = splitStatement(text);
  const [, line, column] = /\bline (\d+):(\d+)/.exec(message) ?? [];
  if (sql === undefined || line === undefined || column === undefined) {
    return undefined;
  }
  const before = text.slice(0, sqlOffset).split('\n');
  const indent = line === '1' ? before.at(-1)!.length : 0;
  return { line: before.length + Number(line) - 1, column: Number(column) + indent };
}
