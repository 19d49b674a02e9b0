import { beforeAll, describe, expect, test } from '@jest/globals';
import { waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { defaultQuery, type Filter, KINDS } from '#query';
import chinese from './locales/zh-Hans/flowlens-cls-datasource.json';
import { displayText } from './display-text';
import { PLUGIN_ID } from './plugin-id';
import type { SavedQuery } from './saved-query';
import { shownLocale, startTranslations } from './start-translations';

const filters: Filter[] = [
  { field: 'address', operator: 'inNetwork', values: ['10.0.0.0/8', '10.9.9.9'] },
  { field: 'srcport', operator: 'exists', values: [] },
];
const filtered = 'Address, either side in network 10.0.0.0/8, 10.9.9.9 | Source port is present';

/** What Explore's history shows of each kind. */
const HISTORY: Record<(typeof KINDS)[number], [more: object, english: string]> = {
  traffic: [{ splitBy: ['srcaddr', 'action'] }, 'Traffic | CCN | Bits per second / Source address / Action'],
  top: [{ log: 'eni' }, 'Top | ENI | Address pair'],
  matrix: [{}, 'Matrix | CCN | Bits per second / Source region / Destination region'],
  records: [{ limit: 50 }, 'Records | CCN | 50'],
  reachability: [{ to: '10.1.1.1', port: 443 }, 'Reachability | ENI | * > 10.1.1.1:443'],
  security: [{ check: 'givenAddresses' }, 'Security | CCN | Listed addresses: contact with them'],
  quality: [{ view: 'losses' }, 'Quality | CCN | Losses'],
  inventory: [{ view: 'ccns' }, 'Inventory | CCN | CCNs'],
  values: [{ of: 'dstport' }, 'Values | CCN | Destination port'],
  code: [{ text: 'action:REJECT' }, 'Code | CCN | action:REJECT'],
};

const shown = (kind: (typeof KINDS)[number]) =>
  displayText({ ...defaultQuery(kind), refId: 'A', filters, ...HISTORY[kind][0] } as SavedQuery);

test.each(KINDS)('%s in one line of English', (kind) => {
  expect(shown(kind)).toBe(`${HISTORY[kind][1]} | ${filtered}`);
});

test('a question of reachability without its address is its kind alone', () => {
  expect(displayText({ ...defaultQuery('reachability'), refId: 'A' } as SavedQuery)).toBe('Reachability | ENI');
});

describe('in Chinese', () => {
  beforeAll(async () => {
    await i18next.init({ lng: 'zh-Hans', resources: { 'zh-Hans': { [PLUGIN_ID]: chinese } } });
    startTranslations();
    await waitFor(() => expect(shownLocale()).toBe('zh-Hans'));
  });

  test.each(KINDS)('%s says the same parts', (kind) => {
    const [kindName, log, subject, ...conditions] = shown(kind).split(' | ');
    const [, englishLog, englishSubject] = HISTORY[kind][1].split(' | ');
    expect(kindName).toMatch(/^[\u4e00-\u9fff]+$/);
    expect(log).toBe(englishLog);
    if (['records', 'reachability', 'code'].includes(kind)) {
      expect(subject).toBe(englishSubject);
    } else {
      expect(subject).toMatch(/[\u4e00-\u9fff]/);
      expect(subject!.split(' / ')).toHaveLength(englishSubject!.split(' / ').length);
    }
    expect(conditions).toEqual([
      expect.stringMatching(/^[\u4e00-\u9fff\uff00-\uffef]+ [\u4e00-\u9fff]+ 10\.0\.0\.0\/8, 10\.9\.9\.9$/),
      expect.stringMatching(/^[\u4e00-\u9fff]+ [\u4e00-\u9fff]+$/),
    ]);
  });
});
