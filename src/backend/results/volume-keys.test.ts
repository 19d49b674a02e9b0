import { describe, expect, test } from '@jest/globals';
import { findNames, REGIONS } from '#flowlog';
import type { KeyField } from '#query';
import { type Naming, NO_NAMES } from './naming';
import { nameKeys } from './volume-keys';

const named: Naming = {
  find: findNames([
    { network: '10.1.2.3', name: 'db-primary' },
    { network: '10.2.0.0/16', name: 'only-b', ccn: 'ccn-b' },
  ]),
  hasNames: true,
};

const columnsOf = (fields: KeyField[], keys: string[], naming = named) =>
  Object.fromEntries(
    nameKeys(fields, keys, naming)
      .columns(keys)
      .map(({ name, values }) => [name, values]),
  );

describe('keys of an answer', () => {
  test.each<[KeyField[], string, string[], string[]]>([
    [['srcaddr'], '10.1.2.3', ['10.1.2.3'], ['10.1.2.3 (db-primary)']],
    [['srcaddr', 'dstaddr'], '10.9.9.9 -', ['10.9.9.9', '-'], ['10.9.9.9', '-']],
    [['protocol', 'dstport'], '17 443', ['UDP', '443'], ['UDP', '443 (QUIC)']],
    [['protocol', 'dstport'], '6 51515', ['TCP', '51515'], ['TCP', '51515']],
    [['protocol', 'dstport'], '- -', ['-', '-'], ['-', '-']],
    [['protocol', 'servicePort'], '6 443/reply', ['TCP', '443/reply'], ['TCP', '443/reply (HTTPS)']],
    [['protocol', 'servicePort'], '6 ephemeral', ['TCP', 'ephemeral'], ['TCP', 'ephemeral']],
    [['dstport'], '443', ['443'], ['443 (HTTPS / QUIC)']],
    [['srcregion'], 'ap-tokyo', ['ap-tokyo'], ['ap-tokyo (Tokyo)']],
    [['srcregion'], 'ap-atlantis', ['ap-atlantis'], ['ap-atlantis']],
    [['ccn', 'srcaddr'], 'ccn-b 10.2.0.1', ['ccn-b', '10.2.0.1'], ['ccn-b', '10.2.0.1 (only-b)']],
    [['ccn', 'srcaddr'], 'ccn-a 10.2.0.1', ['ccn-a', '10.2.0.1'], ['ccn-a', '10.2.0.1']],
    [['srcaddr'], '10.2.0.1', ['10.2.0.1'], ['10.2.0.1']],
    [['publicCountry'], 'United States', ['United States'], ['United States']],
    [['publicCountry', 'dstport'], 'United~States 22', ['United States', '22'], ['United States', '22 (SSH)']],
    [['publicProvider'], 'private', ['private'], ['private']],
    [['srcaddr', 'dstaddr'], '', ['Other', 'Other'], ['Other', 'Other']],
  ])('%j of %j', (fields, key, parts, shown) => {
    const names = nameKeys(fields, [key], named);
    expect(names.parts(key)).toEqual(parts);
    expect(names.shown(key)).toEqual(shown);
  });

  test('names of one CCN are used where the question leaves only that one', () => {
    expect(nameKeys(['srcaddr'], [], { ...named, ccn: 'ccn-b' }).shown('10.2.0.1')).toEqual(['10.2.0.1 (only-b)']);
  });

  test('regions and places are named in the language of the reader', () => {
    const { shown } = nameKeys(['srcregion', 'publicCountry'], [], { ...NO_NAMES, locale: 'zh-Hans' });
    const [region, place] = shown('ap-tokyo unknown');
    expect(region).toBe(`ap-tokyo (${REGIONS.find(({ id }) => id === 'ap-tokyo')!.zh})`);
    expect(place).toMatch(/^\p{Script=Han}+$/u);
    expect(shown('')[0]).toMatch(/^\p{Script=Han}+$/u);
  });
});

describe('columns', () => {
  test('of names stand beside addresses and regions, the service after its parts', () => {
    expect(columnsOf(['srcaddr', 'srcregion', 'protocol', 'dstport'], ['10.1.2.3 ap-tokyo 6 22', ''])).toEqual({
      srcaddr: ['10.1.2.3', 'Other'],
      'srcaddr name': ['db-primary', null],
      srcregion: ['ap-tokyo', 'Other'],
      'srcregion name': ['Tokyo', null],
      protocol: ['TCP', 'Other'],
      dstport: ['22', 'Other'],
      service: ['SSH', null],
    });
  });

  test('of the service know replies where the source port is told', () => {
    const fields: KeyField[] = ['srcaddr', 'srcport', 'dstaddr', 'dstport', 'protocol'];
    expect(columnsOf(fields, ['10.0.0.1 443 10.0.0.2 51515 6'], NO_NAMES).service).toEqual(['HTTPS reply']);
  });

  test('of the service know replies by the port that the service listens on', () => {
    const keys = ['6 443', '6 443/reply', '6 12345/reply', '17 ephemeral', '1 -'];
    expect(columnsOf(['protocol', 'servicePort'], keys, NO_NAMES).service).toEqual([
      ...['HTTPS', 'HTTPS reply', 'TCP/12345 reply', 'UDP/ephemeral', 'ICMP'],
    ]);
  });

  test('show what is no name in the language of the reader, and keep its value', () => {
    const fields: KeyField[] = ['srcaddr', 'publicCountry'];
    const keys = ['10.1.2.3 private', ''];
    const inChinese = nameKeys(fields, keys, { ...NO_NAMES, locale: 'zh-Hans' });
    const [address, country] = inChinese.columns(keys);
    const [other] = inChinese.shown('');
    expect([address!.values, country!.values]).toEqual([
      ['10.1.2.3', 'Other'],
      ['private', 'Other'],
    ]);
    expect(address!.config!.mappings).toEqual([{ type: 'value', options: { Other: { text: other, index: 0 } } }]);
    expect(country!.config!.mappings).toEqual([
      {
        type: 'value',
        options: { private: { text: inChinese.shown(keys[0]!)[1], index: 0 }, Other: { text: other, index: 1 } },
      },
    ]);
    expect(nameKeys(fields, keys, NO_NAMES).columns(keys)[1]!.config).toBeUndefined();
  });

  test('of names are left out where the settings name nothing', () => {
    expect(Object.keys(columnsOf(['srcaddr'], ['10.1.2.3'], NO_NAMES))).toEqual(['srcaddr']);
  });
});
