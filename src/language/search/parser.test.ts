import { describe, expect, test } from '@jest/globals';
import { QuerySyntaxError } from '../syntax-error';
import { ANY, type Pattern, type SearchNode, all, and, compare, exists, match, not, or } from './ast';
import { MAX_DEPTH, parsePlacedSearch, parseSearch } from './parser';

/** A word or pattern as it stands unquoted. */
function word(key: string | undefined, ...value: Pattern): SearchNode {
  return { kind: 'match', ...(key === undefined ? {} : { key }), value, phrase: false };
}

function failure(text: string): QuerySyntaxError {
  try {
    parseSearch(text);
  } catch (error) {
    if (error instanceof QuerySyntaxError) {
      return error;
    }
    throw error;
  }
  throw new Error(`${text} was accepted`);
}

describe('the examples that CLS documents for flow logs', () => {
  const ok = word('log-status', 'OK');
  const reject = word('action', 'REJECT');

  test.each<[number, string, SearchNode]>([
    [1, '*', all],
    [2, '', all],
    [3, 'log-status:OK', ok],
    [4, 'log-status:NODATA', word('log-status', 'NODATA')],
    [5, 'NOT log-status:OK', not(ok)],
    [6, 'action:REJECT', reject],
    [7, 'log-status:OK AND action:REJECT', and(ok, reject)],
    [8, 'log-status:OK and action:REJECT', and(ok, reject)],
    [
      9,
      'srcregionid:ap-guangzhou AND dstregionid:ap-singapore',
      and(word('srcregionid', 'ap-guangzhou'), word('dstregionid', 'ap-singapore')),
    ],
    [
      10,
      '(srcregionid:ap-guangzhou AND dstregionid:ap-singapore) OR (srcregionid:ap-singapore AND dstregionid:ap-guangzhou)',
      or(
        and(word('srcregionid', 'ap-guangzhou'), word('dstregionid', 'ap-singapore')),
        and(word('srcregionid', 'ap-singapore'), word('dstregionid', 'ap-guangzhou')),
      ),
    ],
    [
      11,
      'srcregionid:(ap-guangzhou OR ap-shanghai)',
      or(word('srcregionid', 'ap-guangzhou'), word('srcregionid', 'ap-shanghai')),
    ],
    [12, 'srcaddr:10.1.0.5', word('srcaddr', '10.1.0.5')],
    [13, 'srcaddr:10.1.0.5 OR dstaddr:10.1.0.5', or(word('srcaddr', '10.1.0.5'), word('dstaddr', '10.1.0.5'))],
    [14, 'srcaddr:10.1.*', word('srcaddr', '10.1.', ANY)],
    [15, 'srcaddr:10.1.*.5', word('srcaddr', '10.1.', ANY, '.5')],
    [17, 'dstport=443', compare('dstport', '=', 443)],
    [18, 'dstport:443', word('dstport', '443')],
    [19, 'dstport>=1024 AND dstport<=65535', and(compare('dstport', '>=', 1024), compare('dstport', '<=', 65535))],
    [20, 'bytes>1000000', compare('bytes', '>', 1000000)],
    [21, 'bytes:>1000000', compare('bytes', '>', 1000000)],
    [23, 'protocol=6', compare('protocol', '=', 6)],
    [24, 'protocol:(6 OR 17)', or(word('protocol', '6'), word('protocol', '17'))],
    [25, 'ccn-id:ccn-abc12345', word('ccn-id', 'ccn-abc12345')],
    [26, 'region-id:ap-guangzhou', word('region-id', 'ap-guangzhou')],
    [27, 'srcport:443', word('srcport', '443')],
    [29, 'dstport:*', exists('dstport')],
    [30, 'NOT interface-id:*', not(exists('interface-id'))],
    [31, 'interface-id:eni-1a2b*', word('interface-id', 'eni-1a2b', ANY)],
    [32, 'action:REJECT NOT srcaddr:10.1.0.5', and(reject, not(word('srcaddr', '10.1.0.5')))],
    [
      33,
      'start>=1767225600 AND start<1767229200',
      and(compare('start', '>=', 1767225600), compare('start', '<', 1767229200)),
    ],
    [34, '10.1.0.5', word(undefined, '10.1.0.5')],
    [35, '"10.1.0.5"', match(undefined, '10.1.0.5')],
    [36, "'ap-guangzhou'", match(undefined, 'ap-guangzhou')],
    [37, '__SOURCE__:10.0.0.9', word('__SOURCE__', '10.0.0.9')],
    [38, 'action:"REJECT"', match('action', 'REJECT')],
    [39, 'name:"and"', match('name', 'and')],
    [
      40,
      'path:"/var/log/acc*.log"',
      { kind: 'match', key: 'path', value: ['/var/log/acc', ANY, '.log'], phrase: true },
    ],
    [41, 'msg:user\\:bob', word('msg', 'user:bob')],
    [42, 'msg:"100\\*"', match('msg', '100*')],
    [43, 'desc:""', match('desc', '')],
    [
      44,
      'log-status:OK AND NOT (action:ACCEPT OR protocol=1)',
      and(ok, not(or(word('action', 'ACCEPT'), compare('protocol', '=', 1)))),
    ],
  ])('%i %s', (_, text, node) => {
    expect(parseSearch(text)).toEqual(node);
  });

  test.each([
    [16, 'srcaddr:*.5', 8, 'prefix fuzzy query is not supported'],
    [22, 'bytes > 1000000', 5, 'Write no blanks around >'],
    [28, 'srcport:-', 8, 'write "-"'],
    [45, 'log-status:OK | select count(*) as c', 14, 'write \\| for a bar'],
  ])('%i %s is refused', (_, text, offset, reason) => {
    expect(failure(text)).toMatchObject({ offset, message: expect.stringContaining(reason) });
  });
});

