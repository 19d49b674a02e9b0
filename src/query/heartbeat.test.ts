import { expect, test } from '@jest/globals';
import { type Beat, Heartbeat } from './heartbeat';

const source = { region: 'ap-shanghai', topic: 't', format: 'ccn' as const };
const beat = (observer: string, fromSeconds: number, over: Partial<Beat> = {}): Beat => ({
  ...{ observer, fromSeconds, toSeconds: fromSeconds + 60, ccn: 'ccn-1', windows: 1, lost: 0 },
  ...over,
});
const of = (...beats: Beat[]) => new Heartbeat([{ source, beats }]);
const hour = { fromSeconds: 0, toSeconds: 3600 };

test('an observer delivered in a range that holds part of a step with any record of it', () => {
  const heartbeat = of(beat('a', 120));
  expect(heartbeat.delivered('a', { fromSeconds: 150, toSeconds: 151 })).toBe(true);
  expect(heartbeat.delivered('a', { fromSeconds: 180, toSeconds: 3600 })).toBe(false);
  expect(heartbeat.delivered('b', hour)).toBe(false);
  expect(heartbeat.topicDelivered(source, hour)).toBe(true);
  expect(heartbeat.topicDelivered({ ...source, topic: 'other' }, hour)).toBe(false);
});

test('a topic that never delivers does not keep the others from delivering all there is', () => {
  const other = { source: { ...source, topic: 'other' }, beats: [] };
  expect(new Heartbeat([{ source, beats: [beat('a', 0)] }, other]).allDelivered(hour)).toBe(true);
  expect(new Heartbeat([other]).allDelivered(hour)).toBe(false);
});

test('lost records are counted by the steps that begin within the range', () => {
  const heartbeat = of(beat('a', 0, { lost: 3 }), beat('a', 60, { lost: 1 }));
  expect(heartbeat.lostIn({ fromSeconds: 0, toSeconds: 60 })).toBe(3);
  expect(heartbeat.lostIn(hour)).toBe(4);
});

test('a range falls into parts wherever somebody falls silent or comes back', () => {
  const heartbeat = of(beat('a', 0), beat('a', 60), beat('a', 300), beat('b', 60));
  expect(heartbeat.parts({ fromSeconds: 30, toSeconds: 330 }).map(({ toSeconds }) => toSeconds)).toEqual([
    60, 120, 300, 330,
  ]);
  expect(heartbeat.parts({ fromSeconds: 30, toSeconds: 30 })).toEqual([]);
});
