import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changeWindow, disable, enable, firstWindow, isEnabled } from './flow-log';
import { FLOW_LOG, TEST_MINUTE } from './test-flow-log';

const MINUTE_MS = 60_000;
const TEN_MINUTES_MS = 10 * MINUTE_MS;
const START = TEST_MINUTE;

const at = (minutes: number): number => (START + minutes) * MINUTE_MS;

describe('firstWindow', () => {
  test.each([
    ['CCN, 60 s: window and push leave four minutes', 1, 0, 4],
    ['300 s: at once', 5, 0, 0],
    ['300 s: with the next window', 5, 1, 5],
    ['600 s: at once, first data after 15 minutes', 10, 0, 0],
  ])('%s', (_name, windowMinutes, created, first) => {
    expect(firstWindow(at(created), windowMinutes, TEN_MINUTES_MS)).toBe(START + first);
  });

  test('no wait asked for: the next whole minute', () => {
    expect(firstWindow(at(0) + 1, 1, 0)).toBe(START + 1);
  });
});

describe('enable and disable', () => {
  test('a gap from the open window to the next one', () => {
    const off = disable(FLOW_LOG, at(7) + 30_000);
    expect(isEnabled(off)).toBe(false);
    expect(off.phases).toEqual([{ from: START, to: START + 7, windowMinutes: 1 }]);
    const on = enable(off, at(12) + 30_000);
    expect(on.phases).toEqual([...off.phases, { from: START + 13, to: null, windowMinutes: 1 }]);
  });

  test('what is on stays on, what is off stays off', () => {
    expect(enable(FLOW_LOG, at(5))).toBe(FLOW_LOG);
    const off = disable(FLOW_LOG, at(5));
    expect(disable(off, at(6))).toBe(off);
  });

  test('switched off before its first window it has recorded nothing', () => {
    expect(disable(FLOW_LOG, at(-1)).phases).toEqual([]);
  });
});

describe('changeWindow', () => {
  test('holds from where windows of both lengths begin', () => {
    expect(changeWindow(FLOW_LOG, 5, at(3)).phases).toEqual([
      { from: START, to: START + 5, windowMinutes: 1 },
      { from: START + 5, to: null, windowMinutes: 5 },
    ]);
  });

  test('of one that is off: from its next start on', () => {
    const changed = changeWindow(disable(FLOW_LOG, at(3)), 5, at(4));
    expect(isEnabled(changed)).toBe(false);
    expect(enable(changed, at(6)).phases.at(-1)).toEqual({ from: START + 10, to: null, windowMinutes: 5 });
  });

  test('switched off before the new length holds, nothing is recorded later', () => {
    const off = disable(changeWindow(FLOW_LOG, 10, at(3)), at(4));
    expect(off.phases).toEqual([{ from: START, to: START + 4, windowMinutes: 1 }]);
  });
});

test('whatever is done in whatever order, phases hold whole windows, follow one another and never overlap', () => {
  const step = fc.tuple(fc.constantFrom('on', 'off', 1, 5, 10), fc.integer({ min: 0, max: 12 * MINUTE_MS }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let nowMs = at(0);
      let flowLog = FLOW_LOG;
      for (const [what, laterMs] of steps) {
        nowMs += laterMs;
        flowLog =
          what === 'on'
            ? enable(flowLog, nowMs)
            : what === 'off'
              ? disable(flowLog, nowMs)
              : changeWindow(flowLog, Number(what), nowMs);
      }
      let reached = -Infinity;
      flowLog.phases.forEach(({ from, to, windowMinutes }, place) => {
        expect(from).toBeGreaterThanOrEqual(reached);
        expect(from % windowMinutes).toBe(0);
        expect(to === null ? place === flowLog.phases.length - 1 : to > from && to % windowMinutes === 0).toBe(true);
        reached = to ?? from;
      });
    }),
    { seed: 6, numRuns: 500 },
  );
});
