import type { Frame } from '#plugin-sdk';
import type { KeyField } from '#query';
import { text } from '../texts/text';
import type { MatrixPlan } from './ask-volume';
import { edgeFrame } from './graph-edges';
import { nodeFrame } from './graph-nodes';
import { type Cell, type Cells, isMutual } from './matrix-cells';
import type { Naming } from './naming';
import { addSums, NOTHING, type Sums } from './volume';

/** Grafana lays out no more in a way that can be read. */
const MOST_NODES = 200;

export interface Edge {
  source: string;
  target: string;
  cell: Cell;
}

export interface Node {
  fields: readonly KeyField[];
  key: string;
  out: Sums;
  in: Sums;
}

/** Rows and columns as nodes with what leaves and enters them, cells as edges; A to B and B to A are two. */
export function graphFrames(plan: MatrixPlan, cells: Cells, naming: Naming): { frames: Frame[]; notes: string[] } {
  const edges = cells.shown.map((cell) => edgeOf(cells, cell));
  const nodes = nodesOf(cells);
  const kept = new Set<string>();
  const drawn = edges.filter(({ source, target }) => {
    const ends = new Set([source, target]);
    const isRoom = new Set([...kept, ...ends]).size <= MOST_NODES;
    ends.forEach((end) => isRoom && kept.add(end));
    return isRoom;
  });
  const left = edges.length - drawn.length;
  return {
    frames: [
      nodeFrame(
        plan,
        [...kept].map((id) => [id, nodes.get(id)!]),
        naming,
      ),
      edgeFrame(plan, drawn, naming),
    ],
    notes: left === 0 ? [] : [text(naming.locale, 'graph.cut', { number: left, nodes: MOST_NODES })],
  };
}

/** An edge points where the traffic goes. What is no far end of the other gets a node by its field. */
function edgeOf({ rows, columns }: Pick<Cells, 'rows' | 'columns'>, cell: Cell): Edge {
  if (!isMutual({ rows, columns })) {
    return { source: `${rows.join(' ')}: ${cell.row}`, target: `${columns.join(' ')}: ${cell.column}`, cell };
  }
  return rows[0]!.startsWith('dst')
    ? { source: cell.column, target: cell.row, cell }
    : { source: cell.row, target: cell.column, cell };
}

/** Totals are of every known cell, also of those that are not drawn. */
function nodesOf(cells: Cells): Map<string, Node> {
  const { rows, columns, all } = cells;
  const nodes = new Map<string, Node>();
  const add = (id: string, fields: readonly KeyField[], key: string, side: 'in' | 'out', total: Sums) => {
    const node = nodes.get(id) ?? { fields, key, in: NOTHING, out: NOTHING };
    nodes.set(id, { ...node, [side]: addSums(node[side], total) });
  };
  for (const cell of all) {
    const { source, target } = edgeOf(cells, cell);
    const isTurned = isMutual(cells) && source !== cell.row;
    add(source, isTurned ? columns : rows, isTurned ? cell.column : cell.row, 'out', cell.total);
    add(target, isTurned ? rows : columns, isTurned ? cell.row : cell.column, 'in', cell.total);
  }
  return nodes;
}
