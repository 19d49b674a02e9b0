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
export const FIRST_HOST = 10;

/** Hosts that only scripted incidents use. */
export const EXTRA_HOSTS: readonly { region: string; app: AppName; host: number }[] = [
  { region: 'ap-beijing', app: 'office', host: 66 },
  { region: 'ap-shanghai', app: 'office', host: 77 },
  { region: 'ap-shanghai', app: 'office', host: 78 },
  { region: 'ap-beijing', app: 'db', host: 50 },
];

/** Nodes whose interfaces carry many addresses, as container networks have them. */
export const PODS = { region: 'ap-guangzhou', cidr: '10.1.20.0/22', nodes: 20, perNode: 30 };

/** Regions whose hosts have IPv6 addresses too. */
export const IPV6_REGIONS: readonly string[] = ['ap-guangzhou', 'ap-shanghai'];

/** `hostAt('ap-guangzhou', 'web', 10)`: the address of one host. */
export function hostAt(region: string, app: AppName, host: number): string {
  return hostAddress(
    DEMO_REGIONS.findIndex(({ id }) => id === region),
    appNumber(app),
    host,
  );
}

export function hostAddress(region: number, app: number, host: number): string {
  return `10.${DEMO_REGIONS[region].network}.${APPS[app].subnet}.${host}`;
}

/** In the form that RFC 5952 gives. */
export function hostAddressV6(region: number, app: number, host: number): string {
  return `2001:db8:${DEMO_REGIONS[region].network}:${APPS[app].subnet}::${host}`;
}

export function podAddress(pod: number): string {
  return `10.1.${20 + Math.floor(pod / 200)}.${FIRST_HOST + (pod % 200)}`;
}

type AddressTable = readonly (readonly (readonly string[])[])[];

const tableOf = (address: (region: number, app: number, host: number) => string): AddressTable =>
  DEMO_REGIONS.map((_, region) =>
    APPS.map(({ hosts }, app) =>
      unrollZipf(Array.from({ length: hosts }, (_, place) => address(region, app, FIRST_HOST + place))),
    ),
  );

const ADDRESSES = tableOf(hostAddress);
const ADDRESSES_V6 = tableOf(hostAddressV6);

export const appNumber = (name: AppName): number => APPS.findIndex((app) => app.name === name);

/** Address of a host of the application in the region, popular ones more often. */
export function pickHost(region: number, app: number, hash: number, ipv6 = false): string {
  return (ipv6 ? ADDRESSES_V6 : ADDRESSES)[region][app][mix(hash, app) & (CHOICES - 1)];
}
