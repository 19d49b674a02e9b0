import type { Frame } from '#plugin-sdk';
import { columnsOf } from '#query';
import { text } from '../texts/text';
import { COLOURS } from './action-looks';
import { amountText } from './amount-text';
import type { MatrixPlan } from './ask-volume';
import { type Detail, detailField, META, stringField } from './graph-fields';
import { changeColumns } from './change-columns';
import { changesOf } from './matrix-cells';
import { columnTitle } from './present-frames';
import type { Edge } from './matrix-graph';
import { measureField, measureOf } from './measure';
import type { Naming } from './naming';

export function edgeFrame(plan: MatrixPlan, edges: readonly Edge[], { locale }: Naming): Frame {
  const { measure, log } = plan.query;
  const { bothActions } = columnsOf(plan.query);
  const sums = edges.map(({ cell }) => cell.total);
  const beside: Detail = measure === 'lossPercent' || !bothActions ? 'bytes' : 'lossPercent';
  const most = Math.max(1, ...sums.map(({ bytes }) => Number(bytes)));
  return {
    name: 'edges',
    fields: [
      stringField(
        'id',
        edges.map(({ source, target }) => `${source}|${target}`),
      ),
      stringField(
        'source',
        edges.map(({ source }) => source),
      ),
      stringField(
        'target',
        edges.map(({ target }) => target),
      ),
      stringField(
        'mainstat',
        edges.map(({ cell }) => amountText(measure, cell.value)),
      ),
      stringField(
        'secondarystat',
        sums.map((of) => amountText(beside, measureOf(beside, of, 1))),
      ),
      { name: 'thickness', type: 'float64', values: sums.map(({ bytes }) => 1 + (9 * Number(bytes)) / most) },
      stringField(
        'color',
        sums.map((of) => COLOURS[log][Number(of.rejectedBytes) > 0 ? 'rejected' : 'passed']),
      ),
      {
        ...measureField(
          measure,
          edges.map(({ cell }) => cell.value),
        ),
        name: `detail__${measure}`,
      },
      ...(['bytes', 'packets', ...(bothActions ? (['lossPercent'] as const) : [])] as const)
        .filter((one) => one !== measure)
        .map((one) =>
          detailField(one, text(locale, one === 'lossPercent' ? `graph.loss.${log}` : `graph.${one}`), one, sums),
        ),
      ...changeColumns(
        plan,
        changesOf(
          plan,
          edges.map(({ cell }) => cell),
        ),
      )
        .filter(({ name }) => name !== 'state')
        .map(({ name, ...field }) => ({
          ...field,
          name: `detail__${name}`,
          config: { ...field.config, displayName: columnTitle(name, plan.query) ?? name },
        })),
    ],
    meta: META,
  };
}
