import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { expandVariables, type Replace } from './expand-variables';

const replaceFrom =
  (variables: Record<string, string | string[]>): Replace =>
  (text, format) =>
    text.replace(/\$(\w+)/g, (whole, name: string) => (name in variables ? format(variables[name]!) : whole));

describe('expandVariables', () => {
  test('a text without variables stays one text', () => {
    expect(expandVariables('10.0.0.1', replaceFrom({}))).toEqual(['10.0.0.1']);
  });

  test('each value of a variable gives a text', () => {
    expect(expandVariables('$src>ap-beijing', replaceFrom({ src: ['ap-shanghai', 'ap-guangzhou'] }))).toEqual([
      'ap-shanghai>ap-beijing',
      'ap-guangzhou>ap-beijing',
    ]);
  });

  test('several variables give every combination', () => {
    expect(expandVariables('$a>$b', replaceFrom({ a: ['1', '2'], b: ['x', 'y'] }))).toEqual([
      '1>x',
      '1>y',
      '2>x',
      '2>y',
    ]);
  });

  test('an unknown variable stays for the backend to name', () => {
    expect(expandVariables('$nobody', replaceFrom({}))).toEqual(['$nobody']);
  });

  test('a variable with nothing chosen gives an empty value, not no filter', () => {
    expect(expandVariables('$none', replaceFrom({ none: [] }))).toEqual(['']);
  });

  test('gives as many texts as there are combinations, each value in its place', () => {
    const values = fc.array(fc.stringMatching(/^[a-z0-9.]{1,4}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const texts = expandVariables('$a-$b', replaceFrom({ a, b }));
        expect(texts).toEqual(a.flatMap((one) => b.map((other) => `${one}-${other}`)));
      }),
      { seed: 7 },
    );
  });
});
