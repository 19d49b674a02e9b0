import list from './regions.json';

export interface Region {
  id: string;
  en: string;
  zh: string;
  /** English name of the part of the world. */
  area: string;
}

/** Regions that CCN supports, and older or special ones that old records may hold. */
export const REGIONS: readonly Region[] = list;
