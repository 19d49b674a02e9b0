import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contains, ipv6Prefixes, normalizeAddress } from './address';

describe('prefixes of an IPv6 network', () => {
  test.each([
    ['2001:db8::/32', ['2001:db8:']],
    ['2001:db8::/48', ['2001:db8:0:', '2001:db8::']],
    ['2001:db8:0:1::/64', ['2001:db8:0:1:']],
    ['::/0', ['']],
    ['2001:0:0:1::/64', undefined],
    ['::/16', undefined],
    ['2001:db8::/33', undefined],
    ['10.0.0.0/16', undefined],
  ])('%s', (network, prefixes) => expect(ipv6Prefixes(network)).toEqual(prefixes));

  test('are those of exactly the addresses inside, in their usual spelling', () => {
    const group = fc.constantFrom(0, 0, 1, 0x2001, 0xdb8, 0xffff);
    const groups = fc.array(group, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, groups, fc.integer({ min: 1, max: 7 }), (base, other, count) => {
        const print = (values: number[]) => values.map((value) => value.toString(16)).join(':');
        const network = `${print(base)}/${count * 16}`;
        const prefixes = ipv6Prefixes(network);
        for (const groupsOf of [other, [...base.slice(0, count), ...other.slice(count)]]) {
          const address = normalizeAddress(print(groupsOf))!;
          if (prefixes) {
            expect([address, prefixes.some((prefix) => address.startsWith(prefix))]).toEqual([
              address,
              contains(network, address),
            ]);
          }
        }
      }),
      { seed: 2026, numRuns: 3000 },
    );
  });
});
