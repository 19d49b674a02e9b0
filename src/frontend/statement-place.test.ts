import { describe, expect, test } from '@jest/globals';
import { LOCALES } from '#wording';
import { checkSyntax } from '#query';
import { placeIn } from './statement-place';

const text = '* |\nselect (1';

describe('the place in a message', () => {
  test.each(LOCALES)('is found and replaced where the backend tells it in %s', (locale) => {
    const told = placeIn(checkSyntax(text)!.in(locale))!;
    expect(told.position).toEqual({ line: 2, column: 8 });
    expect(told.write({ line: 2, column: 9 })).toBe(checkSyntax(text.replace('select', ' select'))!.in(locale));
  });

  test('may be missing', () => {
    expect(placeIn('no such column')).toBeUndefined();
  });
});
