/** Topics unlike the usual ones, and days unlike others: written records, and answers that can be told beforehand. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DecodedFrame } from '#plugin-sdk';
import { column, RunningPlugin } from './running-plugin';
import { createTopic, writeHours } from './topic-ways/written-topics';

let running: RunningPlugin;
beforeAll(async () => {
  running = await RunningPlugin.start();
}, 30_000);
afterAll(() => running?.stop());

const valuesOf = (frame: DecodedFrame) => [...frame.fields.at(-1)!.values].map(Number);
const hasData = (frame: DecodedFrame) => frame.meta?.dataTopic === undefined && frame.fields.length > 0;

describe('days on which the clock is changed', () => {
  const HOURLY = 'hourly';
  const at = (iso: string) => Date.parse(iso);
  const CHANGES = [
    ['Europe/Berlin', '2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', 23],
    ['America/New_York', '2026-10-31T04:00:00Z', '2026-11-03T05:00:00Z', 25],
    ['Asia/Shanghai', '2026-03-27T16:00:00Z', '2026-03-30T16:00:00Z', 24],
  ] as const;

  beforeAll(async () => {
    await createTopic(running, HOURLY, 'ccn');
    await writeHours(running, HOURLY, at('2026-03-26T00:00:00Z'), at('2026-04-01T00:00:00Z'));
    await writeHours(running, HOURLY, at('2026-10-30T00:00:00Z'), at('2026-11-05T00:00:00Z'));
    await running.indexed(HOURLY);
  }, 30_000);

  const ask = (query: object, timeZone: string, fromMs: number, toMs: number) =>
    running
      .frames(
        { kind: 'traffic', splitBy: [], bucketSeconds: 86_400, timeZone, ...query },
        { fromMs, toMs },
        running.context({ sources: [{ region: 'ap-guangzhou', topic: HOURLY, format: 'ccn' }] }),
      )
      .then((frames) => frames.filter(hasData));

  test.each(CHANGES)(
    'in %s: days from midnight to midnight, each with its own length',
    async (zone, from, to, hours) => {
      const [records, rate, peak] = await ask(
        { measures: ['records', 'bitsPerSecond', 'peakBitsPerSecond'] },
        zone,
        at(from),
        at(to),
      );
      // Distinct flows of a day can only be counted in one piece.
      const [flows] = await ask({ measures: ['flows'] }, zone, at(from), at(to));
      const borders = column(rate!, 'time') as number[];
      expect(borders[0]).toBe(at(from));
      const [first, second, third] = borders as [number, number, number];
      expect([second - first, third - second, at(to) - third].map((ms) => ms / 3_600_000)).toContain(hours);
      expect(valuesOf(records!)).toEqual([second - first, third - second, at(to) - third].map((ms) => ms / 3_600_000));
      expect(valuesOf(rate!)).toEqual([8, 8, 8]);
      expect(valuesOf(peak!)).toEqual([480, 480, 480]);
      expect(valuesOf(flows!)).toEqual([1, 1, 1]);
    },
  );

  test.each(CHANGES)('in %s: the days before are as long', async (...change) => {
    const [zone, from, to] = change;
    const frames = await ask({ measures: ['records'], compareWith: 'day' }, zone, at(from), at(to));
    expect(valuesOf(frames[1]!)).toEqual(valuesOf(frames[0]!));
  });
});
