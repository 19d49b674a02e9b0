import { describe, expect, test } from '@jest/globals';
import { askedLocale } from './locale';
import { quote, say } from './say';
import { SaidError } from './said-error';
import { word } from './word';

describe('a sentence', () => {
  test('holds its values, sentences within it too', () => {
    const inner = say('{{reason}} ({{place}})', {
      reason: quote('a {{b}} c'),
      place: say('line {{line}}, column {{column}}', { line: 1, column: 2 }),
    });
    expect(word(say('{{field}}: {{reason}}', { field: 'text', reason: inner }))).toBe(
      'text: a {{b}} c (line 1, column 2)',
    );
  });

  test('is said in Chinese to whom reads Chinese', () => {
    const said = say('line {{line}}, column {{column}}', { line: 1, column: 2 });
    expect(word(said, 'zh-Hans')).toMatch(/1.*2/);
    expect(word(said, 'zh-Hans')).not.toMatch(/line|column/);
  });
});

test('an error speaks English in the log', () => {
  class TestError extends SaidError {}
  expect(new TestError(say('{{field}}: {{reason}}', { field: 'a', reason: 'b' })).message).toBe('a: b');
});

test('a browser may ask for a language that is spoken', () => {
  expect(askedLocale({ locale: 'zh-Hans' })).toBe('zh-Hans');
  expect(askedLocale({ locale: 'fr-FR' })).toBeUndefined();
  expect(askedLocale(null)).toBeUndefined();
});
