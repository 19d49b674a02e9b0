import { describe, expect, test } from '@jest/globals';
import english from './en-US.json';
import { text, type TextKey } from './text';
import chinese from './zh-Hans.json';

const KEYS = Object.keys(english) as TextKey[];
const placeholders = (pattern: string) => [...pattern.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

describe('texts of the backend', () => {
  test('have the same keys in both languages', () => {
    expect(Object.keys(chinese).sort()).toEqual([...KEYS].sort());
  });

  test.each(KEYS)('%s has the same placeholders in both languages', (key) => {
    expect(placeholders(chinese[key])).toEqual(placeholders(english[key]));
  });

  test('count in English: one and many have words of their own', () => {
    const lost = (windows: number) => text('en-US', 'volume.lost', { windows });
    expect(lost(1)).toMatch(/^1 window is marked SKIPDATA/);
    expect(lost(2)).toMatch(/^2 windows are marked SKIPDATA/);
  });

  test.each(KEYS)('%s leaves no words of a count behind', (key) => {
    const names = Object.fromEntries(placeholders(english[key]).map((name) => [name!, 1]));
    expect(text('en-US', key, names)).not.toMatch(/[{}|]/);
  });

  test('fill in values; English without a locale', () => {
    expect(text(undefined, 'limiter.dropped', { packets: 7 })).toContain('dropped 7 packets');
    expect(text('zh-Hans', 'limiter.dropped', { packets: 7 })).toMatch(/ 7 [^\u0000-\u007f]/);
  });
});
