import type { Plan } from '#query';
import { type Asking, inspection, type Result } from './ask';
import { measureField, measureOf } from './measure';
import { askVolume, keyFields, observerNotes, timeField } from './traffic';
import { addSums, NOTHING, type Sums } from './volume';

type TopPlan = Extract<Plan, { kind: 'top' }>;

/** A ranked table: keys, what they moved, their share of all, first and last seen. */
export async function answerTop(plan: TopPlan, asking: Asking): Promise<Result> {
  const started = performance.now();
  const { asked, volume, warnings } = await askVolume(plan, asking);
  const rows = [...volume.keys].map(([key, of]) => ({ key, ...of }));
  const all = rows.reduce<Sums>((sum, { total }) => addSums(sum, total), NOTHING);
  const { rankBy } = plan.query;
  const inspected = inspection(asked, volume.rows, Math.round(performance.now() - started));
  const totals = rows.map(({ total }) => total);
  const frame = {
    fields: [
      ...keyFields(
        plan.keys,
        rows.map(({ key }) => key),
      ),
      measureField(
        'bytes',
        totals.map(({ bytes }) => bytes),
      ),
      {
        name: 'share',
        type: 'float64' as const,
        values: totals.map((total) => (all[rankBy] === 0 ? null : (Number(total[rankBy]) / Number(all[rankBy])) * 100)),
        config: { unit: 'percent', decimals: 1, min: 0, max: 100, description: `Share of all ${rankBy}` },
      },
      measureField(
        'packets',
        totals.map(({ packets }) => packets),
      ),
      measureField(
        'meanPacketSize',
        totals.map((total) => measureOf('meanPacketSize', total, 1)),
      ),
      measureField(
        'records',
        totals.map(({ records }) => records),
      ),
      timeField(
        'firstSeen',
        rows.map(({ firstSeconds }) => firstSeconds * 1000),
      ),
      timeField(
        'lastSeen',
        rows.map(({ lastSeconds }) => lastSeconds * 1000),
      ),
    ],
  };
  const meta = { executedQueryString: inspected.text, stats: inspected.stats };
  return {
    frames:
      plan.query.format === 'table'
        ? [{ ...frame, meta: { ...meta, type: 'table', typeVersion: [0, 1], preferredVisualisationType: 'table' } }]
        : numberFrames(plan, rows, meta),
    warnings,
    rows: volume.rows,
    infos: [...plan.notices, ...observerNotes(plan)],
  };
}

/** One number a key: what it was ranked by. */
function numberFrames(plan: TopPlan, rows: { key: string; total: Sums }[], inspected: object): Result['frames'] {
  const meta = { type: 'numeric-multi' as const, typeVersion: [0, 1] as [number, number] };
  const frames = rows.map(({ key, total }) => {
    const labels = Object.fromEntries(keyFields(plan.keys, [key]).map(({ name, values }) => [name, String(values[0])]));
    return { fields: [measureField(plan.query.rankBy, [total[plan.query.rankBy]], { labels })], meta };
  });
  const [first, ...rest] = frames.length === 0 ? [{ fields: [], meta }] : frames;
  return [{ ...first!, meta: { ...meta, ...inspected } }, ...rest];
}
