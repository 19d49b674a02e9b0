import { expect, test } from '@jest/globals';
import type { CellField } from '#plugin-sdk';
import { compileQuery, parseQuery } from '#query';
import type { MatrixPlan } from './ask-volume';
import type { Cell, Cells } from './matrix-cells';
import { graphFrames } from './matrix-graph';
import { NO_NAMES } from './naming';
import { NOTHING } from './volume';

const total = { ...NOTHING, bytes: 100, packets: 1, records: 1 };

function cells(rows: 'srcaddr' | 'dstaddr', pairs: [row: string, column: string][]): Cells {
  const all = pairs.map(([row, column]): Cell => ({
    key: `${row} ${column}`,
    row,
    column,
    total,
    value: 100,
    before: null,
  }));
  const columns = rows === 'srcaddr' ? 'dstaddr' : 'srcaddr';
  return { rows: [rows], columns: [columns], all, shown: all, silent: () => null };
}

function draw(asked: Cells) {
  const query = { kind: 'matrix', row: asked.rows[0], column: asked.columns[0], measure: 'bytes', format: 'nodeGraph' };
  const plan = compileQuery(parseQuery(query), [], { fromMs: 0, toMs: 600_000, intervalMs: 60_000 }) as MatrixPlan;
  const { frames, notes } = graphFrames(plan, asked, NO_NAMES);
  const read = (at: 0 | 1, name: string) =>
    (frames[at]!.fields.find((field) => field.name === name) as CellField).values;
  return { nodes: read(0, 'id'), edges: read(1, 'id'), thickness: read(1, 'thickness'), notes };
}

test('edges that would bring a node beyond 200 are left out and counted', () => {
  const pairs = Array.from({ length: 150 }, (_, index): [string, string] => [`10.0.0.${index}`, `10.1.0.${index}`]);
  const { nodes, edges, notes } = draw(cells('srcaddr', [...pairs, ['10.0.0.1', '10.1.0.2']]));
  expect(nodes).toHaveLength(200);
  expect(edges).toHaveLength(101);
  expect(edges).toContain('10.0.0.1|10.1.0.2');
  expect(notes).toEqual([expect.stringContaining('50 edges are left out')]);
});

test('edges point where the traffic goes, also where destinations are the rows', () => {
  expect(draw(cells('dstaddr', [['10.1.0.1', '10.0.0.1']])).edges).toEqual(['10.0.0.1|10.1.0.1']);
});
