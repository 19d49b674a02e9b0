import { describe, expect, test } from '@jest/globals';
import { Heartbeat } from './heartbeat';
import type { Filter, ObserverRule } from './model';
import { lengthOf } from './stretches';
import { untoldOf } from './untold';

const source = { region: 'a', topic: 'topic', format: 'ccn' as const };
const range = { fromSeconds: 0, toSeconds: 1200 };
const beat = (observer: string, minute: number) => ({
  ...{ observer, ccn: 'ccn-1', windows: 1, lost: 0 },
  ...{ fromSeconds: minute * 60, toSeconds: minute * 60 + 60 },
});
const until = (observer: string, minutes: number) =>
  Array.from({ length: minutes }, (_, minute) => beat(observer, minute));
const is = (field: Filter['field'], value: string): Filter => ({ field, operator: 'is', values: [value] });

/** Minutes of each region, and of all. */
function minutesOf(beats: ReturnType<typeof beat>[], rule: ObserverRule, filters: Filter[] = []) {
  const { regions, whole } = untoldOf(filters, rule, new Heartbeat([{ source, beats }]), range);
  const minutes = [...regions].map(([name, { ranges }]) => [name, lengthOf(ranges) / 60]);
  return { ...Object.fromEntries(minutes), all: lengthOf(whole.ranges) / 60 };
}

const TWO = [...until('a', 10), ...until('b', 2)];

describe('of two regions that fall silent one after the other', () => {
  test.each<[ObserverRule, Filter[], object]>([
    ['one', [], { a: 10, b: 10, all: 10 }],
    ['one', [is('pair', 'a>b')], { a: 10, b: 10, all: 10 }],
    ['one', [is('pair', 'a>never')], { a: 10, all: 10 }],
    ['one', [is('observer', 'b')], { b: 18, all: 18 }],
    ['egress', [], { a: 10, b: 18, all: 10 }],
    ['egress', [is('srcregion', 'b')], { b: 18, all: 18 }],
    ['ingress', [is('srcregion', 'b'), is('dstregion', 'a')], { a: 10, all: 10 }],
    ['asRecorded', [], { a: 10, b: 18, all: 10 }],
    ['one', [is('pair', 'never>nor')], { all: 0 }],
  ])('by the rule %s with %j', (rule, filters, minutes) => {
    expect(minutesOf(TWO, rule, filters)).toEqual(minutes);
  });
});

test('a third that delivers tells of its own flows only', () => {
  expect(minutesOf([...TWO, ...until('c', 20)], 'one')).toEqual({ a: 10, b: 10, all: 0 });
  expect(minutesOf([...until('a', 10), ...until('c', 20)], 'one')).toEqual({ all: 0 });
});

test('who is silent again and again is idle', () => {
  const everyOther = until('a', 20).filter((_, minute) => minute % 2 === 0);
  expect(minutesOf([...everyOther, ...until('b', 20)], 'egress')).toEqual({ all: 0 });
});

test('nobody ever recorded', () => {
  expect(minutesOf([], 'one')).toEqual({ all: 0 });
});
