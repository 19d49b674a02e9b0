import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { csvText } from './csv';

/**
 * The rows of an answer as CSV. Frames with the same columns, as the series of a chart are, stand below each other, with
 * their names and labels as columns of their own; frames of another shape follow after an empty line.
 */
export function framesCsv(frames: readonly DataFrame[]): string {
  const shapes = new Map<string, DataFrame[]>();
  for (const frame of frames.filter(({ fields }) => fields.length > 0)) {
    const shape = JSON.stringify(frame.fields.map(({ name }) => name));
    shapes.set(shape, [...(shapes.get(shape) ?? []), frame]);
  }
  return [...shapes.values()].map(oneShape).join('\n');
}

function oneShape(frames: readonly DataFrame[]): string {
  const isNamed = frames.some((frame) => seriesName(frame) !== undefined);
  const labels = [...new Set(frames.flatMap((frame) => Object.keys(labelsOf(frame))))];
  const columns = frames[0]!.fields.map(({ name }) => name);
  const rows = frames.flatMap((frame) => {
    const of = labelsOf(frame);
    const front = [...(isNamed ? [seriesName(frame)] : []), ...labels.map((label) => of[label])];
    return Array.from({ length: frame.length }, (_, row) => [
      ...front,
      ...frame.fields.map((field) => valueAt(field, row)),
    ]);
  });
  return csvText([[...(isNamed ? ['series'] : []), ...labels, ...columns], ...rows]);
}

function seriesName({ name, fields }: DataFrame): string | undefined {
  return fields.find(({ config }) => config.displayNameFromDS)?.config.displayNameFromDS ?? name;
}

function labelsOf({ fields }: DataFrame): Readonly<Record<string, string>> {
  return Object.assign({}, ...fields.map(({ labels }) => labels)) as Record<string, string>;
}

/** Times as ISO texts in UTC, everything else as it is. */
function valueAt({ type, values }: Field, row: number): unknown {
  const value: unknown = values[row];
  return type === FieldType.time && typeof value === 'number' ? new Date(value).toISOString() : value;
}
