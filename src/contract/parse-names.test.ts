import { describe, expect, test } from '@jest/globals';
import { parseSettings } from './parse-settings';
import { MAX_NAMES } from './parse-names';

const parse = (names: unknown) => parseSettings({ names }).names;

describe('names in the settings', () => {
  test('are none where none are saved', () => {
    expect(parse(undefined)).toEqual([]);
  });

  test('are read in the usual spelling, blanks dropped', () => {
    expect(
      parse([
        { network: ' 10.1.2.9/24 ', name: ' web ' },
        { network: '10.1.2.9', name: 'db', ccn: ' ' },
        { network: '2001:DB8:0::/32', name: 'six', ccn: 'ccn-1' },
        { network: '2001:db8::/32', name: 'six elsewhere' },
      ]),
    ).toEqual([
      { network: '10.1.2.0/24', name: 'web' },
      { network: '10.1.2.9', name: 'db' },
      { network: '2001:db8::/32', name: 'six', ccn: 'ccn-1' },
      { network: '2001:db8::/32', name: 'six elsewhere' },
    ]);
  });

  const good = { network: '10.0.0.0/8', name: 'all' };
  test.each([
    [{}, 'names: expected a list'],
    [[good, 7], 'names[1]: expected an object, got 7'],
    [[{ network: '10.0.0.0/33', name: 'x' }], "names[0].network: '10.0.0.0/33' is neither an address nor a network"],
    [[{ name: 'x' }], "names[0].network: '' is neither"],
    [[good, { network: '10.1.0.0/16', name: ' ' }], 'names[1].name: give a name'],
    [[{ network: '10.1.0.0/16', name: 'x'.repeat(101) }], 'names[0].name: give a name of 1 to 100 characters'],
    [[{ network: '10.1.0.0/16', name: 'x', ccn: 1 }], 'names[0].ccn: expected text'],
    [[good, { network: '10.9.9.9/8', name: 'x' }], 'names[1].network: 10.0.0.0/8 has a name already, in row 1'],
    [Array(MAX_NAMES + 1).fill(good), 'names: has 10001 rows; 10000 are the most'],
  ])('%j is refused', (names, message) => {
    expect(() => parse(names)).toThrow(message);
  });
});
