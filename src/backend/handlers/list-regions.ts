import { knownLocale } from '#wording';
import type { RegionsAnswer } from '#contract';
import { REGIONS, regionName } from '#flowlog';
import { MAX_VALUES, readObject } from '#query';
import type { Instance } from '../instance';
import { readPage, takePage } from './page';

/** The regions flow logs may name, those of the settings first. */
export function listRegions(body: unknown, { settings }: Instance): RegionsAnswer {
  const request = readObject(body, 'request');
  const locale = knownLocale(request.locale);
  const asked = readPage(request, MAX_VALUES);
  const own = new Set(settings.sources.map(({ region }) => region));
  const ids = [...new Set([...own, ...REGIONS.map(({ id }) => id)])];
  const regions = ids.map((id) => ({ region: id, name: regionName(id, locale) ?? id, isSource: own.has(id) }));
  const { page, total } = takePage(regions, asked, ({ region, name }) => `${region} ${name}`);
  return { regions: page, total };
}
