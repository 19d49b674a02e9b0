import { isOfCap, MEASURES } from '#flowlog';
import type { CellField, Field, Frame } from '#plugin-sdk';
import { columnsOf } from '#query';
import { type TextKey, text } from '../texts/text';
import { COLOURS } from './action-looks';
import { amountText } from './amount-text';
import type { MatrixPlan } from './ask-volume';
import { type Detail, detailField, META, stringField } from './graph-fields';
import type { Node } from './matrix-graph';
import { measureOf } from './measure';
import type { Naming } from './naming';
import { addSums, type Sums } from './volume';
import { nameKeys } from './volume-keys';

export function nodeFrame(
  plan: MatrixPlan,
  nodes: readonly (readonly [string, Node])[],
  { locale, ...rest }: Naming,
): Frame {
  const naming = { ...rest, ...(locale ? { locale } : {}) };
  const word = (key: TextKey) => text(locale, key);
  const names = nodes.map(([, { fields, key }]) => nameKeys(fields, [key], naming));
  const title = nodes.map(([, { key }], index) => names[index]!.parts(key).join(' > '));
  const shown = nodes.map(([, { key }], index) => names[index]!.shown(key).join(' > '));
  const side = (of: 'in' | 'out') => nodes.map(([, node]) => node[of]);
  const stat = (name: string, key: TextKey, of: 'in' | 'out') =>
    stringField(
      name,
      side(of).map((sums) => statOfNode(plan, sums)),
      word(key),
    );
  const detail = (key: TextKey, measure: Detail, of: 'in' | 'out') =>
    detailField(`${measure}_${of}`, word(key), measure, side(of));
  return {
    name: 'nodes',
    fields: [
      stringField(
        'id',
        nodes.map(([id]) => id),
      ),
      stringField('title', title),
      stringField(
        'subtitle',
        shown.map((text, index) => subtitleOf(text, title[index]!)),
      ),
      stat('mainstat', 'graph.out', 'out'),
      stat('secondarystat', 'graph.in', 'in'),
      ...arcs(
        plan,
        nodes.map(([, node]) => addSums(node.in, node.out)),
        word,
      ),
      detail('graph.bytes.out', 'bytes', 'out'),
      detail('graph.bytes.in', 'bytes', 'in'),
      detail('graph.packets.out', 'packets', 'out'),
      detail('graph.packets.in', 'packets', 'in'),
    ],
    meta: META,
  };
}

/** The name alone, as the title is the value: `Guangzhou` of `ap-guangzhou (Guangzhou)`. */
function subtitleOf(shown: string, title: string): string {
  return shown.startsWith(`${title} (`) ? shown.slice(title.length + 2, -1) : shown === title ? '' : shown;
}

/** Distinct counts, peaks and shares of caps of several cells do not add up: nodes then show their mean rate. */
function statOfNode({ query, buckets }: MatrixPlan, sums: Sums): string {
  const { making } = MEASURES[query.measure];
  const addsUp = (making === 'sum' || making === 'ratio') && !isOfCap(query.measure);
  const measure = addsUp ? query.measure : 'bitsPerSecond';
  return amountText(measure, measureOf(measure as Detail, sums, buckets.toSeconds - buckets.fromSeconds));
}

/** The circle around a node: what was let through of all that entered or left, and what was not. */
function arcs({ query }: MatrixPlan, sums: readonly Sums[], word: (key: TextKey) => string): Field[] {
  const colours = COLOURS[query.log];
  const arc = (name: string, displayName: string, fixedColor: string, values: number[]): CellField => ({
    name: `arc__${name}`,
    type: 'float64',
    values,
    config: { displayName, color: { mode: 'fixed', fixedColor } },
  });
  if (!columnsOf(query).bothActions) {
    return [];
  }
  const lost = sums.map((of) => (measureOf('lossPercent', of, 1) as number | null) ?? 0);
  return [
    arc(
      'passed',
      word(`graph.passed.${query.log}`),
      colours.passed,
      lost.map((percent) => 1 - percent / 100),
    ),
    arc(
      'rejected',
      word(`graph.rejected.${query.log}`),
      colours.rejected,
      lost.map((percent) => percent / 100),
    ),
  ];
}
