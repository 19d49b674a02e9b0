import { describe, expect, test } from '@jest/globals';
import { bucketRanges, parseQuery } from '#query';
import { freshnessEvent, statusEvents } from './quality-events';
import type { FreshnessAsked, FreshnessRow } from './quality-freshness';
import type { StatusAsked, StatusRow } from './quality-status';

const key = { id: 'ccn-1', parts: ['ccn-1'] };
const query = parseQuery({ kind: 'quality', view: 'status', format: 'annotations' });
const buckets = { fromSeconds: 600, toSeconds: 960, width: 60, offset: 0 };

describe('events of status', () => {
  const events = (...states: StatusRow['states']) =>
    statusEvents({ query, buckets } as unknown as StatusAsked, { key, name: 'CCN 1', states });

  test('steps after each other with the same fault are one event', () => {
    expect(bucketRanges(buckets)).toHaveLength(6);
    expect(events('ok', 'missing', 'missing', 'skipData', 'noData', 'missing')).toEqual([
      {
        ...{ state: 'missing', fromMs: 660_000, toMs: 780_000, title: 'CCN 1', text: 'missing' },
        ...{ tags: ['quality', 'missing'], id: 'ccn-1/missing/660000', colour: 'red' },
      },
      expect.objectContaining({ state: 'skipData', fromMs: 780_000, toMs: 840_000, colour: 'orange' }),
      expect.objectContaining({ state: 'missing', fromMs: 900_000, toMs: 960_000, id: 'ccn-1/missing/900000' }),
    ]);
  });

  test('a step of which nothing is known, or without traffic, is none and parts others', () => {
    expect(events('ok', 'noData', null)).toEqual([]);
    expect(events('unknown', null, 'unknown').map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [600_000, 660_000],
      [720_000, 780_000],
    ]);
  });
});

describe('an event of freshness', () => {
  const row = (part: Partial<FreshnessRow>): FreshnessRow => ({
    ...{ key, name: 'CCN 1', state: 'late', ageSeconds: 900 },
    ...part,
  });
  const event = (part: Partial<FreshnessRow>, locale?: 'zh-Hans') =>
    freshnessEvent({ query: { ...query, locale } } as unknown as FreshnessAsked, row(part), 'why', 5000);

  test('is none where records are fresh', () => {
    expect(event({ state: 'fresh' })).toEqual([]);
  });

  test('lasts from the newest record to the moment of asking', () => {
    expect(event({ newest: { key, lastSeconds: 4100, records: 3 } })).toEqual([
      {
        ...{ fromMs: 4_100_000, toMs: 5_000_000, title: 'CCN 1: late', text: 'why' },
        ...{ tags: ['quality', 'late'], id: 'ccn-1/late/4100000', colour: 'orange' },
      },
    ]);
  });

  test('lasts over all that was looked at where no record was found', () => {
    expect(event({ state: 'silent' })).toMatchObject([
      { fromMs: 4_100_000, colour: 'red', tags: ['quality', 'silent'] },
    ]);
  });

  test('is named in the language of the reader', () => {
    expect(event({ state: 'silent' }, 'zh-Hans')[0]!.title).toMatch(/^CCN 1: \p{Script=Han}+$/u);
  });
});
