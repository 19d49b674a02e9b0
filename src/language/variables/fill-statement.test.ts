import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSearch } from '../search/parser';
import { lexSql } from '../sql/lexer';
import { splitStatement } from '../statement';
import { applyEdits } from './edits';
import { fillStatement } from './fill-statement';
import type { Resolve } from './resolve';

const VALUES: Record<string, ReturnType<Resolve>> = {
  one: ['10.0.0.1'],
  two: ['10.0.0.1', '10.0.0.2'],
  port: ['443'],
  ports: ['443', '80'],
  mixed: ['443', '-'],
  minus: ['-5'],
  field: ['log-status'],
  fields: ['srcaddr', 'log-status'],
  name: ["O'Brien"],
  quoted: ['say "hi" *'],
  none: [''],
  word: ['r'],
};

function fill(text: string, values: Record<string, ReturnType<Resolve>> = VALUES): string {
  const resolve: Resolve = (reference) =>
    reference === '${two:csv}' || reference === '[[two:csv]]'
      ? { written: '10.0.0.1,10.0.0.2' }
      : values[/\w+/.exec(reference)![0]];
  return applyEdits(text, fillStatement(text, resolve));
}

describe('a variable in a search condition', () => {
  test.each([
    ['srcaddr:$one', 'srcaddr:10.0.0.1'],
    ['srcaddr:${one}', 'srcaddr:10.0.0.1'],
    ['NOT srcaddr:$two AND x', 'NOT (srcaddr:10.0.0.1 OR srcaddr:10.0.0.2) AND x'],
    ['srcregionid:($one OR a)', 'srcregionid:(10.0.0.1 OR a)'],
    ['dstport>=$port', 'dstport>=443'],
    ['bytes:>$minus', 'bytes:>-5'],
    ['dstport=$ports', '(dstport=443 OR dstport=80)'],
    ['msg:$quoted', String.raw`msg:"say \"hi\" \*"`],
    ['msg:"user $name"', `msg:"user O'Brien"`],
    [`msg:'user $name'`, String.raw`msg:'user O\'Brien'`],
    ['srcaddr:$one*', 'srcaddr:10.0.0.1*'],
    ['msg:a$quoted', String.raw`msg:asay\ \"hi\"\ \*`],
    ['$field:OK', 'log-status:OK'],
    ['$quoted:OK', String.raw`"say \"hi\" \*":OK`],
    ['$quoted', String.raw`"say \"hi\" \*"`],
    ['o$word', '"or"'],
    ['desc:$none', 'desc:""'],
    ['srcaddr:"$two"', '(srcaddr:"10.0.0.1" OR srcaddr:"10.0.0.2")'],
    ['srcaddr:${two:csv}', 'srcaddr:10.0.0.1,10.0.0.2'],
    ['srcaddr:$unknown', 'srcaddr:$unknown'],
    ['srcaddr:[[two]] AND [[field]]:OK', '(srcaddr:10.0.0.1 OR srcaddr:10.0.0.2) AND log-status:OK'],
    ['srcaddr:[[two:csv]]', 'srcaddr:10.0.0.1,10.0.0.2'],
    ['srcaddr:[[unknown]]', 'srcaddr:[[unknown]]'],
    ['msg:$[[one]]', 'msg:$[[one]]'],
    [String.raw`msg:\$one`, String.raw`msg:\$one`],
    ['msg:$$one', 'msg:$$one'],
  ])('%s  ->  %s', (text, filled) => expect(fill(text)).toBe(filled));
});

