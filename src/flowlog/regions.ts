import list from './regions.json';

export interface Region {
  id: string;
  en: string;
  zh: string;
  /** English name of the part of the world. */
  area: string;
  /** The id it had before ids were words; old records may hold it. Known for some. */
  number?: number;
}

/** Regions that CCN supports, and older or special ones that old records may hold. */
export const REGIONS: readonly Region[] = list;

const BY_ID = new Map(
  REGIONS.flatMap((region) => [
    [region.id, region] as const,
    ...(region.number === undefined ? [] : [[String(region.number), region] as const]),
  ]),
);

/** `ap-tokyo` -> `Tokyo`, in Chinese for `zh-Hans`; an old number as well; undefined for an id nobody knows. */
export function regionName(id: string, locale: 'en-US' | 'zh-Hans' = 'en-US'): string | undefined {
  const region = BY_ID.get(id);
  return locale === 'zh-Hans' ? region?.zh : region?.en;
}
