import { LOCALES } from '#wording';
import { describe, expect, test } from '@jest/globals';
import type { Field, Frame } from '#plugin-sdk';
import { KINDS, MEASURE_CHOICES, parseQuery } from '#query';
import { columnTitle, presentFrames } from './present-frames';

const query = (more: object) => parseQuery({ kind: 'top', ...more });
const table = (...fields: Field[]): Frame => ({ fields, meta: { type: 'table' } });
const strings = (name: string, ...values: string[]): Field => ({ name, type: 'string', values });
const present = (frame: Frame, more: object = {}) => presentFrames([frame], query(more))[0]!.fields;

describe('presented frames', () => {
  test('columns keep their names and get titles in the language of the reader', () => {
    const frame = table(strings('srcaddr', '10.0.0.1'), strings('srcaddr name', 'db'), strings('own', 'x'));
    const read = (fields: readonly Field[]) => fields.map(({ name, config }) => [name, config?.displayName]);
    expect(read(present(frame))).toEqual([
      ['srcaddr', 'Source'],
      ['srcaddr name', 'Source (name)'],
      ['own', undefined],
    ]);
    const chinese = read(present(frame, { locale: 'zh-Hans' }));
    expect(chinese.map(([name]) => name)).toEqual(['srcaddr', 'srcaddr name', 'own']);
    expect(chinese[0]![1]).toMatch(/^[^\u0000-\u007f]+$/);
  });

  test.each(LOCALES)(
    'every measure has a title of its own in %s, and the two meanings of REJECT share none',
    (locale) => {
      const titles = (['ccn', 'eni'] as const).map((log) =>
        MEASURE_CHOICES.map((one) => columnTitle(one, { log, locale })),
      );
      for (const one of titles) {
        expect(one).not.toContain(undefined);
        expect(new Set(one).size).toBe(MEASURE_CHOICES.length);
      }
      MEASURE_CHOICES.forEach((one, index) => {
        if (/rejected|loss/i.test(one)) {
          expect(titles[0]![index]).not.toBe(titles[1]![index]);
        }
      });
    },
  );

  test('names of series stay: a title would hide the labels', () => {
    const series: Frame = {
      fields: [{ name: 'bytes', type: 'int64', values: [1], labels: { srcaddr: '10.0.0.1' } }],
      meta: { type: 'numeric-multi' },
    };
    expect(present(series)[0]!.config?.displayName).toBeUndefined();
  });

  test.each(['log-lines', 'annotations', 'nodeGraph'])('%s are read by the names of their fields and stay', (what) => {
    const meta =
      what === 'log-lines'
        ? { type: 'log-lines' as const }
        : what === 'annotations'
          ? { dataTopic: 'annotations' as const }
          : { type: 'table' as const, preferredVisualisationType: 'nodeGraph' as const };
    const frame: Frame = { fields: [strings('id', 'one')], meta };
    expect(presentFrames([frame], query({}))).toEqual([frame]);
  });

  test('columns of a code query keep the names their author gave', () => {
    expect(
      presentFrames([table(strings('srcaddr', '10.0.0.1'))], query({ kind: 'code' }))[0]!.fields[0]!.config,
    ).toEqual({
      custom: { minWidth: expect.any(Number) },
    });
  });

  test('an action keeps its value and shows words and a colour that the other log does not have', () => {
    const shown = (log: 'ccn' | 'eni') =>
      present(table(strings('action', 'REJECT')), { log })[0]!.config!.mappings![0]!.options.REJECT!;
    expect(shown('ccn').text).toBe('REJECT (dropped by the rate limiter)');
    expect(shown('eni').text).toBe('REJECT (refused by security group or ACL)');
    expect(shown('ccn').color).not.toBe(shown('eni').color);
  });

  test('what a field says itself stands', () => {
    const own = { ...strings('state', 'x'), config: { displayName: 'Own', custom: { width: 7 } } };
    expect(present(table(own))[0]!.config).toMatchObject({ displayName: 'Own', custom: { width: 7 } });
  });

  test('frames without fields stay, for every kind', () => {
    const empty: Frame = { fields: [], meta: { type: 'table' } };
    for (const kind of KINDS) {
      expect(presentFrames([empty], parseQuery({ kind }))).toEqual([empty]);
    }
  });
});
