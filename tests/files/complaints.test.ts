import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = path.join(__dirname, '../..');
const table = readFileSync(path.join(ROOT, 'docs/complaints.md'), 'utf8');
const named = [...table.matchAll(/`([\w./-]+\.(?:test|spec)\.tsx?)`: (.+?)(?=<br>| *\|$)/gm)];

test('every complaint names tests that there are', () => {
  const rows = table.match(/^\| (?!---|Complaint)/gm) ?? [];
  expect(named.length).toBeGreaterThanOrEqual(rows.length);
  const missing = named.filter(([, file, title]) => {
    const where = path.join(ROOT, file!);
    // Formatting may write a quotation mark in a title with an escape.
    const source = existsSync(where) ? readFileSync(where, 'utf8').replaceAll("\\'", "'") : '';
    return !['"', "'", '`'].some((mark) => source.includes(`${mark}${title}${mark}`));
  });
  expect(missing.map(([whole]) => whole)).toEqual([]);
});
