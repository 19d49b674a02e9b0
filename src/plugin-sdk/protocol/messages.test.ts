import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeMessage, encodeMessage } from './codec';
import { enums, type Message, type MessageName, messages } from './messages';

const scalars: Record<string, fc.Arbitrary<unknown>> = {
  string: fc.string({ unit: 'grapheme' }),
  bool: fc.boolean(),
  int32: fc.integer(),
  int64: fc.maxSafeInteger(),
  bytes: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
};

function anyOf(type: string): fc.Arbitrary<unknown> {
  if (type in messages) return anyMessage(type as MessageName);
  if (type in enums) return fc.constantFrom(...Object.values(enums[type as keyof typeof enums]));
  return scalars[type] ?? fc.constant(null);
}

function anyMessage(name: MessageName): fc.Arbitrary<unknown> {
  const fields = Object.entries<readonly [number, string, string?]>(messages[name]);
  return fc.record(
    Object.fromEntries(
      fields.map(([field, [, first, second]]) => {
        if (second === undefined) return [field, anyOf(first)];
        const item = anyOf(second);
        return [field, first === 'repeated' ? fc.array(item, { maxLength: 3 }) : mapOf(item)];
      }),
    ),
  );
}

const mapOf = (item: fc.Arbitrary<unknown>) =>
  fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    item,
    { maxKeys: 3, noNullPrototype: true },
  );

describe('messages', () => {
  test.each(Object.keys(messages) as MessageName[])('%s survives encoding and decoding', (name) => {
    fc.assert(
      fc.property(anyMessage(name), (value) => {
        expect(decodeMessage(name, encodeMessage(name, value as Message<typeof name>))).toEqual(value);
      }),
      { seed: 20261101, numRuns: 60 },
    );
  });

  test('absent fields read as defaults, absent messages as null', () => {
    expect(decodeMessage('DataQuery', new Uint8Array())).toEqual({
      refId: '',
      maxDataPoints: 0,
      intervalMS: 0,
      timeRange: null,
      json: Buffer.alloc(0),
      queryType: '',
    });
  });

  test('bytes are those of the wire format', () => {
    // refId "A" (field 1), timeRange {from 1, to 300} (field 4), queryType "q" (field 6).
    const bytes = encodeMessage('DataQuery', {
      refId: 'A',
      timeRange: { fromEpochMS: 1, toEpochMS: 300 },
      queryType: 'q',
    });
    expect(bytes.toString('hex')).toBe('0a0141' + '2205' + '0801' + '10ac02' + '320171');
  });

  test('fields of a newer host are skipped', () => {
    const user = Buffer.concat([encodeMessage('User', { login: 'ada' }), Buffer.from('9a3f0474657374', 'hex')]);
    expect(decodeMessage('User', user).login).toBe('ada');
  });

  test('broken bytes are refused', () => {
    expect(() => decodeMessage('User', Buffer.from('0aff', 'hex'))).toThrow();
  });

  test('no field number stands twice in a message', () => {
    for (const fields of Object.values(messages)) {
      const numbers = Object.values<readonly [number, ...unknown[]]>(fields).map(([number]) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });
});
