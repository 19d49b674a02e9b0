import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openCursorSignature } from './cursor-signature';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cursor-signature-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('a folder signs alike after a restart', async () => {
  const [before, after] = [await openCursorSignature(dir), await openCursorSignature(dir)];
  expect(after('a')).toBe(before('a'));
  expect(after('a')).not.toBe(after('b'));
});

test('a key that is no whole one is replaced', async () => {
  writeFileSync(join(dir, 'cursor.key'), 'half');
  const before = await openCursorSignature(dir);
  expect((await openCursorSignature(dir))('a')).toBe(before('a'));
});
