import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contains, parseCidr, printAddress, printNetwork } from './address';
import { findNames, type NamedNetwork } from './named-networks';

describe('the name of an address', () => {
  const find = findNames([
    { network: '10.0.0.0/8', name: 'all' },
    { network: '10.1.0.0/16', name: 'guangzhou' },
    { network: '10.1.2.3', name: 'db-primary' },
    { network: '10.1.2.3', name: 'other-db', ccn: 'ccn-b' },
    { network: '10.9.0.0/16', name: 'only-b', ccn: 'ccn-b' },
    { network: '2001:db8::/32', name: 'six' },
    { network: '2001:db8::1', name: 'six-one' },
    { network: 'nonsense', name: 'nothing' },
  ]);

  test.each([
    ['10.1.2.3', undefined, 'db-primary'],
    ['10.1.2.4', undefined, 'guangzhou'],
    ['10.255.255.255', undefined, 'all'],
    ['11.0.0.0', undefined, undefined],
    ['9.255.255.255', undefined, undefined],
    ['10.1.2.3', 'ccn-b', 'other-db'],
    ['10.1.2.3', 'ccn-a', 'db-primary'],
    ['10.9.1.1', 'ccn-b', 'only-b'],
    ['10.9.1.1', 'ccn-a', 'all'],
    ['10.9.1.1', undefined, 'all'],
    ['2001:DB8:0::1', undefined, 'six-one'],
    ['2001:db8::2', undefined, 'six'],
    ['2001:db9::', undefined, undefined],
    ['::ffff:10.1.2.3', undefined, undefined],
    ['-', undefined, undefined],
    ['Other', undefined, undefined],
  ])('%s in CCN %s is %s', (address, ccn, name) => {
    expect(find(address, ccn)).toBe(name);
  });

  test('is nothing without any names', () => {
    expect(findNames([])('10.0.0.1')).toBeUndefined();
  });
});

/** Few bits, so that random networks nest and touch. */
const address = fc.oneof(
  fc.integer({ min: 0, max: 15 }).map((low) => printAddress({ family: 4, value: 0xfffffff0n + BigInt(low) })),
  fc.integer({ min: 0, max: 15 }).map((low) => printAddress({ family: 4, value: BigInt(low) })),
  fc.integer({ min: 0, max: 15 }).map((low) => printAddress({ family: 6, value: (1n << 128n) - 1n - BigInt(low) })),
);
const network = fc
  .tuple(address, fc.integer({ min: 0, max: 5 }))
  .map(([text, wide]) => printNetwork(parseCidr(`${text}/${(text.includes(':') ? 128 : 32) - wide * wide}`)!));
const named = fc.record(
  { network, name: fc.string({ minLength: 1 }), ccn: fc.constantFrom('a', 'b') },
  { requiredKeys: ['network', 'name'] },
);
const names = fc.uniqueArray(named, { selector: ({ network, ccn }) => `${network} ${ccn}`, maxLength: 20 });

test('is what looking through all the names finds', () => {
  const naive = (list: readonly NamedNetwork[], text: string, ccn?: string) =>
    list
      .filter((one) => contains(one.network, text) && (one.ccn === undefined || one.ccn === ccn))
      .sort((a, b) => lengthOf(b) - lengthOf(a) || Number(a.ccn === undefined) - Number(b.ccn === undefined))[0]?.name;
  const lengthOf = (one: NamedNetwork) => parseCidr(one.network)!.prefixLength;
  fc.assert(
    fc.property(names, fc.array(address), fc.constantFrom('a', 'c', undefined), (list, addresses, ccn) => {
      const find = findNames(list);
      expect(addresses.map((one) => find(one, ccn))).toEqual(addresses.map((one) => naive(list, one, ccn)));
    }),
    { seed: 4, numRuns: 500 },
  );
});
