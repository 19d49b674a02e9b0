import { describe, expect, test } from '@jest/globals';
import list from './regions.json';
import { REGIONS, isRegion, regionName } from './regions';

describe('a region', () => {
  test('has a name in both languages', () => {
    expect(regionName('ap-guangzhou', 'en')).toBe('Guangzhou');
    expect(regionName('ap-guangzhou', 'zh')).toBe(list[0]!.zh);
    expect(list[0]!.zh).toMatch(/^\p{Script=Han}+$/u);
    expect(regionName('ap-xibei-ec', 'en')).toBe('Northwest (edge)');
  });

  test('that nobody knows is shown by its id', () => {
    expect(regionName('xx-nowhere', 'zh')).toBe('xx-nowhere');
    expect(isRegion('xx-nowhere')).toBe(false);
    expect(isRegion('constructor')).toBe(false);
  });

  test('stands in the list once, with a position on earth if with any', () => {
    expect(new Set(REGIONS.map((region) => region.id)).size).toBe(REGIONS.length);
    for (const { id, en, zh, area, lat = 0, lon = 0 } of REGIONS) {
      expect(isRegion(id)).toBe(true);
      expect(id).toMatch(/^(ap|eu|me|na|sa)(-[a-z]+)+$/);
      expect([en, zh, area]).not.toContain('');
      expect(Math.abs(lat)).toBeLessThanOrEqual(90);
      expect(Math.abs(lon)).toBeLessThanOrEqual(180);
    }
  });

  test.each([
    'ap-shanghai',
    'ap-beijing',
    'ap-chengdu',
    'ap-hongkong',
    'ap-singapore',
    'eu-frankfurt',
    'na-siliconvalley',
  ])('%s is known', (id) => {
    expect(isRegion(id)).toBe(true);
  });
});
