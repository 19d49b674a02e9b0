/** Named applications, a /24 of each in every region, and their hosts: a few are popular, most are not. */
import { DEMO_REGIONS } from './regions';
import { mix } from './hash';

/** `subnet` is the third number of the application's addresses. */
export const APPS = [
  { name: 'web', subnet: 1, hosts: 8 },
  { name: 'api', subnet: 2, hosts: 12 },
  { name: 'cache', subnet: 3, hosts: 6 },
  { name: 'db', subnet: 4, hosts: 8 },
  { name: 'queue', subnet: 5, hosts: 6 },
  { name: 'storage', subnet: 6, hosts: 6 },
  { name: 'backup', subnet: 7, hosts: 4 },
  { name: 'infra', subnet: 8, hosts: 4 },
  { name: 'office', subnet: 9, hosts: 10 },
] as const;

export type AppName = (typeof APPS)[number]['name'];

const CHOICES = 256;

/** Address lists with Zipf popularity (exponent 1.1) unrolled: an even choice among 256 places is a Zipf choice. */
function unrollZipf(addresses: readonly string[]): string[] {
  const weights = addresses.map((_, rank) => 1 / (rank + 1) ** 1.1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const places: string[] = [];
  let reached = 0;
  weights.forEach((weight, host) => {
    reached += weight;
    while (places.length < Math.round((reached / total) * CHOICES)) {
      places.push(addresses[host]);
    }
  });
  return places;
}

/** First host number of an application: gateways lie below. */
const FIRST_HOST = 10;

const addressTable: readonly (readonly (readonly string[])[])[] = DEMO_REGIONS.map((region) =>
  APPS.map((app) =>
    unrollZipf(Array.from({ length: app.hosts }, (_, i) => `10.${region.network}.${app.subnet}.${FIRST_HOST + i}`)),
  ),
);

export const appNumber = (name: AppName): number => APPS.findIndex((app) => app.name === name);

/** Address of a host of the application in the region, popular ones more often. */
export function pickHost(region: number, app: number, hash: number): string {
  return addressTable[region][app][mix(hash, app) & (CHOICES - 1)];
}
