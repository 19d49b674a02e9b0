import { CLS_VERSION } from '#cls';
import { ClsFailure } from '../failure';
import type { Store } from '../store/store';

/** Where CLS exists (its page of regions, older entries included). */
const CLS_REGIONS: ReadonlySet<string> = new Set([
  'ap-beijing',
  'ap-guangzhou',
  'ap-shanghai',
  'ap-chengdu',
  'ap-nanjing',
  'ap-chongqing',
  'ap-hongkong',
  'ap-singapore',
  'ap-bangkok',
  'ap-tokyo',
  'ap-seoul',
  'ap-jakarta',
  'ap-mumbai',
  'na-siliconvalley',
  'na-ashburn',
  'eu-frankfurt',
  'sa-saopaulo',
  'ap-shenzhen-fsi',
  'ap-shanghai-fsi',
  'ap-beijing-fsi',
]);

export function isClsRegion(region: string): boolean {
  return CLS_REGIONS.has(region);
}

/** Refuses a region without CLS. One that was given a topic here counts as having it. */
export function checkRegion(version: string, region: string, store: Store): void {
  if (version === CLS_VERSION && !isClsRegion(region) && store.topics(region).length === 0) {
    throw new ClsFailure('UnsupportedRegion', `CLS does not support the region \`${region}\`.`);
  }
}
