/** What the demo does with its command line; that it runs is seen by the tests of its parts. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = path.resolve(__dirname, '../..');

const demo = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/demo.mjs', ...args], { cwd: ROOT, encoding: 'utf8', timeout: 20_000 });

test('asked for help, it says how it is used and starts nothing', () => {
  const { status, stdout } = demo('--help');
  expect(stdout).toMatch(/^Usage: npm run demo/);
  expect(stdout).not.toMatch(/Starting/);
  expect(status).toBe(0);
});

test('an unknown flag is refused by name', () => {
  const { status, stderr, stdout } = demo('--port');
  expect(stderr).toContain("'--port'");
  expect(stdout).toBe('');
  expect(status).toBe(1);
});
