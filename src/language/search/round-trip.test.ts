import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitStatement } from '../statement';
import type { QuerySyntaxError } from '../syntax-error';
import { ANY, type Pattern, type SearchNode, all, and, exists, match, not, or, startsWith } from './ast';
import { parseSearch } from './parser';
import { printSearch } from './printer';

const AWKWARD = ['a', ' ', '"', "'", '\\', '*', '?', ':', '(', ')', '|', '-'];

/** Every text over the alphabet, up to a length. */
function* textsOver(alphabet: readonly string[], length: number): Generator<string> {
  yield '';
  if (length > 0) {
    for (const tail of textsOver(alphabet, length - 1)) {
      for (const char of alphabet) {
        yield char + tail;
      }
    }
  }
}

/**
 * A tree as text, for comparing; without the mark that tells quotes from bare words, because plain words are printed
 * bare either way.
 */
function outline(node: SearchNode): string {
  return JSON.stringify(node, (key, value) => (key === 'phrase' ? undefined : value === ANY ? { any: true } : value));
}

function survives(node: SearchNode): boolean {
  return outline(parseSearch(printSearch(node))) === outline(node);
}

describe('a value stays one value, whatever stands in it', () => {
  const sibling = match('action', 'REJECT');

  test.each<[string, number, (value: string) => SearchNode]>([
    ['a literal', 4, (value) => match('k', value)],
    ['words without quotes', 3, (value) => ({ kind: 'match', key: 'k', value: [value], phrase: false })],
    ['a prefix', 3, (value) => startsWith('k', `x${value}`)],
    ['a phrase with a wildcard', 3, (value) => ({ kind: 'match', value: [`x${value}`, ANY, 'y'], phrase: true })],
  ])('as %s', (_, length, node) => {
    const broken = [...textsOver(AWKWARD, length)].filter((value) => !survives(and(sibling, node(value), sibling)));
    expect(broken).toEqual([]);
  });

  test('and never ends the search part of a statement', () => {
    const broken = [...textsOver(['|', ' ', '"', '\\', 'select '], 5)].filter((value) => {
      const text = `${printSearch(match('k', value))} AND ${printSearch(startsWith('k', `x${value}`))}`;
      return splitStatement(`${text}| select 1`).search !== text;
    });
    expect(broken).toEqual([]);
  });
});

describe('printing and parsing undo each other', () => {
  const key = fc.constantFrom('srcaddr', 'log-status', 'request.method', '__SOURCE__', 'a1');
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom(...AWKWARD, 'and', 'OR', 'not', '--', '[1 TO 2]', '10.0.0.1', 'x=1>2<3'),
  );
  const literal = value.filter((text) => text !== '');
  const pattern = fc.array(literal, { minLength: 1, maxLength: 3 }).chain((pieces) =>
    fc.boolean().map((open): Pattern => {
      const joined = pieces.flatMap((piece): Pattern => [piece, ANY]);
      return open ? joined : joined.slice(0, -1);
    }),
  );
  const number = fc.bigInt().map(String);
  const operator = fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const, '=' as const);
  const { tree } = fc.letrec<{ tree: SearchNode; leaf: SearchNode }>((tie) => ({
    leaf: fc.oneof(
      fc.constant(all),
      key.map(exists),
      fc.record({ kind: fc.constant('match' as const), key, value: pattern, phrase: fc.boolean() }),
      fc.record({ kind: fc.constant('match' as const), value: pattern, phrase: fc.boolean() }),
      fc.record({ kind: fc.constant('compare' as const), key, operator, value: number }),
    ),
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      tie('leaf'),
      tie('tree').map(not),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((nodes) => and(...nodes)),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((nodes) => or(...nodes)),
    ),
  }));

  test('for any tree', () => {
    fc.assert(
      fc.property(tree, (node) => {
        const text = printSearch(node);
        const parsed = parseSearch(text);
        expect(outline(parsed)).toBe(outline(node));
        expect(printSearch(parsed)).toBe(text);
      }),
      { seed: 20240603, numRuns: 3000 },
    );
  });

  test('any text is read or refused at a place inside it', () => {
    const noise = fc
      .array(fc.constantFrom(...AWKWARD, 'and', 'OR ', 'NOT ', 'key:', '>=', '5', '['), { maxLength: 12 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(noise, (text) => {
        const outcome = attempt(() => parseSearch(text));
        if ('error' in outcome) {
          const { name, offset } = outcome.error as QuerySyntaxError;
          expect(name).toBe('QuerySyntaxError');
          expect(offset).toBeLessThanOrEqual(text.length);
        } else {
          expect(survives(outcome.value)).toBe(true);
        }
      }),
      { seed: 20240604, numRuns: 5000 },
    );
  });
});

function attempt<T>(run: () => T): { value: T } | { error: unknown } {
  try {
    return { value: run() };
  } catch (error) {
    return { error };
  }
}
