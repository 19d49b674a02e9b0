import type { Field, Frame } from '#plugin-sdk';

/** Something that happened, for the time axis of a dashboard. */
export interface FlowEvent {
  fromMs: number;
  /** Absent: a moment, no stretch of time. */
  toMs?: number | undefined;
  title: string;
  text: string;
  tags: string[];
  /** The same from one asking to the next, as long as the range does not cut its beginning. */
  id: string;
  colour?: string | undefined;
}

/** Events, oldest first, under the names by which Grafana knows annotations. */
export function eventFrame(events: readonly FlowEvent[], meta: Frame['meta'] = {}): Frame {
  const sorted = [...events].sort((one, other) => one.fromMs - other.fromMs);
  const column = (name: string, type: 'time' | 'string' | 'json' | 'boolean', of: (event: FlowEvent) => unknown) =>
    ({ name, type, values: sorted.map((event) => of(event) ?? null) }) as Field;
  return {
    fields: [
      column('time', 'time', ({ fromMs }) => fromMs),
      column('timeEnd', 'time', ({ toMs }) => toMs),
      column('isRegion', 'boolean', ({ toMs }) => toMs !== undefined),
      column('title', 'string', ({ title }) => title),
      column('text', 'string', ({ text }) => text),
      column('tags', 'json', ({ tags }) => tags),
      column('id', 'string', ({ id }) => id),
      column('color', 'string', ({ colour }) => colour),
    ],
    meta: { ...meta, dataTopic: 'annotations' },
  };
}
