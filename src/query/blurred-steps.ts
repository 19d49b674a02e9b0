/** Steps of a heartbeat of which some capture windows have no record, so that they are worth a closer look. */
import { type Expression, sql } from '#language';
import { MAX_ROWS } from './choices';
import { fieldText } from './compile-where';
import type { Beat } from './heartbeat';
import type { SourceSchema } from './plan';
import { Stretches } from './stretches';
import { inRange, type Range } from './volume-expressions';

/** Windows that one answer tells, with room for some that come in the meantime. */
const MAX_WINDOWS = MAX_ROWS * 0.9;

/** Stretches that one statement names; it has 12,000 characters. */
const MAX_STRETCHES = 64;

/**
 * The newest blurred steps that one question can tell. Later than `settledSeconds` records still arrive, and each such
 * step would be asked about in vain.
 */
export function chooseBlurred(beats: readonly Beat[], settledSeconds: number): Beat[] {
  const chosen: Beat[] = [];
  const ends = new Map<string, number>();
  let [windows, stretches] = [0, 0];
  for (const beat of blurredOf(beats, settledSeconds)) {
    const who = whoOf(beat);
    windows += beat.windows;
    stretches += ends.get(who) === beat.toSeconds ? 0 : 1;
    if (windows > MAX_WINDOWS || stretches > MAX_STRETCHES) {
      break;
    }
    ends.set(who, beat.fromSeconds);
    chosen.push(beat);
  }
  return chosen;
}

const blurredOf = (beats: readonly Beat[], settledSeconds: number): Beat[] =>
  beats
    .filter(({ isBlurred, toSeconds }) => isBlurred && toSeconds <= settledSeconds)
    .sort((a, b) => b.fromSeconds - a.fromSeconds);

/** Records of these steps, by the same observers and CCNs. */
export function inSteps(steps: readonly Beat[], source: SourceSchema): Expression {
  const who = new Map(steps.map((step) => [whoOf(step), step]));
  return sql.anyOf(
    [...who].map(([name, { observer, ccn }]) => {
      const { ranges } = new Stretches(steps.filter((step) => whoOf(step) === name));
      return sql.allOf([
        ...(observer === '' ? [] : [sql.isIn(fieldText('observer', source.schema), [sql.text(observer)])]),
        ...(ccn === '' ? [] : [sql.isIn(fieldText('ccn', source.schema), [sql.text(ccn)])]),
        sql.anyOf(ranges.map((range) => sql.allOf(inRange(range, source))!))!,
      ])!;
    }),
  )!;
}

export function spanOf(steps: readonly Beat[]): Range {
  return {
    fromSeconds: Math.min(...steps.map(({ fromSeconds }) => fromSeconds)),
    toSeconds: Math.max(...steps.map(({ toSeconds }) => toSeconds)),
  };
}

const whoOf = ({ observer, ccn }: Beat): string => `${observer} ${ccn}`;
