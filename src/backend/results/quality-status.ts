/** What each subject delivered, step by step. */
import type { Field, Frame } from '#plugin-sdk';
import { bucketStarts, MAX_TOP } from '#query';
import { text } from '../texts/text';
import { type Asking, inspection, type Result } from './ask';
import { eventFrame } from './event-frame';
import { statusEvents } from './quality-events';
import { askSteps, statesOf, STEP_STATES, type StepState } from './quality-steps';
import { type QualityAsked, subjectColumns, type SubjectKey, subjectLabels, subjectNames } from './quality-subjects';
import { timeField } from './traffic';

export type StatusAsked = Extract<QualityAsked, { view: 'status' }>;

export interface StatusRow {
  key: SubjectKey;
  name: string;
  states: (StepState | null)[];
}

export async function answerStatus(plan: StatusAsked, asking: Asking): Promise<Result> {
  const { subjects, delivered, asked, warnings } = await askSteps(plan, plan, asking);
  const names = subjectNames(subjects.map(({ key }) => key));
  const all = subjects
    .map((subject): StatusRow => ({
      key: subject.key,
      name: names.get(subject.key.id)!,
      states: statesOf(plan, subject, delivered, asking.nowMs),
    }))
    .sort((one, other) => trouble(other) - trouble(one) || (one.name < other.name ? -1 : 1));
  const shown = asking.forExpression ? all : all.slice(0, MAX_TOP);
  const meta = inspection(asked);
  return {
    frames: framesOf(plan, shown, meta),
    rows: all.length,
    warnings,
    infos: [
      ...plan.notices,
      text(plan.query.locale, 'quality.states'),
      ...(shown.length < all.length
        ? [text(plan.query.locale, 'quality.shown', { shown: shown.length, all: all.length })]
        : []),
    ],
  };
}

function framesOf(plan: StatusAsked, rows: readonly StatusRow[], meta: Frame['meta']): Frame[] {
  switch (plan.query.format) {
    case 'series':
      return seriesFrames(plan, rows, meta);
    case 'annotations':
      return [
        eventFrame(
          rows.flatMap((row) => statusEvents(plan, row)),
          meta,
        ),
      ];
    default:
      return [tableFrame(plan, rows, meta)];
  }
}

const WEIGHTS: Readonly<Record<StepState, number>> = { missing: 1000, unknown: 100, skipData: 100, noData: 1, ok: 0 };

function trouble({ states }: StatusRow): number {
  return states.reduce((sum, state) => sum + (state === null ? 0 : WEIGHTS[state]), 0);
}

function seriesFrames(plan: StatusAsked, rows: readonly StatusRow[], inspected: Frame['meta']): Frame[] {
  const times = bucketStarts(plan.buckets).map((start) => start * 1000);
  const meta = {
    type: 'timeseries-multi' as const,
    typeVersion: [0, 1] as [number, number],
    custom: { states: STEP_STATES },
  };
  const frames = rows.map(({ key, name, states }) => ({
    name,
    fields: [
      timeField('time', times, plan.buckets.width),
      {
        name: 'state',
        type: 'float64',
        values: states.map((state) => (state === null ? null : STEP_STATES[state])),
        labels: subjectLabels(plan, key),
        config: { displayNameFromDS: name },
      } satisfies Field,
    ],
    meta,
  }));
  const [first, ...rest] = frames.length === 0 ? [{ fields: [], meta }] : frames;
  return [{ ...first!, meta: { ...meta, ...inspected } }, ...rest];
}

function tableFrame(plan: StatusAsked, rows: readonly StatusRow[], inspected: Frame['meta']): Frame {
  const starts = bucketStarts(plan.buckets);
  const cells = rows.flatMap(({ key, states }) =>
    states.flatMap((state, index) => (state === null ? [] : [{ key, state, start: starts[index]! }])),
  );
  return {
    fields: [
      timeField(
        'time',
        cells.map(({ start }) => start * 1000),
        plan.buckets.width,
      ),
      ...subjectColumns(
        plan,
        cells.map(({ key }) => key),
      ),
      { name: 'state', type: 'float64', values: cells.map(({ state }) => STEP_STATES[state]) },
      {
        name: 'status',
        type: 'string',
        values: cells.map(({ state }) => text(plan.query.locale, `quality.status.${state}`)),
      },
    ],
    meta: { ...inspected, type: 'table', preferredVisualisationType: 'table' },
  };
}
