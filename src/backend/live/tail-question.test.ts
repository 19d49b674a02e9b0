import { describe, expect, test } from '@jest/globals';
import { defaultQuery } from '#query';
import { readTailQuestion, tailPath } from './tail-question';

const records = { ...defaultQuery('records'), refId: 'A', datasource: { uid: 'x' } };
const pathOf = (query: object) => tailPath(readTailQuestion(query));

describe('questions of a live tail', () => {
  test('alike questions share a channel, whatever panel or page they come from', () => {
    expect(pathOf({ ...records, refId: 'B', limit: 7, sort: 'oldest', format: 'table' })).toBe(pathOf(records));
  });

  test.each([
    ['filters', { filters: [{ field: 'action', operator: 'is', values: ['REJECT'] }] }],
    ['topics', { sources: [{ region: 'ap-guangzhou', topic: 't' }] }],
    ['language', { locale: 'zh-Hans' }],
  ])('other %s make another channel', (_what, change) => {
    expect(pathOf({ ...records, ...change })).not.toBe(pathOf(records));
  });

  test('a question that was read is read back as itself', () => {
    const question = readTailQuestion({ ...records, timeZone: 'UTC' });
    expect(readTailQuestion(JSON.parse(JSON.stringify(question)))).toEqual(question);
  });

  test('the path has only characters that a channel may have, and fits beside the longest uid', () => {
    expect(pathOf(records)).toMatch(/^[A-Za-z0-9_/=.-]{1,100}$/);
  });

  test('what is counted cannot be watched', () => {
    expect(() => readTailQuestion(defaultQuery('traffic'))).toThrow('only raw records can be watched live');
  });
});
