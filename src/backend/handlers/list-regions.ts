import { knownLocale } from '#wording';
import type { RegionsAnswer } from '#contract';
import { REGIONS, regionName } from '#flowlog';
import { readObject } from '#query';
import type { Instance } from '../instance';
import { pageOf } from './list-values';

/** The regions flow logs may name, those of the settings first. */
export function listRegions(body: unknown, { settings }: Instance): RegionsAnswer {
  const request = readObject(body, 'request');
  const locale = knownLocale(request.locale);
  const { offset, limit } = pageOf(request);
  const own = new Set(settings.sources.map(({ region }) => region));
  const ids = [...new Set([...own, ...REGIONS.map(({ id }) => id)])];
  const regions = ids.map((id) => ({ region: id, name: regionName(id, locale) ?? id, isSource: own.has(id) }));
  return { regions: regions.slice(offset, offset + limit), total: regions.length };
}
