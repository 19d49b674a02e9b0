import { describe, expect, test } from '@jest/globals';
import { decodeIcmp, icmpWords, isIcmp } from './icmp';

describe('ICMP in interface records', () => {
  test.each([
    [1, 77, 2048, 'echo request', 'request'],
    [1, 77, 0, 'echo reply', 'reply'],
    [1, 0, 769, 'host unreachable', undefined],
    [1, 0, 771, 'port unreachable', undefined],
    [1, 0, 772, 'fragmentation needed', undefined],
    [1, 0, 778, 'host administratively prohibited', undefined],
    [1, 0, 2816, 'TTL exceeded', undefined],
    [1, 0, 10241, 'type 40 code 1', undefined],
    [58, 9, 32768, 'echo request', 'request'],
    [58, 9, 33024, 'echo reply', 'reply'],
    [58, 0, 512, 'packet too big', undefined],
  ])('protocol %i ports %i and %i are %s', (protocol, srcport, dstport, words, role) => {
    const message = decodeIcmp(protocol, srcport, dstport)!;
    expect(icmpWords(message)).toBe(words);
    expect(message.role).toBe(role);
  });

  test.each([
    [1, 0, 0],
    [1, undefined, undefined],
    [1, -1, -1],
    [6, 51515, 443],
  ])('protocol %i ports %p and %p say nothing', (protocol, srcport, dstport) =>
    expect(decodeIcmp(protocol, srcport, dstport)).toBeUndefined(),
  );

  test('two protocols have it', () => expect([1, 58, 6].map(isIcmp)).toEqual([true, true, false]));
});
