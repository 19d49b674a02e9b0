import { describe, expect, test } from '@jest/globals';
import { QuerySyntaxError } from '../syntax-error';
import { parseLucene } from './lucene';
import { parseSearch } from './parser';

describe('Lucene that means the same in CQL', () => {
  test.each([
    '',
    '*',
    'log-status:OK',
    'level:ERROR AND pid:1234',
    'level:ERROR OR level:WARNING OR level:FATAL',
    'level:ERROR NOT pid:1234',
    'level:ERROR AND NOT pid:1234',
    'NOT level:INFO',
    '(ERROR OR WARNING) AND pid:1234',
    '__SOURCE__:192.168.10.10 AND (level:ERROR OR level:WARNING)',
    '(__SOURCE__:192.168.10.10 AND __FILENAME__:"/var/log/access.log") NOT level:INFO',
    'name:"john Smith"',
    'host:www.test*.com',
    'status:>400',
    'status:>=-1.5 AND status:<500',
    'message:*',
    'level:(ERROR OR WARNING)',
    '__TAG__.container_name:nginx',
  ])('%j', (text) => {
    expect(parseLucene(text).condition).toEqual(parseSearch(text));
  });
});

describe('Lucene that means something else in CQL is refused at its place', () => {
  test.each([
    ['a:1 and b:2', 4, 'and is a word in Lucene'],
    ['a:1 Or b:2', 4, 'Or is a word in Lucene'],
    ['not a:1', 0, 'not is a word in Lucene'],
    ['warning error', 8, 'A blank between two conditions is OR in Lucene'],
    ['a:1 (b:2 OR c:3)', 4, 'A blank between two conditions is OR in Lucene'],
    ['a:1 AND b:2 OR c:3', 12, 'OR beside another operator'],
    ['a:1 OR b:2 AND c:3', 11, 'AND beside another operator'],
    ['a:1 OR NOT b:2', 7, 'NOT beside another operator'],
    ['a:1 OR b:2 NOT c:3', 11, 'NOT beside another operator'],
    ['NOT a:1 OR b:2', 8, 'OR beside another operator'],
    ['status:[400 TO 500}', 7, 'Ranges in brackets are Lucene'],
    ['age:{20 TO 30}', 4, 'Ranges in brackets are Lucene'],
    ['host:www.te?t.com', 11, 'The wildcard ?'],
    ['status>400', 6, 'ranges are key:>1'],
    ['status:=400', 7, 'Lucene has no ='],
    ['url:/ab+/', 4, '/ab+/ has signs with a meaning of their own'],
    ['url:\\/images\\/favicon.ico', 4, 'put it in double quotes'],
    ['level:error~', 6, 'put it in double quotes'],
    ['a:-5', 2, 'put it in double quotes'],
    ['+a:1', 0, 'put it in double quotes'],
    ['a:1 && b:2', 4, 'write AND'],
    ["name:'john Smith'", 5, 'is no plain phrase in Lucene'],
    ['path:"/var/log/acc*.log"', 5, 'without * ?'],
    ['desc:""', 5, 'is no plain phrase in Lucene'],
    ['NOT NOT a:1', 4, 'NOT NOT'],
    ['_exists_:message', 0, 'write key:*'],
    ['* OR a:1', 0, '* has signs'],
    ['a:1)', 3, 'This parenthesis was never opened'],
    ['a:1))', 3, 'This parenthesis was never opened'],
    ['host:*.com', 5, 'put it in double quotes'],
  ])('%s', (text, offset, reason) => {
    let failure: unknown;
    try {
      parseLucene(text);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(QuerySyntaxError);
    expect(failure).toMatchObject({ offset, message: expect.stringContaining(reason) });
  });
});
