/**
 * The networks of the demo as the VPC API would list them: in every region one VPC, a subnet, a security group and a
 * network ACL for each application, and an interface for every host. Ids depend on nothing but the place.
 */
import type { BandwidthLimitType } from '#cls';
import { mix } from './hash';
import { APPS, EXTRA_HOSTS, FIRST_HOST, hostAddress, hostAddressV6, IPV6_REGIONS, podAddress, PODS } from './hosts';
import { capMbps, DEMO_REGIONS, MAIN_CCN, regionNumber, STANDBY_CCN, STANDBY_REGIONS } from './regions';

export interface Vpc {
  id: string;
  name: string;
  region: string;
  cidr: string;
  /** Null where the VPC has no IPv6. */
  cidrV6: string | null;
}

export interface Subnet {
  id: string;
  name: string;
  region: string;
  vpcId: string;
  cidr: string;
  aclId: string;
}

export interface NetworkInterface {
  id: string;
  name: string;
  region: string;
  vpcId: string;
  subnetId: string;
  securityGroupId: string;
  /** The primary address first. */
  addresses: readonly string[];
  publicAddress: string | null;
}

export interface Ccn {
  id: string;
  name: string;
  bandwidthLimitType: BandwidthLimitType;
  attached: readonly Vpc[];
  /** For every ordered pair of attached regions. */
  caps: readonly { source: string; destination: string; mbps: number }[];
}

/** Account of all simulated traffic. */
export const APP_ID = '1250000000';

const idOf = (kind: string, ...place: number[]): string =>
  `${kind}-${place.reduce(mix, 0x5eed).toString(16).padStart(8, '0')}`;

/** Number of the pods' subnet among the subnets of its region. */
const POD_SUBNET = APPS.length;

export const VPCS: readonly Vpc[] = DEMO_REGIONS.map(({ id, network }) => ({
  id: idOf('vpc', network),
  name: `demo-${id}`,
  region: id,
  cidr: `10.${network}.0.0/16`,
  cidrV6: IPV6_REGIONS.includes(id) ? `2001:db8:${network}::/48` : null,
}));

function subnetOf(region: number, number: number, name: string, cidr: string): Subnet {
  const { id, network } = DEMO_REGIONS[region];
  const [subnetId, aclId] = [idOf('subnet', network, number), idOf('acl', network, number)];
  return { id: subnetId, name, region: id, vpcId: VPCS[region].id, cidr, aclId };
}

export const SUBNETS: readonly Subnet[] = DEMO_REGIONS.flatMap(({ id, network }, region) => [
  ...APPS.map(({ name, subnet }, app) => subnetOf(region, app, name, `10.${network}.${subnet}.0/24`)),
  ...(id === PODS.region ? [subnetOf(region, POD_SUBNET, 'pods', PODS.cidr)] : []),
]);

/** Hosts with a public address: the first web hosts of Guangzhou. */
const PUBLIC_HOSTS = 4;

function interfaceOf(region: number, number: number, host: number, addresses: string[]): NetworkInterface {
  const { id, network } = DEMO_REGIONS[region];
  const name = number === POD_SUBNET ? 'pods' : APPS[number].name;
  const isPublic = id === 'ap-guangzhou' && name === 'web' && host < FIRST_HOST + PUBLIC_HOSTS;
  return {
    id: idOf('eni', network, number, host),
    name: `${name}-${host}`,
    region: id,
    vpcId: VPCS[region].id,
    subnetId: idOf('subnet', network, number),
    securityGroupId: idOf('sg', network, number),
    addresses,
    publicAddress: isPublic ? `203.0.113.${host}` : null,
  };
}

function interfacesOf(region: number): NetworkInterface[] {
  const { id } = DEMO_REGIONS[region];
  const hosts = APPS.flatMap(({ hosts: count, name }, app) => [
    ...Array.from({ length: count }, (_, place) => ({ app, host: FIRST_HOST + place })),
    ...EXTRA_HOSTS.filter((extra) => extra.region === id && extra.app === name).map(({ host }) => ({ app, host })),
  ]);
  const own = hosts.map(({ app, host }) =>
    interfaceOf(region, app, host, [
      hostAddress(region, app, host),
      ...(IPV6_REGIONS.includes(id) ? [hostAddressV6(region, app, host)] : []),
    ]),
  );
  const nodes = Array.from({ length: id === PODS.region ? PODS.nodes : 0 }, (_, node) =>
    interfaceOf(
      region,
      POD_SUBNET,
      node,
      Array.from({ length: PODS.perNode }, (_, pod) => podAddress(node * PODS.perNode + pod)),
    ),
  );
  return [...own, ...nodes];
}

export const INTERFACES: readonly NetworkInterface[] = DEMO_REGIONS.flatMap((_, region) => interfacesOf(region));

const INTERFACE_AT: ReadonlyMap<string, NetworkInterface> = new Map(
  INTERFACES.flatMap((one) => one.addresses.map((address) => [address, one] as const)),
);

/** The interface that has the address; none for addresses outside the demo's networks. */
export function interfaceAt(address: string): NetworkInterface | undefined {
  return INTERFACE_AT.get(address);
}

const INTERFACE_BY_ID: ReadonlyMap<string, NetworkInterface> = new Map(INTERFACES.map((one) => [one.id, one]));

export function interfaceById(id: string): NetworkInterface | undefined {
  return INTERFACE_BY_ID.get(id);
}

function ccnOf(id: string, name: string, bandwidthLimitType: BandwidthLimitType, regions: readonly string[]): Ccn {
  return {
    id,
    name,
    bandwidthLimitType,
    attached: VPCS.filter(({ region }) => regions.includes(region)),
    caps: regions.flatMap((source) =>
      regions
        .filter((destination) => destination !== source)
        .map((destination) => ({
          source,
          destination,
          mbps: capMbps(regionNumber(source), regionNumber(destination)),
        })),
    ),
  };
}

export const CCNS: readonly Ccn[] = [
  ccnOf(
    MAIN_CCN,
    'demo-main',
    'INTER_REGION_LIMIT',
    DEMO_REGIONS.map(({ id }) => id),
  ),
  // Two regions: what leaves one is what goes to the other, so both kinds of limit come to the same cap.
  ccnOf(STANDBY_CCN, 'demo-standby', 'OUTER_REGION_LIMIT', STANDBY_REGIONS),
];
