import { describe, expect, test } from '@jest/globals';
import { readPage, takePage } from './page';

const words = ['alpha', 'Beta', 'gamma', 'delta'];
const take = (request: object) => takePage(words, readPage(request as Record<string, unknown>, 3), (word) => word);

describe('a page', () => {
  test.each([
    ['nothing asked: all that one page holds', {}, ['alpha', 'Beta', 'gamma'], 4],
    ['the next ones', { offset: 3 }, ['delta'], 4],
    ['past the end', { offset: 9 }, [], 4],
    ['what holds the text, in any case', { search: ' BET ' }, ['Beta'], 1],
    ['a page of what holds it', { search: 'a', offset: 1, limit: 2 }, ['Beta', 'gamma'], 4],
  ])('%s', (_, request, page, total) => {
    expect(take(request)).toEqual({ page, total });
  });

  test.each([
    [{ limit: 4 }, /^limit: /],
    [{ limit: 0 }, /^limit: /],
    [{ offset: -1 }, /^offset: /],
    [{ offset: 1.5 }, /^offset: /],
    [{ search: 7 }, /^search: expected text/],
    [{ search: 'x'.repeat(201) }, /^search: is longer than 200 characters/],
  ])('%j is refused by name', (request, message) => {
    expect(() => take(request)).toThrow(message);
  });
});
