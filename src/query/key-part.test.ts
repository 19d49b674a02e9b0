import { describe, expect, test } from '@jest/globals';
import { printSelect } from '#language';
import { MAX_TOP, PUBLIC_PARTS } from './choices';
import { partOfKey } from './key-part';
import { resolveSchema } from './topic-schema';
import { keyOf, splitKey, winnerKey } from './volume-expressions';

const schema = resolveSchema(
  't1',
  ['srcaddr', 'dstaddr', 'region-id'].map((key) => ({ key, type: 'text' as const, tokenizer: ' ', statistics: true })),
  true,
);
const source = { source: { region: 'ap-shanghai', topic: 't1', format: 'ccn' as const }, schema };
const print = (expression: ReturnType<typeof keyOf>) => printSelect({ items: [{ expression, as: 'k' }], limit: 1 });

describe('the place of the public side', () => {
  const text = print(partOfKey('publicCountry', schema));

  test('is asked of IPv4 addresses alone, in the order that CASE promises', () => {
    const isIPv4 = (address: string) => `regexp_like(coalesce("${address}", '-'), '^[0-9]{1,3}([.][0-9]{1,3}){3}$')`;
    for (const address of ['srcaddr', 'dstaddr']) {
      expect(text).toContain(
        `when case when ${isIPv4(address)} then ip_to_domain(coalesce("${address}", '-')) else 'invalid' end = 'internet' ` +
          `then coalesce(nullif(ip_to_country(coalesce("${address}", '-')), ''), 'unknown')`,
      );
    }
    expect(text).toContain(`then 'private' else 'unknown' end`);
  });

  test('keeps its blanks among other parts of a key', () => {
    expect(print(keyOf(['publicCountry'], source))).not.toContain('regexp_replace');
    expect(print(keyOf(['publicCountry', 'dstaddr'], source))).toContain(`else 'unknown' end, ' ', '~')`);
    expect(splitKey(['publicCountry', 'dstaddr'], 'United~States a~b')).toEqual(['United States', 'a~b']);
    expect(splitKey(['publicCountry'], 'United States')).toEqual(['United States']);
  });

  test('fits into one statement of 12 KB, all its parts with addresses and as many winners as there can be', () => {
    const winners = Array<string>(MAX_TOP).fill('United~States California~of~the~North Example~Telecom 203.0.113.255');
    expect(print(winnerKey([...PUBLIC_PARTS, 'dstaddr'], winners, source)).length).toBeLessThan(10_000);
  });
});

test('the port of the service fits beside as many winners as there can be', () => {
  const flow = ['protocol', 'srcport', 'dstport'].map((key) => ({ key, type: 'text' as const }));
  const ports = resolveSchema(
    't1',
    flow.map((field) => ({ ...field, tokenizer: ' ', statistics: true })),
    true,
  );
  const winners = Array<string>(MAX_TOP).fill('17 65535/reply');
  const text = print(winnerKey(['protocol', 'servicePort'], winners, { ...source, schema: ports }));
  expect(text.length).toBeLessThan(10_000);
});
