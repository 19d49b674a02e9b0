import { describe, expect, test } from '@jest/globals';
import { ANY, type SearchNode, all, and, compare, exists, match, not, or, startsWith } from './ast';
import { printSearch } from './printer';

const words = (value: string): SearchNode => ({ kind: 'match', key: 'msg', value: [value], phrase: false });

describe('one condition', () => {
  test.each<[string, SearchNode]>([
    ['*', all],
    ['log-status:OK', match('log-status', 'OK')],
    ['srcaddr:10.0.0.1', match('srcaddr', '10.0.0.1')],
    ['request.method:GET', match('request.method', 'GET')],
    ['__TAG__.container_name:nginx', match('__TAG__.container_name', 'nginx')],
    ['dstregionid:na-siliconvalley', match('dstregionid', 'na-siliconvalley')],
    ['srcaddr:10.1.*', startsWith('srcaddr', '10.1.')],
    ['srcaddr:10.1.*.5', { kind: 'match', key: 'srcaddr', value: ['10.1.', ANY, '.5'], phrase: false }],
    ['bytes>=1000000', compare('bytes', '>=', 1000000)],
    ['bytes=9007199254740993', compare('bytes', '=', 9007199254740993n)],
    ['score<-1.5', { kind: 'compare', key: 'score', operator: '<', value: '-1.5' }],
    ['interface-id:*', exists('interface-id')],
    ['NOT interface-id:*', not(exists('interface-id'))],
    ['10.1.0.5', match(undefined, '10.1.0.5')],
    ['"two words"', match(undefined, 'two words')],
  ])('%s', (text, node) => {
    expect(printSearch(node)).toBe(text);
  });
});

describe('a literal value', () => {
  test.each([
    ['', 'msg:""'],
    ['-', 'msg:"-"'],
    ['-5', 'msg:"-5"'],
    ['and', 'msg:"and"'],
    ['Or', 'msg:"Or"'],
    ['NOT', 'msg:"NOT"'],
    ['android', 'msg:android'],
    ['user:bob', 'msg:"user:bob"'],
    ['100*', 'msg:"100\\*"'],
    ['say "hi"', 'msg:"say \\"hi\\""'],
    ["it's", 'msg:"it\'s"'],
    ['C:\\logs', 'msg:"C:\\\\logs"'],
    ['fe80::1', 'msg:"fe80::1"'],
    ['a?b', 'msg:"a?b"'],
    ['a OR b', 'msg:"a OR b"'],
    ['x") OR (*', 'msg:"x\\") OR (\\*"'],
    ['x | select 1', 'msg:"x | select 1"'],
  ])('%j', (value, text) => {
    expect(printSearch(match('msg', value))).toBe(text);
  });

  test('unquoted words are escaped one by one', () => {
    expect(printSearch(words('user:bob (a|b) "c" \'d\' e*\\ f?'))).toBe(
      'msg:user\\:bob\\ \\(a\\|b\\)\\ \\"c\\"\\ \\\'d\\\'\\ e\\*\\\\\\ f\\?',
    );
  });

  test('unquoted words that mean something else bare go into quotes', () => {
    expect(printSearch(words('and'))).toBe('msg:"and"');
    expect(printSearch(words('--'))).toBe('msg:"--"');
    expect(printSearch(words(''))).toBe('msg:""');
  });

  test('a phrase keeps its wildcard', () => {
    const node: SearchNode = { kind: 'match', key: 'path', value: ['/var/log/acc', ANY, '.log'], phrase: true };
    expect(printSearch(node)).toBe('path:"/var/log/acc*.log"');
  });
});

describe('operators', () => {
  const a = match('a', '1');
  const b = match('b', '2');
  const c = match('c', '3');

  test.each<[string, SearchNode]>([
    ['a:1 AND b:2 AND c:3', and(a, b, c)],
    ['(a:1 AND b:2) OR c:3', or(and(a, b), c)],
    ['a:1 AND (b:2 OR c:3)', and(a, or(b, c))],
    ['a:1 AND NOT b:2', and(a, not(b))],
    ['NOT (a:1 OR b:2)', not(or(a, b))],
    ['NOT NOT a:1', { kind: 'not', operand: { kind: 'not', operand: a } }],
    ['a:1', { kind: 'and', operands: [a] }],
    [
      '(srcregionid:ap-guangzhou AND dstregionid:ap-singapore) OR (srcregionid:ap-singapore AND dstregionid:ap-guangzhou)',
      or(
        and(match('srcregionid', 'ap-guangzhou'), match('dstregionid', 'ap-singapore')),
        and(match('srcregionid', 'ap-singapore'), match('dstregionid', 'ap-guangzhou')),
      ),
    ],
  ])('%s', (text, node) => {
    expect(printSearch(node)).toBe(text);
  });
});

describe('a tree without a text is refused', () => {
  test.each<[string, SearchNode, string]>([
    ['a blank in a key', match('two words', '1'), 'two words'],
    ['an injected key', match('a:1 OR b', '1'), 'a:1 OR b'],
    ['an operator word as key', exists('not'), 'not'],
    ['an empty key', exists(''), '""'],
    ['a leading wildcard', { kind: 'match', key: 'a', value: [ANY, 'x'], phrase: false }, 'wildcard'],
    ['a word as number', { kind: 'compare', key: 'a', operator: '=', value: '1 OR b:2' }, '1 OR b:2'],
    ['no operands', { kind: 'or', operands: [] }, 'at least one'],
    ['no words', match(undefined, ''), 'at least one word'],
  ])('%s', (_, node, complaint) => {
    expect(() => printSearch(node)).toThrow(RangeError);
    expect(() => printSearch(node)).toThrow(complaint);
  });
});
