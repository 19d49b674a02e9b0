import { describe, expect, test } from '@jest/globals';
import { type Statement, splitStatement } from './statement';

describe('a statement is cut at the bar before SELECT', () => {
  test.each<[string, Statement]>([
    ['', { search: '' }],
    ['log-status:OK', { search: 'log-status:OK' }],
    ['log-status:OK | select 1', { search: 'log-status:OK ', sql: 'select 1', sqlOffset: 16 }],
    ['*|SELECT 1', { search: '*', sql: 'SELECT 1', sqlOffset: 2 }],
    ['|\n\tSelect 1 \n', { search: '', sql: 'Select 1', sqlOffset: 3 }],
    ['* | with x as (select 1) select 2', { search: '* ', sql: 'with x as (select 1) select 2', sqlOffset: 4 }],
    ['a | b | select 1', { search: 'a | b ', sql: 'select 1', sqlOffset: 8 }],
    ["* | select 'x | select 2'", { search: '* ', sql: "select 'x | select 2'", sqlOffset: 4 }],
    ['"a | select 1"', { search: '"a | select 1"' }],
    ["'a \" | select 1'", { search: "'a \" | select 1'" }],
    ['"a \\" | select 1" | select 2', { search: '"a \\" | select 1" ', sql: 'select 2', sqlOffset: 20 }],
    ['a\\| select 1', { search: 'a\\| select 1' }],
    ['a | selection', { search: 'a | selection' }],
    ['a | within', { search: 'a | within' }],
    ['a |', { search: 'a |' }],
    ['a || select 1', { search: 'a |', sql: 'select 1', sqlOffset: 5 }],
    ['a\\', { search: 'a\\' }],
  ])('%j', (text, statement) => {
    expect(splitStatement(text)).toEqual(statement);
  });
});
