import { describe, expect, test } from '@jest/globals';
import { defaultQuery, type Filter, type Kind } from '#query';
import type { SavedQuery } from '../saved-query';
import { isClicked, modifyClicked, toggleClicked } from './edit-by-click';

const asking = (kind: Kind, ...filters: Filter[]) => ({ ...defaultQuery(kind), refId: 'A', filters }) as SavedQuery;
const is = (field: Filter['field'], ...values: string[]): Filter => ({ field, operator: 'is', values });
const isNot = (field: Filter['field'], ...values: string[]): Filter => ({ field, operator: 'isNot', values });

describe('a click on a value', () => {
  const options = { key: 'ccnid', value: 'ccn-1' };

  test('puts its filter into the model and takes it out again', () => {
    const once = toggleClicked(asking('records'), { type: 'FILTER_FOR', options })!;
    expect(once.filters).toEqual([is('ccn', 'ccn-1')]);
    expect(isClicked(once, options)).toBe(true);
    const out = toggleClicked(once, { type: 'FILTER_OUT', options })!;
    expect(out.filters).toEqual([isNot('ccn', 'ccn-1')]);
    expect(isClicked(out, options)).toBe(false);
    expect(toggleClicked(out, { type: 'FILTER_OUT', options })!.filters).toEqual([]);
  });

  test('leaves the text of code alone', () => {
    const code = { ...asking('code'), text: 'action:REJECT' } as SavedQuery;
    expect(toggleClicked(code, { type: 'FILTER_FOR', options })).toEqual({ ...code, filters: [is('ccn', 'ccn-1')] });
  });

  test.each(['inventory', 'reachability', 'quality'] as const)('%s is not filtered by a port', (kind) => {
    expect(toggleClicked(asking(kind), { type: 'FILTER_FOR', options: { key: 'dstport', value: '443' } })).toBe(
      undefined,
    );
  });

  test('on what is no field of a record changes nothing', () => {
    const click = { type: 'FILTER_FOR' as const, options: { key: 'service', value: 'HTTPS' } };
    expect(toggleClicked(asking('top'), click)).toBeUndefined();
    expect(isClicked(asking('top'), click.options)).toBe(false);
  });
});

describe('a marked piece of a line', () => {
  const modify = (type: string, value: string) =>
    modifyClicked(asking('records', is('dstport', '443')), { type, options: { value } })?.filters.slice(1);

  test.each([
    ['ADD_STRING_FILTER', '10.2.1.5', [is('address', '10.2.1.5')]],
    ['ADD_STRING_FILTER_OUT', '10.2.1.5', [isNot('address', '10.2.1.5')]],
    ['ADD_STRING_FILTER_OUT', '10.2.0.0/16', [{ field: 'address', operator: 'notInNetwork', values: ['10.2.0.0/16'] }]],
    ['ADD_STRING_FILTER', 'anything else', [is('words', 'anything else')]],
    ['ADD_STRING_FILTER_OUT', 'anything else', [isNot('words', 'anything else')]],
  ])('%s %s', (type, value, filters) => expect(modify(type, value)).toEqual(filters));

  test('with two ends becomes filters of both', () => {
    expect(modify('ADD_STRING_FILTER', '10.2.1.5:443 > 10.1.7.9:51515')).toEqual([
      is('srcaddr', '10.2.1.5'),
      is('srcport', '443'),
      is('dstaddr', '10.1.7.9'),
      is('dstport', '51515'),
    ]);
  });

  test('what Explore does not offer is refused', () => {
    expect(modify('ADD_MAGIC', '10.2.1.5')).toBeUndefined();
  });
});

test('a value is added once, beside what is there', () => {
  const action = { type: 'ADD_FILTER', options: { key: 'dstport', value: '443' } };
  const once = modifyClicked(asking('records', is('srcaddr', '10.0.0.1')), action)!;
  expect(once.filters).toEqual([is('srcaddr', '10.0.0.1'), is('dstport', '443')]);
  expect(modifyClicked(once, action)!.filters).toEqual(once.filters);
});
