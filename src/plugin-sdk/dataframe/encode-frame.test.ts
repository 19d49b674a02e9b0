import { describe, expect, test } from '@jest/globals';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { decodeFrame } from '../host/decode-frame';
import { encodeFrame } from './encode-frame';
import type { Cell, CellField, FieldType, Frame } from './frame';

const roundTrip = (frame: Frame) => decodeFrame(encodeFrame(frame));
const frameOf = (type: FieldType, values: CellField['values'], rest: Partial<CellField> = {}): Frame => ({
  fields: [{ name: 'f', type, values, ...rest }],
});
const cellsOf = (frame: Frame) => roundTrip(frame).fields[0].values;

const whole = (min: number, max: number) => fc.integer({ min, max });
/** A 64-bit integer as it reads back: a number where that is safe. */
const big = (min: bigint, max: bigint) =>
  fc.bigInt(min, max).map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value));

const enumNames = ['ACCEPT', 'REJECT', 'NODATA'];
const cells: Record<FieldType, fc.Arbitrary<Cell>> = {
  time: fc.oneof(
    whole(-9_223_372_036_854, 9_223_372_036_854),
    fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).filter((nanos) => nanos % 1_000_000n !== 0n),
  ),
  string: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '"', '\0', 'a\nb', '10.0.0.1', String.fromCodePoint(0x4e2d, 0x6587, 0x1f600, 0xfeff)),
  ),
  boolean: fc.boolean(),
  json: fc.oneof(fc.object({ withNullPrototype: false }).map(asJson), fc.array(fc.integer()), fc.string()),
  enum: whole(0, enumNames.length - 1),
  int8: whole(-128, 127),
  int16: whole(-32_768, 32_767),
  int32: whole(-(2 ** 31), 2 ** 31 - 1),
  int64: big(-(2n ** 63n), 2n ** 63n - 1n),
  uint8: whole(0, 255),
  uint16: whole(0, 65_535),
  uint32: whole(0, 2 ** 32 - 1),
  uint64: big(0n, 2n ** 64n - 1n),
  float32: fc.float(),
  float64: fc.double(),
};

function asJson(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object;
}

const anyField = (rows: number) =>
  fc.constantFrom(...(Object.keys(cells) as FieldType[])).chain((type) =>
    fc.record({
      name: fc.string(),
      type: fc.constant(type),
      values: fc.array(fc.option(cells[type], { freq: 4 }), { minLength: rows, maxLength: rows }),
      labels: fc.dictionary(
        fc.string().filter((name) => name !== '__proto__'),
        fc.string(),
        { noNullPrototype: true },
      ),
      config: fc.constant(type === 'enum' ? { type: { enum: { text: enumNames } } } : { unit: 'bps' }),
    }),
  );

const anyFrame: fc.Arbitrary<Frame> = fc
  .nat({ max: 70 })
  .chain((rows) =>
    fc.record({ name: fc.constant('n'), refId: fc.constant('A'), fields: fc.array(anyField(rows), { maxLength: 8 }) }),
  );

