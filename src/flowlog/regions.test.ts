import { expect, test } from '@jest/globals';
import { REGIONS } from './regions';

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
