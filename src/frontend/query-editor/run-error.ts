import type { PanelData } from '@grafana/data';
import type { ResourceError } from '#contract';
import { placeIn } from '../statement-place';
import type { SavedQuery } from '../saved-query';

/**
 * The place the last run of this very text failed at, where the message names one. Errors without
 * a place are shown by Grafana alone.
 */
export function runError(data: PanelData | undefined, refId: string, text: string): ResourceError | undefined {
  const errors = data?.errors ?? (data?.error === undefined ? [] : [data.error]);
  const message = errors.find((error) => error.refId === refId)?.message;
  const position = message === undefined || isOlder(data, refId, text) ? undefined : placeIn(message)?.position;
  return message === undefined || position === undefined ? undefined : { message, field: 'text', position };
}

/** The text has been edited since it was run. */
function isOlder(data: PanelData | undefined, refId: string, text: string): boolean {
  const run = data?.request?.targets.find((target) => target.refId === refId) as SavedQuery | undefined;
  return run?.kind === 'code' && run.text !== text;
}
