import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { follow, readPath } from './json-path';
import { readJson, writeJson } from './json-text';

describe('JSON texts', () => {
  test('what is written is what was read, members in order', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value = JSON.parse(text) as unknown;
        expect(JSON.parse(writeJson(readJson(text)!))).toEqual(value);
        expect(JSON.parse(writeJson(readJson(text)!, true))).toEqual(value);
      }),
      { seed: 7 },
    );
  });

  test('what is no JSON is undefined, and nothing else is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]{}",:0.-e \\tru') }), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(readJson(text) !== undefined).toBe(isJson);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  test('a text nested without end is no JSON here', () => {
    expect(readJson('['.repeat(100_000))).toBeUndefined();
  });
});

describe('paths', () => {
  test.each([
    ['$', '{"a":{"b":[1,2.50]},"x y":3}', '{"a":{"b":[1,2.5]},"x y":3}'],
    ['$.a.b', '{"a":{"b":[1,2.50]}}', '[1,2.5]'],
    ['$.a.b[1]', '{"a":{"b":[1,2.50]}}', '2.5'],
    ['$["x y"]', '{"x y":3}', '3'],
    ['$[0]', '["q"]', '"q"'],
    ['$.a', '{"a":1,"a":2}', '2'],
  ])('%s of %s', (path, text, found) => {
    expect(writeJson(follow(readJson(text), readPath(path))!)).toBe(found);
  });

  test.each(['', 'a', '$.', '$..a', '$.a[*]', '$[-1]', '$.a[?(@.b<1)]'])('%p is refused', (path) => {
    expect(() => readPath(path)).toThrow(`Invalid JSON path: '${path}'`);
  });
});
