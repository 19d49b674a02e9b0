/** Scans and fan-out: who may reach for many, looked for in wide windows; then those alone, target by target. */
import { CAPTURE_WINDOW_SECONDS } from '#flowlog';
import { type Expression, type Select, sql } from '#language';
import { MAX_ROWS } from './choices';
import { keyPart } from './compile-where';
import { mayAnswer } from './security-conditions';
import { presentNumber } from './reachability-conditions';
import type { KeyField } from './model';
import type { SourceSchema } from './plan';
import {
  distinct,
  FOUND,
  FOUND_KEYS,
  item,
  MAX_FOUND,
  request,
  type Step,
  sums,
  undividedWidth,
} from './security-requests';
import type { SecurityQuery } from './security-query';
import type { SlicedRequest } from './slices';
import { sumOf } from './volume-columns';
import { bucketOf, inRange, keyOf, type Range, secondsOf } from './volume-expressions';

/** A source that is asked about further, and when. */
export interface Sought {
  key: string;
  ranges: readonly Range[];
  /** The list of its targets has about so many rows in a topic, or fewer. */
  rows: number;
}

/** Targets are listed by the minute. */
export const CELL_SECONDS = 60;

/**
 * Seconds within which the records of one step may begin. A record tells of a whole capture window, so that nothing done
 * within a step is missed where its records begin within a step and a window. What takes a window longer is told as well.
 */
export function spanSeconds({ log }: Pick<SecurityQuery, 'log'>, stepSeconds: number): number {
  return stepSeconds + CAPTURE_WINDOW_SECONDS[log];
}

/** Sources near the threshold in windows of two spans, one beginning every span: any one span lies within such a window. */
export function askCandidates(step: Step, source: SourceSchema): SlicedRequest[] {
  const { fromSeconds, toSeconds } = step.range;
  const span = spanSeconds(step.query, step.width);
  const starts = toSeconds - fromSeconds > 2 * span ? [fromSeconds, fromSeconds + span] : [fromSeconds];
  return starts.map((start) => {
    const width = 2 * span;
    const range = { fromSeconds: start, toSeconds: start + Math.ceil((toSeconds - start) / width) * width };
    return request('find', step, source, {
      range,
      width,
      losesRows: false,
      where: step.finding.where(source),
      select: {
        items: [
          item(FOUND.key, keyOf(FOUND_KEYS[step.query.check], source)),
          item(FOUND.time, bucketOf({ ...range, width, offset: (width - (start % width)) % width }, source)),
          item(FOUND.targets, distinct(keyPart(step.finding.target!, source.schema))),
          item(FOUND.records, sql.call('count', sql.star)),
        ],
        groupBy: [1, 2],
        ...step.finding.having(source),
        orderBy: [{ by: FOUND.targets, direction: 'desc' }],
        limit: MAX_ROWS,
      },
    });
  });
}

/** Each target of each minute. */
export function askTargets(step: Step, sought: readonly Sought[], source: SourceSchema): SlicedRequest {
  const key = keyOf(FOUND_KEYS[step.query.check], source);
  const width = CELL_SECONDS;
  return ofSought('targets', step, sought, source, key, {
    items: [
      item(FOUND.key, key),
      item(FOUND.target, keyPart(step.finding.target!, source.schema)),
      item(FOUND.time, bucketOf({ ...step.range, width, offset: 0 }, source)),
      item(FOUND.fromPort, answeringPort(source)),
      ...sums(step, source),
    ],
    groupBy: [1, 2, 3],
    limit: MAX_ROWS,
  });
}

/** The one port of the source that all records may answer from; 0 where there is none, or several. */
function answeringPort({ schema }: SourceSchema): Expression {
  const port = presentNumber('srcport', schema);
  const candidate = sql.cases([{ when: mayAnswer(schema), then: port }], sql.integer(0));
  const [least, most] = [sql.call('min', candidate), sql.call('max', candidate)];
  return sql.cases([{ when: sql.binary(least, '=', most), then: most }], sql.integer(0));
}

/** Which targets were let through to which port of a source, and since when: what comes back from there answers. */
export function askAsked(step: Step, sought: readonly Sought[], source: SourceSchema): SlicedRequest {
  const turned = turnedWay(step, source);
  return ofSought('asked', turned.step, sought, source, turned.key, {
    items: [
      item(FOUND.key, turned.key),
      item(FOUND.target, turned.target),
      item(FOUND.fromPort, presentNumber('dstport', source.schema)),
      item(FOUND.first, sql.call('min', secondsOf(source))),
    ],
    groupBy: [1, 2, 3],
    having: sql.binary(sumOf('records', source, 'ACCEPT'), '>', sql.integer(0)),
    limit: MAX_ROWS,
  });
}

