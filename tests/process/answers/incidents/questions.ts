/** Short ways to ask about an incident, and to read what is told of it. */
import type { LogFormat } from '#flowlog';
import type { DecodedFrame } from '#plugin-sdk';
import type { IncidentTruth } from '../../../../src/local-cls/traffic/incident-truth';
import type { IncidentName } from '../../../../src/local-cls/traffic/incidents/schedule';
import { column, type RunningPlugin } from '../running-plugin';
import { rangeOf, type Span } from './played-day';

export type Value = number | null;

export const numbersOf = (frame: DecodedFrame, name: string): Value[] =>
  column(frame, name).map((value) => (value === null ? null : Number(value as number | bigint)));

export class Questions {
  constructor(private readonly running: RunningPlugin) {}

  frames(query: object, span: Span): Promise<DecodedFrame[]> {
    return this.running.frames(query, rangeOf(span));
  }

  /** Measures over a span, as numbers by name. */
  async measure(log: LogFormat, span: Span, measures: string[], filters: object[]) {
    const query = { kind: 'traffic', log, format: 'number', splitBy: [], measures, filters };
    const frames = await this.frames(query, span);
    return Object.fromEntries(
      frames.flatMap(({ fields }) => fields.map(({ name, values }) => [name, Number(values[0])])),
    );
  }

  /** One measure minute by minute, or window by window. */
  async curve(log: LogFormat, span: Span, name: string, filters: object[]): Promise<Value[]> {
    const query = { kind: 'traffic', log, splitBy: [], measures: [name], filters };
    const [frame] = await this.frames(query, span);
    return numbersOf(frame!, name);
  }

  async top(log: LogFormat, span: Span, over: object): Promise<Record<string, unknown>[]> {
    const [frame] = await this.frames({ kind: 'top', log, topN: 3, ...over }, span);
    return frame!.fields[0]!.values.length === 0
      ? []
      : Array.from({ length: frame!.fields[0]!.values.length }, (_, row) =>
          Object.fromEntries(frame!.fields.map(({ name, values }) => [name, values[row]])),
        );
  }
}

export const is = (field: string, ...values: unknown[]) => ({ field, operator: 'is', values: values.map(String) });
export const pairIs = ({ who }: IncidentTruth) => is('pair', `${who.pairs![0]!.source}>${who.pairs![0]!.destination}`);
export const minutesOf = (values: readonly Value[], { from }: Span) =>
  values.flatMap((value, k) => (value ? [from + k] : []));
export const pairOf = ({ ccn }: IncidentTruth, source: string) => ccn.find(({ srcregion }) => srcregion === source)!;
export const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
export const wasSeen = ({ firstSeen, lastSeen }: Record<string, unknown>, { from, to }: Span) =>
  Number(firstSeen) >= from * 60_000 && Number(lastSeen) <= to * 60_000;

/** Something a person asks about an incident. `answer` asks it and compares. */
export interface Case {
  incident: IncidentName;
  log: LogFormat;
  asks: string;
  span: Span;
  answer: (truth: IncidentTruth, span: Span, ask: Questions) => Promise<void>;
}
