import { describe, expect, test } from '@jest/globals';
import { printExpression, sql } from '#language';
import { type Beat, Heartbeat } from './heartbeat';
import type { ObserverRule } from './model';
import { whereObserver } from './observer-rule';
import { parseQuery } from './parse-query';
import { resolveSchema } from './topic-schema';

const KEYS = 'region-id srcregionid dstregionid ccnid start';
const source = {
  source: { region: 'ap-x', topic: 't', format: 'ccn' as const },
  schema: resolveSchema(
    't',
    KEYS.split(' ').map((key) => ({ key, type: key === 'start' ? 'long' : 'text', tokenizer: '', statistics: true })),
    true,
  ),
};
const range = { fromSeconds: 0, toSeconds: 600 };

const delivered = (observer: string, minutes: number[], ccn = 'ccn-1'): Beat[] =>
  minutes.map((minute) => ({
    ...{ observer, ccn, windows: 1, lost: 0 },
    ...{ fromSeconds: minute * 60, toSeconds: minute * 60 + 60 },
  }));
const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function where(observer: ObserverRule | undefined, ...beats: Beat[]): string {
  const heartbeat = new Heartbeat([{ source: source.source, beats }]);
  const query = parseQuery({ ...(observer ? { observer } : {}) });
  return printExpression(sql.allOf(whereObserver(query, range, source, heartbeat))!);
}

const SOURCE = '"region-id" = "srcregionid"';
const DESTINATION = '"region-id" = "dstregionid"';
const region = `coalesce("srcregionid", '-')`;

describe('which record of a flow counts', () => {
  test.each<[ObserverRule, string]>([
    ['egress', SOURCE],
    ['ingress', DESTINATION],
    ['asRecorded', '"region-id" is not null'],
  ])('%s', (rule, text) => expect(where(rule, ...delivered('a', ALL))).toBe(text));

  test('the source where it delivers, the destination where no record of the source is known', () => {
    expect(where(undefined, ...delivered('a', ALL), ...delivered('b', ALL))).toBe(
      `case when not (${region} in ('a', 'b')) then ${DESTINATION} else ${SOURCE} end`,
    );
  });

  test('the destination for as long as the source was silent', () => {
    expect(where('one', ...delivered('a', ALL), ...delivered('b', [0, 1, 5, 6, 7, 8, 9]))).toBe(
      `case when not (${region} in ('a', 'b')) or (${region} in ('b') and ("start" >= 120 and "start" < 300)) ` +
        `then ${DESTINATION} else ${SOURCE} end`,
    );
  });

  test('the destination where no region that sends delivered at all', () => {
    expect(where('one')).toBe(`case when 1 = 1 then ${DESTINATION} else ${SOURCE} end`);
  });

  test('a region that records one CCN only is the observer of that one only', () => {
    expect(where('one', ...delivered('a', ALL), ...delivered('a', ALL, 'ccn-2'), ...delivered('b', ALL, 'ccn-2'))).toBe(
      `case when not (${region} in ('a', 'b')) or (coalesce("ccnid", '-') in ('ccn-1') and not (${region} in ('a'))) ` +
        `then ${DESTINATION} else ${SOURCE} end`,
    );
  });

  test('CCNs of which a region fell silent for the same time stand together', () => {
    const [one, two] = ['ccn-2', 'ccn-3'].map((ccn) => [
      ...delivered('a', [0, 1, 2, 3, 4, 5, 6, 9], ccn),
      ...delivered('b', ALL, ccn),
    ]);
    expect(where('one', ...delivered('a', ALL), ...delivered('b', ALL), ...one!, ...two!)).toContain(
      `when not (${region} in ('a', 'b')) or (coalesce("ccnid", '-') in ('ccn-2', 'ccn-3') and ` +
        `(${region} in ('a') and ("start" >= 420 and "start" < 540))) then`,
    );
  });

  test('a statement stays far below what CLS takes, however many silences there are', () => {
    const ccns = Array.from({ length: 20 }, (_, ccn) => `ccn-0123456${ccn}`);
    const beats = ccns.flatMap((ccn, place) => [
      ...delivered('ap-shanghai', ALL, ccn),
      ...delivered('ap-guangzhou', ALL, ccn).filter((_, minute) => (minute + place) % 3 > 0),
    ]);
    expect(where('one', ...beats).length).toBeLessThan(6000);
  });
});
