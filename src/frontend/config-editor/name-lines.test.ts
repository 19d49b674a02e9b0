import { describe, expect, test } from '@jest/globals';
import { addNames, readNameLines } from './name-lines';

describe('pasted lines', () => {
  test.each([
    ['10.1.2.0/24,web', { network: '10.1.2.0/24', name: 'web' }],
    [' 10.1.2.9 ; db primary ', { network: '10.1.2.9', name: 'db primary' }],
    ['2001:db8::/32\tsix\tccn-1a2b', { network: '2001:db8::/32', name: 'six', ccn: 'ccn-1a2b' }],
    ['"10.1.2.9","db, ""primary"""', { network: '10.1.2.9', name: 'db, "primary"' }],
    ['nonsense', { network: 'nonsense', name: '' }],
  ])('%j', (line, row) => {
    expect(readNameLines(line)).toEqual([row]);
  });

  test('may begin with a header and hold empty lines', () => {
    expect(readNameLines('network,name\r\n\r\n10.0.0.1,a\r\n10.0.0.2,b\r\n')).toHaveLength(2);
  });
});

test('a network keeps the name it has, CCN by CCN', () => {
  const known = [{ network: '10.0.0.0/8', name: 'mine' }];
  const more = [
    { network: '10.0.0.0/8', name: 'theirs' },
    { network: '10.0.0.0/8', name: 'theirs', ccn: 'ccn-1' },
  ];
  expect(addNames(known, more)).toEqual([known[0], more[1]]);
});