/** Sources with more targets than a list holds: about how many. */
export function askWhole(step: Step, sought: readonly Sought[], source: SourceSchema): SlicedRequest {
  const { finding, query } = step;
  const key = keyOf(FOUND_KEYS[query.check], source);
  return ofSought('whole', step, sought, source, key, {
    items: [
      item(FOUND.key, key),
      item(FOUND.targets, distinct(keyPart(finding.target!, source.schema))),
      ...(finding.hasNetworks ? [item(FOUND.networks, distinct(finding.network(source)))] : []),
      ...sums(step, source),
    ],
    groupBy: [1],
    limit: MAX_FOUND,
  });
}

export function askNotRefused(step: Step, sought: readonly Sought[], source: SourceSchema): SlicedRequest {
  const key = keyOf(FOUND_KEYS[step.query.check], source);
  return ofSought('open', step, sought, source, key, {
    ...openTargets(key, keyPart(step.finding.target!, source.schema), source),
    having: sql.binary(sumOf('records', source, 'REJECT'), '=', sql.integer(0)),
  });
}

/** The same conversation from the other end. */
const ANSWERING: Partial<Record<KeyField, KeyField>> = {
  srcaddr: 'dstaddr',
  dstaddr: 'srcaddr',
  srcport: 'dstport',
  dstport: 'srcport',
};

export function askAnswering(step: Step, sought: readonly Sought[], source: SourceSchema): SlicedRequest {
  const turned = turnedWay(step, source);
  return ofSought('open', turned.step, sought, source, turned.key, openTargets(turned.key, turned.target, source));
}

function turnedWay(step: Step, source: SourceSchema) {
  const turned = FOUND_KEYS[step.query.check].map((field) => ANSWERING[field] ?? field);
  const target = step.finding.target === 'dstaddr' ? 'srcaddr' : 'srcport';
  return {
    key: keyOf(turned, source),
    target: keyPart(target, source.schema),
    // What makes records of the check does not hold for the other direction.
    step: { ...step, finding: { ...step.finding, where: () => [] } },
  };
}

function openTargets(key: Expression, target: Expression, source: SourceSchema): Omit<Select, 'where'> {
  return {
    items: [item(FOUND.key, key), item(FOUND.target, target), item(FOUND.packets, sumOf('packets', source))],
    groupBy: [1, 2],
    orderBy: [{ by: FOUND.packets, direction: 'desc' }],
    limit: MAX_FOUND,
  };
}

function ofSought(
  purpose: string,
  step: Step,
  sought: readonly Sought[],
  source: SourceSchema,
  key: Expression,
  select: Omit<Select, 'where'>,
): SlicedRequest {
  const ranges = sought.flatMap((one) => one.ranges);
  const hull = {
    fromSeconds: Math.min(...ranges.map(({ fromSeconds }) => fromSeconds)),
    toSeconds: Math.max(...ranges.map(({ toSeconds }) => toSeconds)),
  };
  return request(purpose, step, source, {
    range: hull,
    ...undividedWidth({ range: hull }),
    where: [...step.finding.where(source), isSought(sought, key, source)],
    select,
  });
}

/** Keys of the same time stand in one condition. */
function isSought(sought: readonly Sought[], key: Expression, source: SourceSchema): Expression {
  const byTime = new Map<string, Sought[]>();
  for (const one of sought) {
    const time = JSON.stringify(one.ranges);
    byTime.set(time, [...(byTime.get(time) ?? []), one]);
  }
  const alike = [...byTime.values()].map((ofTime) => {
    const isKey = sql.isIn(
      key,
      ofTime.map((one) => sql.text(one.key)),
    );
    const times = ofTime[0]!.ranges.map((range) => sql.allOf(inRange(range, source))!);
    return sql.allOf([isKey, sql.anyOf(times)!])!;
  });
  return sql.anyOf(alike)!;
}

/** Parts whose lists fit into one answer each, in the order of time: a statement then looks at little more than it needs. */
export function listable(sought: readonly Sought[]): Sought[][] {
  const parts: Sought[][] = [];
  let rows = Infinity;
  for (const one of [...sought].sort((a, b) => a.ranges[0]!.fromSeconds - b.ranges[0]!.fromSeconds)) {
    if (rows + one.rows > MAX_ROWS) {
      parts.push([]);
      rows = 0;
    }
    parts.at(-1)!.push(one);
    rows += one.rows;
  }
  return parts;
}