describe('encodeFrame', () => {
  test('any frame reads back equal', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        expect(roundTrip(frame)).toEqual(frame);
      }),
      { seed: 20261101, numRuns: 300 },
    );
  });

  test('the answer is an Arrow file, which ends with its magic word', () => {
    const bytes = Buffer.from(encodeFrame(frameOf('string', ['a'])));
    expect(bytes.subarray(0, 6).toString()).toBe('ARROW1');
    expect(bytes.subarray(-6).toString()).toBe('ARROW1');
  });

  test('no fields and no rows are legal', () => {
    expect(roundTrip({ refId: 'A', fields: [], meta: { type: 'timeseries-multi', typeVersion: [0, 1] } })).toEqual({
      refId: 'A',
      fields: [],
      meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
    });
    for (const type of Object.keys(cells) as FieldType[]) {
      expect(cellsOf(frameOf(type, [], { config: { type: { enum: { text: [] } } } }))).toEqual([]);
    }
  });

  test('metadata carries what the host reads', () => {
    const frame: Frame = {
      name: 'flows',
      refId: 'B',
      meta: { notices: [{ severity: 'warning', text: 'cut' }], custom: { limit: 5 } },
      fields: [
        { name: 'time', type: 'time', values: [0] },
        { name: 'value', type: 'float64', values: [1], labels: { pair: 'a>b' }, config: { unit: 'bps' } },
        { name: 'action', type: 'enum', values: [1], config: { type: { enum: { text: enumNames } } } },
      ],
    };
    const { schema } = tableFromIPC(encodeFrame(frame));
    expect(schema.metadata).toEqual(
      new Map([
        ['name', 'flows'],
        ['refId', 'B'],
        ['meta', '{"notices":[{"severity":"warning","text":"cut"}],"custom":{"limit":5}}'],
      ]),
    );
    expect(schema.fields.map((field) => String(field.type))).toEqual(['Timestamp<NANOSECOND>', 'Float64', 'Uint16']);
    expect(schema.fields[1].metadata).toEqual(
      new Map([
        ['tstype', 'number'],
        ['labels', '{"pair":"a>b"}'],
        ['config', '{"unit":"bps"}'],
      ]),
    );
    expect(schema.fields[2].metadata.get('tstype')).toBe('enum');
  });

  test('a column is nullable only where it holds a null', () => {
    const { schema } = tableFromIPC(
      encodeFrame({
        fields: [
          { name: 'a', type: 'string', values: ['x', null] },
          { name: 'b', type: 'string', values: ['x', 'y'] },
        ],
      }),
    );
    expect(schema.fields.map((field) => field.nullable)).toEqual([true, false]);
  });

  test('times are exact to the nanosecond', () => {
    const table = tableFromIPC(encodeFrame(frameOf('time', [1_795_132_800_043, 1_795_132_800_043_000_001n, -1])));
    expect([...(table.getChildAt(0)?.data[0].values as BigInt64Array)]).toEqual([
      1_795_132_800_043_000_000n,
      1_795_132_800_043_000_001n,
      -1_000_000n,
    ]);
  });

  test('typed arrays are taken as they are', () => {
    expect(cellsOf(frameOf('float64', new Float64Array([1.5, NaN, -0])))).toEqual([1.5, NaN, -0]);
    expect(cellsOf(frameOf('time', new BigInt64Array([1_000_000n, 1n])))).toEqual([1, 1n]);
    expect(cellsOf(frameOf('int64', new BigInt64Array([2n ** 62n])))).toEqual([2n ** 62n]);
    expect(cellsOf(frameOf('time', new Float64Array([5])))).toEqual([5]);
  });

  test('half characters stay apart and become replacement characters', () => {
    const [high, low] = [0xd83d, 0xde00].map((half) => String.fromCharCode(half));
    const replacement = String.fromCharCode(0xfffd);
    expect(cellsOf(frameOf('string', [high, low, 'ok']))).toEqual([replacement, replacement, 'ok']);
  });

  test('fields of one name stay apart', () => {
    const fields: CellField[] = [
      { name: 'Value', type: 'float64', values: [1], labels: { pair: 'a>b' } },
      { name: 'Value', type: 'float64', values: [null], labels: { pair: 'b>a' } },
      { name: 'Value', type: 'string', values: ['x'] },
    ];
    expect(roundTrip({ fields })).toEqual({ fields });
  });

  test('an undefined cell is a null', () => {
    expect(cellsOf(frameOf('string', ['a', undefined as unknown as null]))).toEqual(['a', null]);
  });

  test('unequal lengths are refused by name', () => {
    const fields: CellField[] = [
      { name: 'time', type: 'time', values: [1, 2] },
      { name: 'bytes', type: 'float64', values: [1] },
    ];
    expect(() => encodeFrame({ fields })).toThrow('Field "bytes" has 1 rows, but "time" has 2.');
  });

  test.each<[FieldType, Cell]>([
    ['time', 1.5],
    ['time', 9_223_372_036_855],
    ['time', 2n ** 63n],
    ['time', '2026-01-01'],
    ['time', NaN],
    ['string', 5],
    ['boolean', 1],
    ['json', 5n],
    ['enum', 3],
    ['enum', -1],
    ['int8', 128],
    ['int16', -32_769],
    ['int32', 2 ** 31],
    ['int64', 2 ** 53],
    ['int64', 2n ** 63n],
    ['int64', 0.5],
    ['int64', '7'],
    ['uint8', -1],
    ['uint16', 65_536],
    ['uint32', 2 ** 32],
    ['uint64', -1n],
    ['float32', 1e300],
    ['float64', '1'],
    ['float64', 1n],
  ])('%s refuses %p and names field and row', (type, cell) => {
    const config = { type: { enum: { text: enumNames } } };
    expect(() => encodeFrame(frameOf(type, [null, cell], { config }))).toThrow(/^Field "f", row 1: .+ is not /);
  });

  test('an enum without names is refused', () => {
    expect(() => encodeFrame(frameOf('enum', [0]))).toThrow('without names');
  });
});
