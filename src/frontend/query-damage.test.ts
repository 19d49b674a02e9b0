import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { displayText } from './display-text';
import { fillVariables } from './fill-variables';
import { queryDamage } from './query-damage';
import { completeQuery, type SavedQuery } from './saved-query';
import { isShowable } from './saved-shape';

const MEMBERS = ['version', 'kind', 'log', 'format', 'sources', 'filters', 'measures', 'splitBy', 'dimensions', 'topN'];
const WORDS = fc.constantFrom<unknown>(1, 'traffic', 'top', 'code', 'ccn', 'table', 'pair', 'bytes', ['pair'], []);
const anyValue = fc.oneof(
  WORDS,
  fc.json().map((text): unknown => JSON.parse(text)),
);
const filter = fc.record({ field: anyValue, operator: anyValue, values: anyValue }, { requiredKeys: [] });
const anyQuery = fc
  .dictionary(fc.constantFrom(...MEMBERS, 'text', 'limit', 'builder'), fc.oneof(anyValue, fc.array(filter)))
  .map((members) => ({ ...members, refId: 'A' }) as unknown as SavedQuery);

test('any JSON can be judged, completed, described and filled in', () => {
  fc.assert(
    fc.property(anyQuery, (saved) => {
      queryDamage(saved);
      displayText(saved);
      fillVariables(saved, (text) => text);
      const complete = completeQuery(saved);
      expect(isShowable(complete)).toBe(true);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('what is not damaged is completed without a loss', () => {
  const saved = { refId: 'A', version: 1, kind: 'top', topN: '5', filters: [{ field: 'dstport', values: [443] }] };
  expect(queryDamage(saved)).toBeUndefined();
  expect(completeQuery(saved)).toMatchObject({
    topN: 5,
    filters: [{ field: 'dstport', operator: 'is', values: ['443'] }],
  });
});
