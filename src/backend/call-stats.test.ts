import { expect, test } from '@jest/globals';
import type { EvidenceCall } from '#contract';
import { LOCALES } from '#wording';
import { callStats } from './call-stats';

const call: EvidenceCall = {
  ...{ purpose: 'sum', region: 'ap-guangzhou', topic: 't1', statement: '*', consoleUrl: '', fromMs: 0, toMs: 1 },
  ...{ rows: 10, tookMs: 50, waitedMs: 20, isShared: false },
};

test('what others asked for costs neither a call nor time, but brings rows', () => {
  const stats = callStats([call, { ...call, rows: 1 }, { ...call, isShared: true, waitedMs: 0 }, call]);
  expect(stats.map(({ value, unit }) => [value, unit])).toEqual([
    [3, undefined],
    [31, undefined],
    [90, 'ms'],
    [60, 'ms'],
    [0.25, 'percentunit'],
  ]);
});

test('an answer without any call shares nothing', () => {
  expect(callStats([]).map(({ value }) => value)).toEqual([0, 0, 0, 0, 0]);
});

test.each(LOCALES)('each figure has a name of its own in %s', (locale) => {
  const names = callStats([call], locale).map(({ displayName }) => displayName);
  expect(new Set(names).size).toBe(5);
  expect(names.every((name) => /[^\u0000-\u007f]/.test(name))).toBe(locale === 'zh-Hans');
});
