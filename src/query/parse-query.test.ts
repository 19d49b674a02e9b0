import { describe, expect, test } from '@jest/globals';
import { KINDS } from './choices';
import { defaultQuery } from './default-query';
import { parseQuery } from './parse-query';

describe('a saved query', () => {
  test.each(KINDS.flatMap((kind) => [[kind, 'ccn'] as const, [kind, 'eni'] as const]))(
    'of kind %s for %s needs nothing but its kind',
    (kind, log) => expect(parseQuery({ kind, log })).toEqual(defaultQuery(kind, log)),
  );

  test('without any member is the default panel', () => expect(parseQuery({})).toEqual(defaultQuery('traffic')));

  test('without a log asks about the usual one', () => {
    expect(parseQuery({}, 'eni')).toEqual(defaultQuery('traffic', 'eni'));
    expect(parseQuery({ log: 'ccn' }, 'eni')).toEqual(defaultQuery('traffic'));
  });

  test('keeps nothing of the keys Grafana and others add', () =>
    expect(parseQuery({ kind: 'records', refId: 'A', datasource: {}, queryCachingTTL: 1 })).toEqual(
      defaultQuery('records'),
    ));

  test('takes numbers that variables left as text', () =>
    expect(parseQuery({ kind: 'top', topN: '5' })).toMatchObject({ topN: 5 }));

  test('is answered in English where the language is not one of ours', () => {
    expect(parseQuery({ locale: 'zh-Hans' }).locale).toBe('zh-Hans');
    expect(parseQuery({ locale: 'de-DE' }).locale).toBe('en-US');
  });

  test.each([
    ['a list instead of an object', [], 'query: expected an object, got []'],
    ['a version of the future', { version: 2 }, 'version: this plugin reads saved queries of version 1, not 2'],
    ['an unknown kind', { kind: 'later' }, 'kind: "later" is not one of traffic, top, matrix, '],
    [
      'a format the kind lacks',
      { kind: 'traffic', format: 'logs' },
      'format: "logs" is not one of series, table, number',
    ],
    ['no measure', { measures: [] }, 'measures: choose at least one'],
    ['an unknown measure', { measures: ['bytes', 'volts'] }, 'measures[1]: "volts" is not one of'],
    ['a dimension of the other log', { log: 'eni', splitBy: ['pair'] }, 'splitBy[0]: "pair" is not one of'],
    ['too many keys', { topN: 51 }, 'topN: expected a whole number from 1 to 50, got 51'],
    ['a broken number', { kind: 'records', limit: '10x' }, 'limit: expected a whole number from 1 to 5000, got "10x"'],
    ['an unknown zone', { timeZone: 'Mars/Olympus' }, "timeZone: 'Mars/Olympus' is not a time zone"],
    ['a source without topic', { sources: [{ region: 'ap-tokyo' }] }, 'sources[0].topic: expected text, got nothing'],
    [
      'a variable nobody filled',
      { kind: 'code', timeColumn: '${column}' },
      'timeColumn: holds the variable ${column}, which only a dashboard can fill',
    ],
  ])('with %s is refused by path', (_name, query, message) => expect(() => parseQuery(query)).toThrow(message));
});

describe('filters', () => {
  const parse = (field: string, operator: string, ...values: unknown[]) =>
    parseQuery({ filters: [{ field, operator, values }] }).filters[0];

  test.each([
    ['address', 'is', '2001:DB8:0:0::1', '2001:db8::1'],
    ['protocol', 'is', 'TCP', '6'],
    ['protocol', 'isNot', 17, '17'],
    ['action', 'is', 'reject', 'REJECT'],
    ['region', 'is', 'AP-Tokyo', 'ap-tokyo'],
    ['pair', 'eitherWay', 'ap-tokyo > ap-seoul', 'ap-tokyo>ap-seoul'],
    ['port', 'between', '1 - 1023', '1-1023'],
    ['bytes', 'atLeast', '007', '7'],
  ])('%s %s %s is read as %s', (field, operator, value, read) =>
    expect(parse(field, operator, value)).toEqual({ field, operator, values: [read] }),
  );

  test.each([
    ['srcadr', 'is', ['x'], 'filters[0].field: "srcadr" is not one of'],
    ['srcaddr', 'between', ['1-2'], 'filters[0].operator: "between" is not one of is, isNot, inNetwork, notInNetwork'],
    ['srcaddr', 'is', [], 'filters[0].values: give at least one value'],
    ['srcaddr', 'is', ['10.0.0.1', '10.0.0.256'], "filters[0].values[1]: '10.0.0.256' is not an IP address"],
    ['srcaddr', 'is', ['10.0.0.0/8'], "filters[0].values[0]: '10.0.0.0/8' is a network; use the operator inNetwork"],
    ['srcaddr', 'inNetwork', ['10.0.0.0/33'], "filters[0].values[0]: '10.0.0.0/33' is not a network"],
    ['dstport', 'is', ['65536'], "filters[0].values[0]: '65536' is not a port; ports go from 0 to 65535"],
    ['dstport', 'between', ['90-80'], "filters[0].values[0]: '90-80' runs backwards"],
    ['dstport', 'between', ['80'], "filters[0].values[0]: '80' is not a range"],
    ['protocol', 'is', ['tpc'], "filters[0].values[0]: 'tpc' is not a protocol"],
    ['pair', 'is', ['ap-tokyo'], "filters[0].values[0]: 'ap-tokyo' is not a region pair"],
    ['ccn', 'is', ['$ccn'], 'filters[0].values[0]: holds the variable $ccn'],
    ['bytes', 'is', ['-1'], "filters[0].values[0]: '-1' is not a whole number"],
    ['words', 'is', [''], 'filters[0].values[0]: expected text'],
  ])('%s %s %j is refused by path', (field, operator, values, message) =>
    expect(() => parse(field, operator, ...values)).toThrow(message),
  );
});
