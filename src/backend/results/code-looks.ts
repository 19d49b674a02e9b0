import { MEASURES } from '#flowlog';
import type { Field, Frame } from '#plugin-sdk';

/**
 * Series and numbers of a person's own statement by what tells them apart: the texts of their rows, and where a row
 * comes from (`origins`, labels from the widest to the narrowest) only as far as those are alike. `measureLabel` tells
 * number columns apart.
 */
export function nameCode(frames: readonly Frame[], origins: readonly string[], measureLabel: string): Frame[] {
  const shown = frames.map(({ fields }) => fields.filter(({ type }) => type !== 'time'));
  const namings = origins
    .map((_, kept) => origins.slice(kept))
    .concat([[]])
    .map((hidden) => shown.map((fields) => fields.map((field) => nameOf(field, hidden, measureLabel))));
  const names = namings.find(areDistinct) ?? namings.at(-1)!;
  return frames.map((frame, at) => ({
    ...frame,
    fields: frame.fields.map((field) => {
      const name = names[at]![shown[at]!.indexOf(field)];
      return name === undefined ? field : named(withUnit(field), name);
    }),
  }));
}

/** A column called as a measure of ours is one: `bytes`, `bitsPerSecond`. */
export function withUnit<Shown extends Field>(field: Shown): Shown {
  const { name, type } = field;
  return Object.hasOwn(MEASURES, name) && (type === 'int64' || type === 'float64')
    ? { ...field, config: { unit: MEASURES[name as keyof typeof MEASURES].unit, ...field.config } }
    : field;
}

function named<Shown extends Field>(field: Shown, name: string): Shown {
  return { ...field, config: { ...field.config, displayNameFromDS: name } };
}

/** `ap-shanghai, ap-guangzhou: bytes`, without the measure where there is one only. */
function nameOf({ name, labels = {} }: Field, hidden: readonly string[], measureLabel: string): string {
  const texts = Object.entries(labels)
    .filter(([label, value]) => label !== measureLabel && value !== '' && !hidden.includes(label))
    .map(([, value]) => value)
    .join(', ');
  const measure = labels[measureLabel] ?? (texts === '' ? name : undefined);
  return [texts, measure].filter(Boolean).join(': ');
}

function areDistinct(names: readonly string[][]): boolean {
  const all = names.flat();
  return new Set(all).size === all.length;
}
