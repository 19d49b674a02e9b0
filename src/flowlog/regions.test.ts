import { expect, test } from '@jest/globals';
import { regionName, REGIONS } from './regions';

test('each region stands in the list once, with a name in both languages', () => {
  expect(new Set(REGIONS.map(({ id }) => id)).size).toBe(REGIONS.length);
  for (const { id, en, zh, area } of REGIONS) {
    expect(id).toMatch(/^(ap|eu|me|na|sa)(-[a-z]+)+$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect([en, area]).not.toContain('');
  }
});

test('the regions of the demo are in the list', () => {
  const demo = 'ap-guangzhou ap-shanghai ap-beijing ap-chengdu ap-hongkong ap-singapore eu-frankfurt na-siliconvalley';
  expect(REGIONS.map(({ id }) => id)).toEqual(expect.arrayContaining(demo.split(' ')));
});

test.each([
  ['ap-tokyo', undefined, 'Tokyo'],
  ['11', 'en-US', 'Shenzhen Finance'],
  ['2', 'en-US', 'Shantou'],
  ['9', 'en-US', undefined],
  ['ap-atlantis', 'zh-Hans', undefined],
  ['-', 'en-US', undefined],
] as const)('%s is called in %s: %s', (id, locale, name) => {
  expect(regionName(id, locale)).toBe(name);
});

test('names are Chinese for those who read Chinese', () => {
  expect(regionName('ap-tokyo', 'zh-Hans')).toBe(REGIONS.find(({ id }) => id === 'ap-tokyo')!.zh);
});
