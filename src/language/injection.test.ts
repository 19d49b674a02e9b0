import { describe, expect, test } from '@jest/globals';
import { cql, parseSearch, printSearch, splitStatement } from '.';

describe('a hostile value stays one value of its condition', () => {
  test.each([
    '" OR srcaddr:"',
    '") OR (*',
    "' OR '",
    '\\" OR *',
    '\\',
    '\\\\" OR *',
    '*',
    '* OR *',
    'NOT',
    'a AND b',
    'x | select 1',
    '" | select count(*) limit 1',
    'a\nOR b:c',
    ':(a OR b)',
    '>=0',
    '[0 TO 9]',
    '$srcaddr',
    '${srcaddr}',
  ])('%j', (value) => {
    const text = printSearch(cql.and(cql.match('action', 'REJECT'), cql.not(cql.match('srcaddr', value))));
    expect(splitStatement(text)).toEqual({ search: text });
    expect(parseSearch(text)).toMatchObject({
      kind: 'and',
      operands: [
        { kind: 'match', key: 'action' },
        { kind: 'not', operand: { kind: 'match', key: 'srcaddr', value: [value] } },
      ],
    });
  });
});
