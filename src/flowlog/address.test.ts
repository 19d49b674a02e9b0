import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contains, coveringPrefixes, isAddress, normalizeAddress, parseCidr, printAddress } from './address';

const range = (count: number, print: (index: number) => string) => Array.from({ length: count }, (_, i) => print(i));

describe('an address', () => {
  test.each([
    ['10.0.0.1', '10.0.0.1'],
    ['255.255.255.255', '255.255.255.255'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:0db8::0001', '2001:db8::1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:0:2:3:0:0:4', '1::2:3:0:0:4'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['10:0:0:2:3:4:5:6', '10::2:3:4:5:6'],
    ['::ffff:10.1.2.3', '::ffff:a01:203'],
    ['1:2:3:4:5:6:10.1.2.3', '1:2:3:4:5:6:a01:203'],
  ])('%s is written %s', (text, usual) => {
    expect(normalizeAddress(text)).toBe(usual);
    expect(isAddress(text)).toBe(true);
  });

  test.each([
    ...['', '-', '10.0.0', '10.0.0.0.1', '10.0.0.256', '010.0.0.1', '10.0.0.1 ', '10.0.0.', '.10.0.0', 'a.b.c.d', '1'],
    ...[':', ':::', '1:2:3', '1::2::3', '1:2:3:4:5:6:7:8:9', '1::2:3:4:5:6:7:8', 'fe80::1%eth0', '12345::', 'g::'],
    ...['::1.2.3', '1.2.3.4::', '::1.2.3.4:5', 'x::1'],
  ])('%j is none', (text) => {
    expect(normalizeAddress(text)).toBeUndefined();
    expect(isAddress(text)).toBe(false);
  });
});

describe('a network', () => {
  test.each([
    ['10.1.2.3/16', '10.1.0.0/16'],
    ['10.1.2.3', '10.1.2.3/32'],
    ['10.1.2.3/0', '0.0.0.0/0'],
    ['2001:db8:1::5/32', '2001:db8::/32'],
    ['::1', '::1/128'],
  ])('%s is %s', (text, network) => {
    const { family, first, prefixLength } = parseCidr(text)!;
    expect(`${printAddress({ family, value: first })}/${prefixLength}`).toBe(network);
  });

  test.each([
    '10.1.2.3/33',
    '10.1.2.3/',
    '10.1.2.3/x',
    '10.1.2.3/1/2',
    '10.1.2/16',
    '/16',
    '::/129',
    '10.0.0.0/08',
    '-',
  ])('%s is none', (text) => {
    expect(parseCidr(text)).toBeUndefined();
    expect(contains(text, '10.1.2.3')).toBe(false);
  });

  test.each([
    ['10.1.0.0/16', '10.1.255.255', true],
    ['10.1.0.0/16', '10.2.0.0', false],
    ['10.1.2.128/25', '10.1.2.127', false],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['0.0.0.0/0', '-', false],
    ['0.0.0.0/0', '::1', false],
    ['2001:db8::/32', '2001:DB8:ffff::1', true],
    ['::/0', '10.0.0.1', false],
  ])('%s contains %s: %s', (network, address, expected) => {
    expect(contains(network, address)).toBe(expected);
  });
});

describe('the text prefixes of a network', () => {
  test.each<[string, string[], boolean]>([
    ['10.1.2.3/32', ['10.1.2.3'], true],
    ['10.1.2.3', ['10.1.2.3'], true],
    ['10.1.2.0/24', ['10.1.2.'], true],
    ['10.1.2.0/25', ['10.1.2.'], false],
    ['10.1.2.4/30', ['10.1.2.4', '10.1.2.5', '10.1.2.6', '10.1.2.7'], true],
    ['10.1.2.3/16', ['10.1.'], true],
    ['10.0.0.0/12', range(16, (i) => `10.${i}.`), true],
    ['10.96.0.0/11', ['10.'], false],
    ['10.0.0.0/8', ['10.'], true],
    ['192.0.0.0/4', range(16, (i) => `${192 + i}.`), true],
    ['128.0.0.0/1', [''], false],
    ['0.0.0.0/0', [''], false],
    ['2001:db8::1', ['2001:db8::1'], true],
    ['2001:db8::', ['2001:db8::'], false],
    ['2001:db8::/32', ['2001:db8:'], true],
    ['2001:db8:8000::/33', ['2001:db8:'], false],
    ['2001:db8:0:1::/64', ['2001:db8:'], false],
    ['::/0', [''], false],
    ['::/16', [''], false],
  ])('%s', (network, prefixes, exact) => {
    expect(coveringPrefixes(network, 16)).toEqual({ prefixes, exact });
  });

  test('a text that is no network is refused', () => {
    expect(() => coveringPrefixes('10.1.0.0/33', 16)).toThrow(RangeError);
  });

  const network = fc.oneof(
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
    fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })),
  );

  test('hold for every address inside, and when exact for none outside', () => {
    const begins = (address: string, prefixes: string[]) =>
      prefixes.some((prefix) =>
        /[.:]$|^$/.test(prefix) && !prefix.endsWith('::') ? address.startsWith(prefix) : address === prefix,
      );
    fc.assert(
      fc.property(
        network,
        fc.oneof(fc.ipV4(), fc.ipV6()),
        fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }),
        (block, outside, seed) => {
          const cidr = block.join('/');
          const { prefixes, exact } = coveringPrefixes(cidr, 16);
          expect(prefixes.length).toBeLessThanOrEqual(16);
          for (const address of [normalizeAddress(outside)!, addressIn(cidr, seed)]) {
            if (contains(cidr, address)) {
              expect(begins(address, prefixes)).toBe(true);
            } else if (exact) {
              expect(begins(address, prefixes)).toBe(false);
            }
          }
        },
      ),
      { seed: 20240601, numRuns: 2000 },
    );
  });

  /** Some address of the network: its first one with host bits taken from `seed`. */
  function addressIn(cidr: string, seed: bigint): string {
    const { family, first, prefixLength } = parseCidr(cidr)!;
    const hostBits = BigInt((family === 4 ? 32 : 128) - prefixLength);
    return printAddress({ family, value: first | (seed & ((1n << hostBits) - 1n)) });
  }
});

test('a normalized address stays as it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      const usual = normalizeAddress(text)!;
      expect(normalizeAddress(usual)).toBe(usual);
    }),
    { seed: 20240602, numRuns: 2000 },
  );
});
