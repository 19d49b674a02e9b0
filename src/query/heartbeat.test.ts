import { describe, expect, test } from '@jest/globals';
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

test('one that delivered in the day before keeps them from it', () => {
  const gone = { source: { ...source, topic: 'gone' }, beats: [], earlier: ['b'] };
  const heartbeat = new Heartbeat([{ source, beats: [beat('a', 0)] }, gone]);
  expect(heartbeat.allDelivered(hour)).toBe(false);
  expect([...heartbeat.observers.keys()]).toContain('b');
  expect(heartbeat.silentTopics).toEqual([{ source: gone.source, observers: ['b'] }]);
});

describe('of one CCN', () => {
  const [now, later] = [
    { fromSeconds: 0, toSeconds: 60 },
    { fromSeconds: 60, toSeconds: 120 },
  ];
  const whole = [beat('a', 0, { ccn: 'ccn-2' }), beat('a', 60, { ccn: 'ccn-2' })];

  test.each([
    ['unknown where it was recorded before', [beat('a', 0)], false],
    ['unknown where somebody else records it', [beat('b', 60)], false],
    ['known where nobody ever did', [], true],
    ['known where somebody else did at another time', [beat('b', 0)], true],
  ])('silence is %s', (_what, beats, known) => {
    const heartbeat = of(...whole, ...beats);
    expect(heartbeat.delivered('a', later, ['ccn-1'])).toBe(known);
    expect(heartbeat.delivered('a', later)).toBe(true);
  });

  test('a range falls into parts by it too', () => {
    const heartbeat = of(...whole, beat('a', 0));
    expect(heartbeat.parts(hour)).toHaveLength(2);
    expect(heartbeat.parts(hour, ['ccn-1']).slice(0, 2)).toEqual([now, later]);
  });
});

test('steps of nothing but lost records prove no silence', () => {
  const { proof } = of(beat('a', 0), beat('a', 60, { lost: 1, isLost: true }));
  expect(proof.delivered('a', { fromSeconds: 0, toSeconds: 60 })).toBe(true);
  expect(proof.delivered('a', { fromSeconds: 60, toSeconds: 120 })).toBe(false);
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