describe('operators', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((value) => word(undefined, value)) as [SearchNode, SearchNode, SearchNode];

  test.each<[string, SearchNode]>([
    ['a OR b AND c', or(a, and(b, c))],
    ['a AND b OR c', or(and(a, b), c)],
    ['(a OR b) AND c', and(or(a, b), c)],
    ['NOT a AND b', and(not(a), b)],
    ['NOT (a AND b)', not(and(a, b))],
    ['NOT NOT a', a],
    ['not Not nOt a', not(a)],
    ['a NOT b OR c', or(and(a, not(b)), c)],
    ['a OR b NOT c', or(a, and(b, not(c)))],
    ['a b', and(a, b)],
    ['a b OR c', or(and(a, b), c)],
    ['a OR b c', or(a, and(b, c))],
    ['a (b OR c)', and(a, or(b, c))],
    ['NOT(a)AND(b)', and(not(a), b)],
    [' \t\r\na\n', a],
    ['android', word(undefined, 'android')],
    ['a AND *', a],
  ])('%s', (text, node) => {
    expect(parseSearch(text)).toEqual(node);
  });
});

describe('values', () => {
  test.each<[string, SearchNode]>([
    ['url:/a\\?b', word('url', '/a?b')],
    ['url:/a=b>c', word('url', '/a=b>c')],
    ['a:x\\ y\\"\\\'\\*\\\\\\(\\)', word('a', 'x y"\'*\\()')],
    ['a:"x\\"y\\\\z"', match('a', 'x"y\\z')],
    ["a:'it\\'s \"so\"'", match('a', 'it\'s "so"')],
    ['a:"(b OR c): | ? not"', match('a', '(b OR c): | ? not')],
    ['a:\\and', word('a', 'and')],
    ['a:b&c!\\&\\&', word('a', 'b&c!&&')],
    ['a:\\!', word('a', '!')],
    ['a:x**y', word('a', 'x', ANY, 'y')],
    ['a:x*y*', word('a', 'x', ANY, 'y', ANY)],
    ['a:(b AND NOT (c OR "d e"))', and(word('a', 'b'), not(or(word('a', 'c'), match('a', 'd e'))))],
    ['a:(* AND x)', and(exists('a'), word('a', 'x'))],
    ['a:=5', compare('a', '=', 5)],
    ['a<=-1.5', { kind: 'compare', key: 'a', operator: '<=', value: '-1.5' }],
    ['a=9007199254740993', { kind: 'compare', key: 'a', operator: '=', value: '9007199254740993' }],
    ['request.method:GET', word('request.method', 'GET')],
    ['a:x[1]', word('a', 'x[1]')],
  ])('%s', (text, node) => {
    expect(parseSearch(text)).toEqual(node);
  });
});

