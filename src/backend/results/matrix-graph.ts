import type { Frame } from '#plugin-sdk';
import type { MatrixPlan } from './ask-volume';
import type { Cells } from './matrix-cells';
import type { Naming } from './naming';

export function graphFrames(_plan: MatrixPlan, _cells: Cells, _naming: Naming): { frames: Frame[]; notes: string[] } {
  return { frames: [{ name: 'nodes', fields: [] }], notes: [] };
}
