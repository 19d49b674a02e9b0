import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openTestEngine, type TestEngine } from '../open-test-engine';

let engine: TestEngine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

const textOf = (number: number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
const first = (number: number, bits: number) => (bits === 0 ? 0 : (number & (-1 << (32 - bits))) >>> 0);

describe('networks', () => {
  test('all functions agree with the arithmetic of the numbers', async () => {
    const address = fc.nat(0xffffffff);
    const property = fc.asyncProperty(address, address, fc.integer({ min: 0, max: 32 }), async (one, other, bits) => {
      const [a, b] = [textOf(one), textOf(other)];
      const cidr = `${a}/${bits}`;
      const last = first(one, bits) + 2 ** (32 - bits) - 1;
      const isInside = first(one, bits) === first(other, bits);
      const [row] = await engine.rows(
        `select ip_prefix('${a}', ${bits}), ip_subnet_min('${cidr}'), ip_subnet_max('${cidr}'),
           is_subnet_of('${cidr}', '${b}'), is_subnet_of(concat('${a}', '/${bits}'), '${b}'),
           is_prefix_subnet_of('${cidr}', '${b}/32') limit 1`,
      );
      const low = textOf(first(one, bits));
      expect(row).toEqual([`${low}/${bits}`, low, textOf(last), isInside, isInside, isInside]);
    });
    await fc.assert(property, { seed: 11, numRuns: 25 });
  });

  test.each([
    ["is_subnet_of('10.0.0.0/33', '10.0.0.1')", 'Invalid CIDR: 10.0.0.0/33'],
    ["is_subnet_of('10.0.0.1', '10.0.0.0/8')", 'comes first'],
    ["ip_subnet_min('10.0.0.1')", 'Invalid CIDR: 10.0.0.1'],
    ["ip_prefix('10.0.0.1', 33)", 'Invalid prefix length: 33'],
  ])('%s is refused', async (expression, message) => {
    await expect(engine.run(`select ${expression}`)).rejects.toThrow(message);
  });
});

test('private addresses and what is no address have no place', async () => {
  expect(await engine.rows(`select ip_to_country('10.0.0.1'), ip_to_city('::1'), ip_to_domain('::1') limit 1`)).toEqual(
    [[null, null, 'invalid']],
  );
});

test('threats are told of public addresses', async () => {
  const facts = (address: string) => `ip_to_threat_type('${address}'), ip_to_threat_level('${address}')`;
  const addresses = ['203.0.113.66', '203.0.113.67', '10.0.0.1', '-'];
  expect(await engine.rows(`select ${addresses.map(facts).join(', ')} limit 1`)).toEqual([
    ['C2', 4, null, 0, null, null, null, null],
  ]);
});