describe('an error names place and reason', () => {
  test.each<[string, number, string]>([
    ['a:"x', 2, 'This quote is not closed: "'],
    ["'x", 0, "This quote is not closed: '"],
    ['a:"x\\"', 2, 'This quote is not closed'],
    ['(a OR b', 0, 'This parenthesis is not closed'],
    ['a:(b', 2, 'This parenthesis is not closed'],
    ['a)', 1, 'This parenthesis was never opened'],
    ['a AND ()', 6, 'These parentheses are empty'],
    ['a:()', 2, 'These parentheses are empty'],
    ['()', 0, 'These parentheses are empty'],
    ['a:', 2, 'A value is missing after a:'],
    ['(a:)', 3, 'A value is missing after a:'],
    ['a: AND b', 2, 'A value is missing after a:'],
    ['a:and', 2, 'write a:"and"'],
    ['a: b', 2, 'Write no blanks around :'],
    ['a :b', 1, 'Write no blanks around :'],
    ['a: (b)', 2, 'Write no blanks around :'],
    ['a: >5', 2, 'Write no blanks around :'],
    ['a> 5', 2, 'Write no blanks around >'],
    ['a >5', 1, 'Write no blanks around >'],
    ['a:>', 3, 'A number is missing after a>'],
    ['a>= AND b', 3, 'A number is missing after a>='],
    ['a=x', 2, 'for text write a:x'],
    ['a > 5', 1, 'number_format_exception: For input string: ">"'],
    ['a>x', 2, '> compares with a number, not with x'],
    ['a>"5"', 2, 'compares with a number'],
    ['a==5', 2, 'A number is missing after a='],
    ['a=5=6', 3, 'A = inside a value'],
    ['a!=5', 2, 'CQL has no !='],
    [':x', 0, 'A key must stand right before :'],
    ['a AND >5', 6, 'A key must stand right before >'],
    ['not:x', 3, 'A key must stand right before :'],
    ['"a b":x', 0, 'A key is written without quotes'],
    ['a/b:x', 0, 'a/b is not a key'],
    ['-a:x', 0, '-a is not a key'],
    ['a*:x', 0, 'a* is not a key'],
    ['a:b:c', 3, 'A : inside a value is written \\:'],
    ['a::b', 2, 'A : inside a value is written \\:'],
    ['srcaddr:fe80::1', 12, 'A : inside a value'],
    ['a:(b:c)', 4, 'A : inside a value'],
    ['AND a', 0, 'A condition is missing before AND'],
    ['(OR a)', 1, 'A condition is missing before OR'],
    [')', 0, 'A condition is missing before )'],
    ['a AND', 5, 'A condition is missing after AND'],
    ['a OR OR b', 4, 'A condition is missing after OR'],
    ['a AND NOT', 9, 'A condition is missing after NOT'],
    ['(a OR)', 5, 'A condition is missing after OR'],
    ['(', 0, 'This parenthesis is not closed'],
    ['a"b"', 1, 'An operator is missing before "; inside a value it is written \\"'],
    ['"a"b', 3, 'An operator is missing before b'],
    ['a:b(c)', 3, 'An operator is missing before (; inside a value it is written \\('],
    ['*x', 0, 'prefix fuzzy query is not supported'],
    ['a:"*"', 2, 'prefix fuzzy query is not supported'],
    ['a:**', 2, 'prefix fuzzy query is not supported'],
    ['a:x?', 3, 'The wildcard ? is not documented'],
    ['a | b', 2, 'After | a SELECT must follow'],
    ['a || b', 2, 'write \\| for a bar, OR for either'],
    ['a && b', 2, 'write AND'],
    ['a:b&&c', 3, 'write AND, or \\&\\& for the signs'],
    ['!a', 0, 'write NOT, or \\! for the sign'],
    ['a AND !b:c', 6, 'write NOT'],
    ['a:!b', 2, 'write NOT'],
    ['!(a)', 0, 'write NOT'],
    ['a !=5', 2, 'CQL has no !='],
    ['a:[1 TO 5]', 2, 'key>=1 AND key<=9'],
    ['a:{1 TO 5}', 2, 'Ranges in brackets are Lucene'],
    ['--', 0, 'write "--"'],
    ['""', 0, 'There are no words in these quotes'],
    ['a\\', 1, 'Nothing follows this \\'],
    ['"a\\', 2, 'Nothing follows this \\'],
  ])('%s', (text, offset, reason) => {
    const error = failure(text);
    expect(error.message).toContain(reason);
    expect(error.offset).toBe(offset);
  });

  test('nesting is as deep as CLS allows', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    expect(parseSearch(nested(MAX_DEPTH))).toEqual(word(undefined, 'a'));
    expect(parseSearch(Array(12).fill('(a)').join(' AND '))).toMatchObject({ kind: 'and' });
    expect(failure(nested(11))).toMatchObject({ offset: 10, message: expect.stringContaining('deeper than 10') });
    expect(failure(`b:${nested(11)}`)).toMatchObject({ offset: 12 });
  });
});

describe('what only the caller knows', () => {
  test('a blank may mean OR', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((value) => word(undefined, value)) as [SearchNode, SearchNode, SearchNode];
    expect(parsePlacedSearch('a b', 'or').condition).toEqual(or(a, b));
    expect(parsePlacedSearch('a b AND c', 'or').condition).toEqual(or(a, and(b, c)));
    expect(parsePlacedSearch('a NOT b', 'or').condition).toEqual(and(a, not(b)));
  });

  test('every condition keeps its place, needless ones too', () => {
    const { places } = parsePlacedSearch('* OR a:b AND NOT (c>1 OR d:(e OR f)) NOT "g"');
    expect([...places]).toEqual([
      [word('a', 'b'), { offset: 5, inGroup: false }],
      [compare('c', '>', 1), { offset: 18, inGroup: false }],
      [word('d', 'e'), { offset: 28, inGroup: true }],
      [word('d', 'f'), { offset: 33, inGroup: true }],
      [match(undefined, 'g'), { offset: 41, inGroup: false }],
    ]);
  });
});
