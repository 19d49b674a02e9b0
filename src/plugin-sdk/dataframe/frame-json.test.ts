import { describe, expect, test } from '@jest/globals';
import { toFrameJson } from './frame-json';

describe('toFrameJson', () => {
  test('writes schema and values as the browser expects them', () => {
    expect(
      toFrameJson({
        name: 'flows',
        refId: 'A',
        meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
        fields: [
          { name: 'time', type: 'time', values: [1000, 2000] },
          { name: 'bytes', type: 'float64', values: [1, null], labels: { pair: 'a>b' }, config: { unit: 'bytes' } },
          { name: 'id', type: 'int64', values: [5, 2n ** 60n] },
          { name: 'ok', type: 'boolean', values: [true, false] },
          { name: 'labels', type: 'json', values: [{ a: 1 }, null] },
          { name: 'action', type: 'enum', values: [0, 1], config: { type: { enum: { text: ['ACCEPT', 'REJECT'] } } } },
        ],
      }),
    ).toEqual({
      schema: {
        name: 'flows',
        refId: 'A',
        meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
        fields: [
          { name: 'time', type: 'time', typeInfo: { frame: 'time.Time' } },
          {
            name: 'bytes',
            type: 'number',
            typeInfo: { frame: 'float64', nullable: true },
            labels: { pair: 'a>b' },
            config: { unit: 'bytes' },
          },
          { name: 'id', type: 'number', typeInfo: { frame: 'int64' } },
          { name: 'ok', type: 'boolean', typeInfo: { frame: 'bool' } },
          { name: 'labels', type: 'other', typeInfo: { frame: 'json.RawMessage', nullable: true } },
          {
            name: 'action',
            type: 'enum',
            typeInfo: { frame: 'enum' },
            config: { type: { enum: { text: ['ACCEPT', 'REJECT'] } } },
          },
        ],
      },
      data: {
        values: [
          [1000, 2000],
          [1, null],
          [5, 2 ** 60],
          [true, false],
          [{ a: 1 }, null],
          [0, 1],
        ],
      },
    });
  });

  test('numbers that JSON cannot hold become entities', () => {
    const { data } = toFrameJson({
      fields: [
        { name: 's', type: 'string', values: ['a', 'b', 'c', 'd'] },
        { name: 'n', type: 'float64', values: new Float64Array([NaN, 1, Infinity, -Infinity]) },
      ],
    });
    expect(data.values[1]).toEqual([null, 1, null, null]);
    expect(data.entities).toEqual([null, { NaN: [0], Inf: [2], NegInf: [3] }]);
  });

  test('what lies below a millisecond becomes nanos, also before 1970', () => {
    const { data } = toFrameJson({
      fields: [
        { name: 't', type: 'time', values: [5, 5_000_001n, -1n, null] },
        { name: 'u', type: 'time', values: [5, 6, 7, 8] },
      ],
    });
    expect(data.values[0]).toEqual([5, 5, -1, null]);
    expect(data.nanos).toEqual([[0, 1, 999_999, 0], null]);
  });

  test('an empty frame has no fields and no values', () => {
    expect(toFrameJson({ refId: 'A', fields: [] })).toEqual({
      schema: { refId: 'A', fields: [] },
      data: { values: [] },
    });
  });
});
