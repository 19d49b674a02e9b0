/** What both frames of a node graph are made of. */
import type { CellField } from '#plugin-sdk';
import type { Measure } from '#query';
import { measureField, measureOf } from './measure';
import type { Sums } from './volume';

export const META = { type: 'table', preferredVisualisationType: 'nodeGraph' } as const;

export type Detail = Parameters<typeof measureOf>[0] & Measure;

export function stringField(name: string, values: string[], displayName?: string): CellField {
  return { name, type: 'string', values, ...(displayName === undefined ? {} : { config: { displayName } }) };
}

export function detailField(name: string, displayName: string, measure: Detail, sums: readonly Sums[]): CellField {
  const values = sums.map((of) => measureOf(measure, of, 1));
  return { ...measureField(measure, values, { config: { displayName } }), name: `detail__${name}` };
}
