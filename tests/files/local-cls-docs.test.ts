import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { DEFAULT_SWITCHES, HARSHEST_SWITCHES, MILDEST_SWITCHES } from '../../src/local-cls/switches';

test('docs/local-cls.md lists every switch with its three choices', () => {
  const text = readFileSync(path.join(__dirname, '../../docs/local-cls.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)` +\| [^|]+\| ([^|]+?) +\| ([^|]+?) +\| ([^|]+?) +\|$/gm)];
  const listed = Object.fromEntries(rows.map(([, name, ...choices]) => [name, choices]));
  const switches = Object.keys(DEFAULT_SWITCHES) as (keyof typeof DEFAULT_SWITCHES)[];
  expect(listed).toMatchObject(
    Object.fromEntries(
      switches.map((name) => [
        name,
        [DEFAULT_SWITCHES, MILDEST_SWITCHES, HARSHEST_SWITCHES].map((set) => String(set[name])),
      ]),
    ),
  );
});
