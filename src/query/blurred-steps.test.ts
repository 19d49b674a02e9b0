import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { printExpression } from '#language';
import { chooseBlurred, inSteps, spanOf } from './blurred-steps';
import type { Beat } from './heartbeat';
import { resolveSchema } from './topic-schema';

const STEP = 600;
const step = (at: number, over: Partial<Beat> = {}): Beat => ({
  ...{ observer: 'a', ccn: 'ccn-1', windows: 9, lost: 0, isBlurred: true },
  ...{ fromSeconds: at * STEP, toSeconds: at * STEP + STEP },
  ...over,
});
const times = (steps: readonly Beat[]) => steps.map(({ fromSeconds }) => fromSeconds / STEP);
const EVER = Number.MAX_SAFE_INTEGER;

describe('the steps that are worth a closer look', () => {
  test('none where every step is full', () => {
    expect(chooseBlurred([step(0, { isBlurred: false }), step(1, { isBlurred: false })], EVER)).toEqual([]);
  });

  test('none in which records still arrive', () => {
    expect(times(chooseBlurred([step(0), step(1), step(2)], 2 * STEP))).toEqual([1, 0]);
  });

  test('the newest, as many as one statement can name', () => {
    const apart = Array.from({ length: 100 }, (_, index) => step(2 * index));
    expect(times(chooseBlurred(apart, EVER))).toEqual(Array.from({ length: 64 }, (_, index) => 2 * (99 - index)));
  });

  test('steps that follow each other are one stretch; their windows must fit into one answer', () => {
    const together = Array.from({ length: 2000 }, (_, index) => step(index));
    expect(times(chooseBlurred(together, EVER))).toEqual(Array.from({ length: 1000 }, (_, index) => 1999 - index));
  });

  test('whatever they are: blurred, the newest of all blurred ones, and within both bounds', () => {
    const steps = fc.uniqueArray(
      fc.record({
        at: fc.nat(400),
        observer: fc.constantFrom('a', 'b', 'c'),
        ccn: fc.constantFrom('ccn-1', 'ccn-2'),
        windows: fc.integer({ min: 1, max: 60 }),
        isBlurred: fc.boolean(),
      }),
      { maxLength: 400, selector: ({ at, observer, ccn }) => `${at} ${observer} ${ccn}` },
    );
    fc.assert(
      fc.property(steps, (given) => {
        const beats = given.map(({ at, ...rest }) => step(at, rest));
        const chosen = chooseBlurred(beats, EVER);
        const oldest = chosen.at(-1)?.fromSeconds ?? Infinity;
        const newer = beats.filter((one) => one.isBlurred && one.fromSeconds > oldest);
        expect(chosen).toEqual(expect.arrayContaining(newer));
        expect(chosen.every(({ isBlurred }) => isBlurred)).toBe(true);
        expect(chosen.reduce((sum, { windows }) => sum + windows, 0)).toBeLessThanOrEqual(9000);
        const named = chosen.length === 0 ? '' : printExpression(inSteps(chosen, source));
        expect((named.match(/"start" >=/g) ?? []).length).toBeLessThanOrEqual(64);
      }),
      { seed: 2026, numRuns: 200 },
    );
  });
});

const source = {
  source: { region: 'ap-x', topic: 't', format: 'ccn' as const },
  schema: resolveSchema(
    't',
    ['region-id', 'ccnid', 'start'].map((key) => ({
      ...{ key, tokenizer: '', statistics: true },
      type: key === 'start' ? 'long' : 'text',
    })),
    true,
  ),
};

test('are named by who recorded them, and by stretches', () => {
  const steps = [step(5), step(4), step(1), step(4, { observer: 'b', ccn: '' })];
  expect(printExpression(inSteps(steps, source))).toBe(
    `(coalesce("region-id", '-') in ('a') and coalesce("ccnid", '-') in ('ccn-1') and ` +
      '(("start" >= 600 and "start" < 1200) or ("start" >= 2400 and "start" < 3600))) or ' +
      `(coalesce("region-id", '-') in ('b') and ("start" >= 2400 and "start" < 3000))`,
  );
  expect(spanOf(steps)).toEqual({ fromSeconds: 600, toSeconds: 3600 });
});
