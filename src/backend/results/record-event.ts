import { fieldValue, type FlowRecord, type LogFormat } from '#flowlog';
import { text } from '../texts/text';
import { COLOURS } from './action-looks';
import type { FlowEvent } from './event-frame';
import type { Naming } from './naming';
import { recordLine } from './record-line';

/** A record with the moment CLS keeps it under, in milliseconds, and what identifies it. */
export interface FoundRecord {
  record: FlowRecord;
  format: LogFormat | undefined;
  atMs: number;
  id: string;
}

/** A record as an event, at the start of its capture window where it tells that. */
export function recordEvent({ record, format, atMs, id }: FoundRecord, naming: Naming): FlowEvent {
  const value = (field: Parameters<typeof fieldValue>[1]) => fieldValue(record, field);
  const action = value('action');
  const isAction = action === 'ACCEPT' || action === 'REJECT';
  const start = value('start') ?? '';
  const words = format && isAction ? text(naming.locale, `counted.${format}.${action}`) : undefined;
  return {
    fromMs: /^\d{9,10}$/.test(start) ? Number(start) * 1000 : atMs,
    title: words === undefined ? (action ?? value('status') ?? '-') : `${action} (${words})`,
    text: recordLine(record, format, naming),
    tags: [format, action, value('status')].filter((tag) => tag !== undefined),
    id,
    colour: format && isAction ? COLOURS[format][action === 'ACCEPT' ? 'passed' : 'rejected'] : undefined,
  };
}