describe('a variable in SQL', () => {
  test.each([
    [`where a = '$name'`, `where a = 'O''Brien'`],
    [`where a in ('$two')`, `where a in ('10.0.0.1', '10.0.0.2')`],
    [`where a like '$two%'`, `where a like '10.0.0.1%', '10.0.0.2%'`],
    [`group by "$fields"`, `group by "srcaddr", "log-status"`],
    [`where a = $name`, `where a = 'O''Brien'`],
    [`where a in ($ports)`, `where a in (443, 80)`],
    [`where a in ($mixed)`, `where a in ('443', '-')`],
    [`a-$minus`, `a-(-5)`],
    [`'a'$name'b'`, `'a' 'O''Brien' 'b'`],
    [`$name$name`, `'O''Brien' 'O''Brien'`],
    [`in (\${two:csv})`, 'in (10.0.0.1,10.0.0.2)'],
    [`1 -- $one\n, /* $one */ $one`, `1 -- $one\n, /* $one */ '10.0.0.1'`],
    [`regexp_replace(a, '(b)', '$1')`, `regexp_replace(a, '(b)', '$1')`],
    [`where a = '$unknown'`, `where a = '$unknown'`],
    [`where a = '[[name]]' and b in ([[ports]])`, `where a = 'O''Brien' and b in (443, 80)`],
    [`in ([[two:csv]])`, 'in (10.0.0.1,10.0.0.2)'],
    [`[[name]][[name]]`, `'O''Brien' 'O''Brien'`],
    [`a[[1]], a[1], '[[:alpha:]]'`, `a[[1]], a[1], '[[:alpha:]]'`],
    [`where a = '[[unknown]]'`, `where a = '[[unknown]]'`],
  ])('%s  ->  %s', (sql, filled) => expect(fill(`* | select ${sql}`)).toBe(`* | select ${filled}`));
});

/** What stop 5 does with signs that stand for themselves. */
const single = (text: string) => text.replace(/\$(\$|\[\[)/g, '$1');
const HOSTILE = [
  '" OR srcaddr:"',
  "' or 1=1 --",
  '*/ ',
  '\\',
  '\\" OR *',
  '| select 1',
  '--',
  '$srcaddr',
  '${x:raw}',
  '[[x]]',
  '$[[x]]',
  '$__from',
  String.fromCodePoint(0x1f600, 0x7f51),
  '*',
  'NOT',
  ') OR (*',
  '\n',
  '',
];
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...HOSTILE, 'a', ' ', '-', ':')).map((parts) => parts.join('')),
);

describe('whatever a value holds, it stays one value', () => {
  test('of a search condition', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('k:$v', 'k:"$v"', "k:'$v'", 'k:x$v', 'k:"x $v"'), (value, form) => {
        const text = single(fill(`action:REJECT AND NOT ${form} AND z:1`, { v: [value] }));
        expect(splitStatement(text)).toEqual({ search: text });
        const literal = form
          .replace(/^k:|["']/g, '')
          .replace(/["']$/, '')
          .replace('$v', () => value);
        expect(parseSearch(text)).toMatchObject({
          kind: 'and',
          operands: [
            { key: 'action' },
            { kind: 'not', operand: { kind: 'match', key: 'k', value: [literal] } },
            { key: 'z' },
          ],
        });
      }),
      { seed: 20261123, numRuns: 3000 },
    );
  });

  test('of an SQL statement, where every value of a list is one literal', () => {
    const forms = ["a in ('$v')", 'a in ($v)', 'a in ("$v")', "a in ('x$v')"];
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 3 }), fc.constantFrom(...forms), (values, form) => {
        const text = single(fill(`* | select ${form} and b = 'y'`, { v: values }));
        const { sql = '' } = splitStatement(text);
        const tokens = lexSql(sql).map(({ kind, text: raw }) => (/^['"]/.test(raw) ? unquote(raw) : `${kind} ${raw}`));
        const prefix = form.includes('x') ? 'x' : '';
        const literals = values.map((value) => `= ${prefix}${value}`).join('\u0000symbol ,\u0000');
        const own = (list: string[]) => list.join('\u0000');
        expect(own(tokens).replace(/number |symbol -\u0000/g, '')).toContain(own(['open (', literals, 'close )']));
        expect(tokens.slice(-4)).toEqual(['word and', 'word b', 'symbol =', '= y']);
      }),
      { seed: 20261123, numRuns: 3000 },
    );
  });
});

function unquote(raw: string): string {
  const quote = raw[0]!;
  return `= ${raw.slice(1, -1).replaceAll(quote + quote, quote)}`;
}
