import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SWITCHES, HARSHEST_SWITCHES } from '../switches';
import { readStatement } from './read-statement';

const read = (members: object) => readStatement(members, DEFAULT_SWITCHES);

describe('readStatement', () => {
  test.each<[object, 'cql' | 'lucene']>([
    [{ QueryString: 'a:b' }, 'cql'],
    [{ QueryString: 'a:b', QuerySyntax: 0 }, 'lucene'],
    [{ Query: 'a:b' }, 'lucene'],
    [{ Query: 'a:b', SyntaxRule: 1 }, 'cql'],
  ])('%j is %s', (members, syntax) => {
    expect(read(members)).toEqual({ search: 'a:b', syntax });
  });

  test('no statement at all is everything', () => {
    expect(read({})).toEqual({ search: '', syntax: 'cql' });
  });

  test.each<[string, object, string]>([
    ['both spellings', { Query: '*', QueryString: '*' }, 'not both'],
    ['parts of both spellings', { Query: '*', QuerySyntax: 1 }, 'not both'],
    ['a syntax that is none', { Query: '*', SyntaxRule: 2 }, '0 (Lucene) or 1 (CQL)'],
    ['more than 12 KB', { QueryString: 'a'.repeat(12_289) }, 'longer than 12288 bytes'],
  ])('%s is refused', (_, members, reason) => {
    expect(() => read(members)).toThrow(reason);
  });

  test('the shorter of the two documented limits is a switch', () => {
    const QueryString = 'a'.repeat(12_001);
    expect(read({ QueryString }).search).toBe(QueryString);
    expect(() => readStatement({ QueryString }, HARSHEST_SWITCHES)).toThrow('longer than 12000 bytes');
  });
});
