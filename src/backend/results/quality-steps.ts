/** Records by status, step by step, of each subject: asked, read, and judged. */
import { bucketRanges, QUALITY, type SearchRequest, type SlicedRequest } from '#query';
import { toInteger } from './analysis-rows';
import { askAll, type Asked, type Asking, shortcomings } from './ask';
import { askSliced } from './ask-slices';
import { completeKeys, keyOfRow, type QualityAsked, type SubjectKey } from './quality-subjects';
import { rowsOf } from './read-reachability';

/**
 * What a step holds, as the number a panel maps to a colour.
 *
 * - `ok`: records
 * - `noData`: nothing to record: rows that say NODATA; for a pair also that a region of it delivered other records
 * - `skipData`: rows that say SKIPDATA, whatever else: the service lost records there
 * - `unknown`: a status nobody documented
 * - `missing`: nothing at all, not even NODATA
 */
export const STEP_STATES = { ok: 0, noData: 1, skipData: 2, unknown: 3, missing: 4 } as const;

export type StepState = keyof typeof STEP_STATES;

/** Records by status. */
export type Statuses = ReadonlyMap<string, number>;

export interface SubjectSteps {
  key: SubjectKey;
  /** By the first second of the step. */
  steps: Map<number, Map<string, number>>;
}

export interface AskedSteps {
  subjects: SubjectSteps[];
  /** Regions by the steps in which they recorded anything; filled for pairs. */
  delivered: Map<string, Set<number>>;
  asked: Asked[];
  warnings: string[];
}

/** Asks for steps, and over the day before for subjects that have fallen silent. */
export async function askSteps(
  plan: QualityAsked,
  { steps, lookBack = [] }: { steps: readonly SlicedRequest[]; lookBack?: readonly SearchRequest[] },
  asking: Asking,
): Promise<AskedSteps> {
  const [stepped, looked] = await Promise.all([askSliced(asking, steps), askAll(asking, lookBack)]);
  const pieces = stepped.done.flatMap((topic) => topic.asked);
  const asked = [...pieces, ...looked.done];
  const answering = plan.sources.filter((source) => stepped.done.some(({ sliced }) => sliced.source === source));
  const found = new Map<string, SubjectSteps>();
  const delivered = new Map<string, Set<number>>();
  pieces.forEach((piece) => readSteps(plan, piece, found, delivered));
  const earlier = looked.done.flatMap((one) =>
    rowsOf(one).flatMap((cell) => keyOfRow(plan, one.request.source, cell) ?? []),
  );
  const keys = completeKeys({ ...plan, sources: answering }, [
    ...earlier,
    ...[...found.values()].map(({ key }) => key),
  ]);
  return {
    subjects: keys.map((key) => found.get(key.id) ?? { key, steps: new Map() }),
    delivered,
    asked,
    warnings: [
      ...stepped.failures,
      ...looked.failures,
      ...asked.flatMap((one) => shortcomings(one, one.answer.AnalysisRecords?.length ?? 0, asking)),
    ],
  };
}

function readSteps(
  plan: QualityAsked,
  asked: Asked,
  found: Map<string, SubjectSteps>,
  delivered: Map<string, Set<number>>,
): void {
  for (const cell of rowsOf(asked)) {
    const start = Number(toInteger(cell(QUALITY.time)));
    const observer = cell(QUALITY.observer);
    if (observer !== null) {
      const starts = delivered.get(String(observer)) ?? new Set();
      delivered.set(String(observer), starts.add(start));
    }
    const key = keyOfRow(plan, asked.request.source, cell);
    if (key !== undefined) {
      const subject = found.get(key.id) ?? { key, steps: new Map() };
      found.set(key.id, subject);
      const statuses = subject.steps.get(start) ?? new Map<string, number>();
      subject.steps.set(start, statuses);
      const status = String(cell(QUALITY.status) ?? '-');
      statuses.set(status, (statuses.get(status) ?? 0) + Number(toInteger(cell(QUALITY.records))));
    }
  }
}

/** The state of each step; null while its records are still arriving. */
export function statesOf(
  plan: QualityAsked,
  { key, steps }: SubjectSteps,
  delivered: AskedSteps['delivered'],
  nowMs: number,
): (StepState | null)[] {
  const { buckets, query, settleSeconds } = plan;
  return bucketRanges(buckets).map(({ fromSeconds: start, toSeconds }) => {
    const statuses = steps.get(start);
    if (statuses !== undefined) {
      return stateOf(statuses);
    }
    if (query.each === 'pair' && key.parts.some((region) => delivered.get(region)?.has(start))) {
      return 'noData';
    }
    return toSeconds > nowMs / 1000 - settleSeconds ? null : 'missing';
  });
}

function stateOf(statuses: Statuses): StepState {
  if (statuses.has('SKIPDATA')) {
    return 'skipData';
  }
  if ([...statuses.keys()].some(isUnknownStatus)) {
    return 'unknown';
  }
  return statuses.has('OK') ? 'ok' : 'noData';
}

const KNOWN_STATUSES: readonly string[] = ['OK', 'NODATA', 'SKIPDATA'];

export function isUnknownStatus(status: string): boolean {
  return !KNOWN_STATUSES.includes(status);
}
