import list from './regions.json';

export interface Region {
  id: string;
  en: string;
  zh: string;
  /** English name of the part of the world. */
  area: string;
  /** Approximate position of the city in degrees, for maps only. */
  lat?: number;
  lon?: number;
}

/** Regions that CCN supports, and older or special ones that old records may hold. */
export const REGIONS: readonly Region[] = list;

const BY_ID: ReadonlyMap<string, Region> = new Map(REGIONS.map((region) => [region.id, region]));

/** Whether the id is in the list. Records may hold newer ids, so an unknown one is no error. */
export function isRegion(id: string): boolean {
  return BY_ID.has(id);
}

/** `ap-guangzhou` -> `Guangzhou`; an id nobody knows stays itself. */
export function regionName(id: string, language: 'en' | 'zh'): string {
  return BY_ID.get(id)?.[language] ?? id;
}
