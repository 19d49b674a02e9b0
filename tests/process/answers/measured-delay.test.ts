/** The settle rule follows how late a topic's records really are, where they are stamped as they arrive. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ccnTopicId } from '../../../src/local-cls/demo-topics';
import { createTrafficModel } from '../../../src/local-cls/traffic/traffic-model';
import { RunningPlugin } from './running-plugin';

const NOW_MINUTE = Math.floor(Date.now() / 60_000);
const REGIONS = ['ap-shanghai', 'ap-guangzhou'] as const;
/** How much later than the record's start each region's records are stamped. */
const LATE_MINUTES = { 'ap-shanghai': 25, 'ap-guangzhou': 0 };

let running: RunningPlugin;
beforeAll(async () => {
  running = await RunningPlugin.start();
  const model = createTrafficModel({ seed: 3, recordsPerMinute: 400, limiterEveryHour: false });
  for (let minute = NOW_MINUTE - 100; minute < NOW_MINUTE - 40; minute += 2) {
    const { batches } = model.minute(minute);
    for (const region of REGIONS) {
      const batch = batches.get(region)!;
      const timesMs = batch.timesMs.map((ms) => ms + LATE_MINUTES[region] * 60_000);
      await running.cls.store.append(ccnTopicId(region), { ...batch, timesMs });
    }
  }
  await running.indexed(...REGIONS.map(ccnTopicId));
}, 180_000);
afterAll(() => running?.stop());

test.each([
  ['ap-shanghai', 25],
  ['ap-guangzhou', 10],
] as const)('%s is settled after %i minutes', async (region, minutes) => {
  const range = { fromMs: (NOW_MINUTE - 90) * 60_000, toMs: NOW_MINUTE * 60_000 };
  const sources = [{ region, topic: ccnTopicId(region) }];
  const [frame] = await running.frames({ kind: 'traffic', splitBy: [], format: 'number', sources }, range);
  const said = frame!.meta!.notices!.map(({ text }) => text).join(' ');
  expect(said).toContain(`Records of the newest ${minutes} minutes are still arriving`);
});
