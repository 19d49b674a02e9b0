import { expect, test } from '@jest/globals';
import { parseQuery } from './parse-query';
import { LIST_PRICES } from './quality-query';

const parse = (saved: object) => parseQuery({ kind: 'quality', ...saved });

test('a quality question begins with freshness in a table, and list prices', () => {
  expect(parse({})).toMatchObject({ view: 'freshness', format: 'table', each: 'observer', prices: LIST_PRICES });
  expect(parse({ log: 'eni' })).toMatchObject({ each: 'interface' });
});

test('a price that is left out is the list price; texts of variables are read', () => {
  expect(parse({ view: 'volume', prices: { index: '0.05' } })).toMatchObject({
    prices: { ...LIST_PRICES, index: 0.05 },
  });
});

test.each([
  [{ view: 'age' }, /^view: "age" is not one of freshness, /],
  [{ view: 'coverage', format: 'series' }, /^format: "series" is not one of table; choose one of these$/],
  [
    { view: 'freshness', format: 'series' },
    /^format: "series" is not one of table, number, annotations; choose one of these$/,
  ],
  [{ each: 'interface' }, /^each: "interface" is not one of observer, pair, topic; choose one of these$/],
  [{ prices: { write: 'free' } }, /^prices.write: "free" is not a price/],
  [{ prices: { write: -1 } }, /^prices.write: -1 is not a price/],
])('%j is refused with its place', (saved, message) => {
  expect(() => parse(saved)).toThrow(message);
});
