import { describe, expect, test } from '@jest/globals';
import { checkParameters } from './check-parameters';

const SHAPE = {
  Name: 'string!',
  Limit: 'integer',
  Rate: 'number',
  On: 'boolean',
  Ids: 'strings',
  Rule: { Depth: 'integer', Values: [{ Key: 'string!' }] },
  Filters: [{ Key: 'string!', Values: 'strings' }],
} as const;

const check = (request: object) => checkParameters(JSON.stringify(request), SHAPE);

describe('checkParameters', () => {
  test('null is absent, at any depth', () => {
    const given = { Name: 'n', Limit: null, Rule: { Depth: null, Values: [{ Key: 'k' }] }, Filters: [] };
    expect(check(given)).toEqual({ Name: 'n', Rule: { Values: [{ Key: 'k' }] }, Filters: [] });
  });

  test.each<[object, string, string]>([
    [{}, 'MissingParameter', '`Name`'],
    [{ Name: null }, 'MissingParameter', '`Name`'],
    [{ Name: 'n', name: 'n' }, 'UnknownParameter', '`name`'],
    [{ Name: 'n', constructor: 1 }, 'UnknownParameter', '`constructor`'],
    [{ Name: 1 }, 'InvalidParameter', '`Name`'],
    [{ Name: 'n', Limit: '5' }, 'InvalidParameter', '`Limit`'],
    [{ Name: 'n', Limit: 1.5 }, 'InvalidParameter', '`Limit`'],
    [{ Name: 'n', On: 'true' }, 'InvalidParameter', '`On`'],
    [{ Name: 'n', Ids: 'a' }, 'InvalidParameter', '`Ids`'],
    [{ Name: 'n', Ids: ['a', 1] }, 'InvalidParameter', '`Ids`'],
    [{ Name: 'n', Filters: {} }, 'InvalidParameter', '`Filters`'],
    [{ Name: 'n', Filters: ['a'] }, 'InvalidParameter', '`Filters`'],
    [{ Name: 'n', Filters: [{ Key: 'k' }, {}] }, 'MissingParameter', '`Filters.1.Key`'],
    [{ Name: 'n', Filters: [{ Key: 'k', Name: 'n' }] }, 'UnknownParameter', '`Filters.0.Name`'],
    [{ Name: 'n', Rule: [] }, 'InvalidParameter', '`Rule`'],
    [{ Name: 'n', Rule: { Values: [{ Key: 5 }] } }, 'InvalidParameter', '`Rule.Values.0.Key`'],
  ])('%j: %s', (request, code, place) => {
    expect(() => check(request)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(place) }));
  });

  test.each(['{', '[]', '5', 'null'])('a body %s is no request', (body) => {
    expect(() => checkParameters(body, SHAPE)).toThrow(expect.objectContaining({ code: 'InvalidRequest' }));
  });
});
