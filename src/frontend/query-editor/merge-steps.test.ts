import { expect, test } from '@jest/globals';
import { mergeSteps } from './merge-steps';

test('a text that goes to several topics is one step', () => {
  const step = { purpose: 'rank', search: '*', sql: 'select 1' };
  const steps = [
    { ...step, region: 'ap-guangzhou', topic: 'one' },
    { ...step, region: 'ap-shanghai', topic: 'two' },
    { ...step, purpose: 'series', region: 'ap-shanghai', topic: 'two' },
  ];
  expect(mergeSteps(steps)).toEqual([
    { ...step, topics: ['ap-guangzhou/one', 'ap-shanghai/two'] },
    { ...step, purpose: 'series', topics: ['ap-shanghai/two'] },
  ]);
});
