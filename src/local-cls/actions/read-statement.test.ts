import { describe, expect, test } from '@jest/globals';
import { readStatement } from './read-statement';

const request = (members: object) => readStatement({ From: 0, To: 1, ...members });

describe('readStatement', () => {
  test('QueryString is CQL and Query is Lucene unless said otherwise', () => {
    expect(request({ QueryString: 'bytes>5' }).search).toBe('bytes>5');
    expect(request({ Query: 'bytes>5', SyntaxRule: 1 }).search).toBe('bytes>5');
    expect(() => request({ Query: 'bytes>5' })).toThrow('Set SyntaxRule to 1 for CQL');
    expect(() => request({ QueryString: 'bytes>5', QuerySyntax: 0 })).toThrow('Set QuerySyntax to 1 for CQL');
  });

  test('no statement at all is everything', () => {
    expect(request({})).toEqual({ search: '' });
  });

  test.each(['', '*', 'a:b', 'log-status:OK AND action:"REJECT"', 'a:b OR c:d OR e:f*', '* | select 1'])(
    'Lucene %j equals CQL',
    (Query) => {
      expect(() => request({ Query })).not.toThrow();
    },
  );

  test.each([
    'a b',
    'a:b c:d',
    'a:b and c:d',
    'a:b AND c:d OR e:f',
    'a:[1 TO 2]',
    'a:/re/',
    'a:b?',
    'NOT a:b',
    'a:b && c:d',
  ])('Lucene %j is refused', (Query) => {
    expect(() => request({ Query })).toThrow(expect.objectContaining({ code: 'UnsupportedOperation' }));
  });
});
