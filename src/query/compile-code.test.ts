import { describe, expect, test } from '@jest/globals';
import { checkSyntax } from './check-syntax';
import { compileCode } from './compile-code';
import { defaultQuery } from './default-query';
import type { CodeQuery } from './model';
import { resolveSchema, type IndexedField } from './topic-schema';

const fromMs = Date.parse('2026-01-01T00:00:30.500Z');
const toMs = Date.parse('2026-01-01T06:00:30.500Z');
const fromSeconds = Math.floor(fromMs / 1000);
const field = (key: string, type: IndexedField['type']) => ({ key, type, tokenizer: '', statistics: true });
const schema = resolveSchema('t', [field('start', 'long'), field('end', 'text'), field('srcregionid', 'text')], true);

function compile(text: string, query: Partial<CodeQuery> = {}, intervalMs = 15_000) {
  const source = { region: 'ap-guangzhou', topic: 't', format: 'ccn' as const };
  const whole = { ...(defaultQuery('code') as CodeQuery), ...query, text };
  return compileCode(whole, [{ source, schema }], { fromMs, toMs, intervalMs }).requests[0]!;
}

describe('macros of a code query', () => {
  test.each([
    ['select $__from, $__to', `select ${fromMs}, ${toMs}`],
    ['select ${__from:date:seconds}', `select ${fromSeconds}`],
    [`select '\${__to:date}'`, `select '2026-01-01T06:00:30.500Z'`],
    ['select $__from_s, $__to_s', `select ${fromSeconds + 1}, ${fromSeconds + 6 * 3600 + 1}`],
    [`select '$__interval', $__interval_s, $__interval_ms`, `select '1m', 60, 60000`],
    ['select $__timeGroup(start) as t', `select ("start" - ("start" % 60)) as t`],
    ['select $__timeGroup( __TIMESTAMP__ )', 'select (("__TIMESTAMP__" / 1000) - (("__TIMESTAMP__" / 1000) % 60))'],
    ['select $__timeGroup("end")', 'select (try_cast("end" as bigint) - (try_cast("end" as bigint) % 60))'],
    [
      'select 1 where $__timeFilter(start)',
      `select 1 where ("start" >= ${fromSeconds + 1} and "start" < ${fromSeconds + 6 * 3600 + 1})`,
    ],
    [`select a[[1]], '$[[a]]', '[[:alpha:]]' /* [[a]] */`, `select a[[1]], '[[a]]', '[[:alpha:]]' /* [[a]] */`],
    [`select '$$__from' /* $__nothing */`, `select '$__from' /* $__nothing */`],
  ])('%s', (sql, sent) => expect(compile(`* | ${sql} limit 5`).sql).toBe(`${sent} limit 5`));

  test('a limit is not lost in a comment', () =>
    expect(compile('* | select 1 -- all', { limit: 7 }).sql).toBe('select 1 -- all\nlimit 7'));

  test('a filter by time in the search part', () => {
    expect(compile('action:REJECT AND $__timeFilter(start)').search).toBe(
      `action:REJECT AND (start>=${fromSeconds + 1} AND start<${fromSeconds + 6 * 3600 + 1})`,
    );
  });

  test('grouped text covers whole buckets, and CLS is asked for late records too', () => {
    const { sql, ...request } = compile(
      '* | select $__timeGroup(start) as t where $__timeFilter(start)',
      {},
      3_600_000,
    );
    const first = Date.parse('2026-01-01T00:00:00Z') / 1000;
    expect(sql).toContain(`("start" >= ${first} and "start" < ${first + 7 * 3600})`);
    expect(request.fromMs).toBe((first - 60) * 1000);
    expect(request.toMs).toBeGreaterThan((first + 7 * 3600) * 1000);
  });

  test('long buckets begin where those of the builder do', () => {
    const { sql } = compile('* | select $__timeGroup(start) as t', { timeZone: 'Asia/Kolkata' }, 86_400_000);
    expect(sql).toContain('("start" - (("start" + 19800) % 86400))');
  });

  test.each([
    ['*\n| select $__timegroup(start)', 'There is no macro $__timegroup. Known: $__from, ', 2, 10],
    [
      '* | select $__timeGroup(bytes)',
      '$__timeGroup needs a time field in parentheses: start, end, __TIMESTAMP__',
      1,
      12,
    ],
    ['* | select $__timeGroup', '$__timeGroup needs a time field', 1, 12],
    [`* | select '$__timeGroup(start)'`, '$__timeGroup cannot stand in quotes', 1, 13],
    ['$__timeGroup(start)', '$__timeGroup is for the SQL', 1, 1],
    ['* | select ${__from:YYYY}', '$__from has no format YYYY. Known: ${__from:date}', 1, 12],
    [`* | select 1 where a = '$region'`, 'The variable $region has no value here', 1, 25],
    [`* | select 1 where a = '[[region]]'`, 'The variable [[region]] has no value here', 1, 25],
    ['srcaddr:[[src:csv]]', 'The variable [[src:csv]] has no value here', 1, 9],
    ['srcaddr:${src:csv}', 'The variable ${src:csv} has no value here', 1, 9],
    ['* | select $__from, (1', 'This parenthesis is not closed', 1, 21],
  ])('%j is refused at its place', (text, reason, line, column) => {
    expect(() => compile(text)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(reason), line, column }),
    );
  });
});

describe('checkSyntax', () => {
  test.each([
    'srcaddr:${src:csv} AND dstport>=$port | select $x, "$y" limit $limit_of_the_panel',
    '$field:$value AND $__timeFilter(start) | select $__timeGroup(start)',
  ])('takes variables and macros for values: %s', (text) => expect(checkSyntax(text)).toBeUndefined());

  test('a slip behind a variable keeps its place', () =>
    expect(checkSyntax('srcaddr:${src:csv})')).toMatchObject({ line: 1, column: 19 }));
});
