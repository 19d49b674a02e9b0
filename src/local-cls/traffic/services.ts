/** What talks to what: services with their port, application, flow sizes and how much comes back. */
import { appNumber, type AppName } from './hosts';
import { meanFlowSize, type SizeClass } from './flow-sizes';

export const PROTOCOL = { icmp: 1, tcp: 6, udp: 17, gre: 47, icmpV6: 58 } as const;

export const hasPorts = (protocol: number): boolean => protocol === PROTOCOL.tcp || protocol === PROTOCOL.udp;

export interface Service {
  name: string;
  protocol: number;
  /** Absent where the protocol has no ports. */
  port: number;
  server: number;
  client: number;
  sizes: SizeClass;
  /** Bytes of the smaller direction to one byte of the larger. */
  echo: number;
  /** The larger direction comes from the server, as with downloads and reads. */
  serverSends: boolean;
  share: number;
}

export const NO_PORT = -1;

/** What stands in place of ports: the identifier as source, type * 256 + code of an echo packet as destination. */
export interface IcmpPorts {
  identifier: number;
  request: number;
  answer: number;
}

/** Undefined for other protocols. */
export function icmpPorts(protocol: number, identity: number): IcmpPorts | undefined {
  const identifier = identity & 0xffff;
  switch (protocol) {
    case PROTOCOL.icmp:
      return { identifier, request: 8 * 256, answer: 0 };
    case PROTOCOL.icmpV6:
      return { identifier, request: 128 * 256, answer: 129 * 256 };
    default:
      return undefined;
  }
}

type Row = [
  name: string,
  protocol: number,
  port: number,
  server: AppName,
  client: AppName,
  sizes: SizeClass,
  echo: number,
  serverSends: boolean,
  share: number,
];

// Shares by size class: RPC 70, web 20, storage 7, bulk 3.
const ROWS: readonly Row[] = [
  ['grpc', PROTOCOL.tcp, 8080, 'api', 'web', 'rpc', 0.3, true, 30],
  ['redis', PROTOCOL.tcp, 6379, 'cache', 'api', 'rpc', 0.4, true, 22],
  ['dns', PROTOCOL.udp, 53, 'infra', 'api', 'rpc', 0.4, true, 6],
  ['ntp', PROTOCOL.udp, 123, 'infra', 'storage', 'rpc', 1, true, 2],
  ['ssh', PROTOCOL.tcp, 22, 'infra', 'office', 'rpc', 0.5, true, 4],
  ['ping', PROTOCOL.icmp, NO_PORT, 'infra', 'infra', 'rpc', 1, false, 5],
  ['tunnel', PROTOCOL.gre, NO_PORT, 'infra', 'infra', 'rpc', 0.8, false, 1],
  ['https', PROTOCOL.tcp, 443, 'web', 'office', 'web', 0.05, true, 16],
  ['http', PROTOCOL.tcp, 80, 'web', 'office', 'web', 0.05, true, 4],
  ['mysql', PROTOCOL.tcp, 3306, 'db', 'api', 'storage', 0.2, true, 3],
  ['postgres', PROTOCOL.tcp, 5432, 'db', 'api', 'storage', 0.2, true, 2],
  ['mongo', PROTOCOL.tcp, 27017, 'db', 'web', 'storage', 0.2, true, 1],
  ['nfs', PROTOCOL.tcp, 2049, 'storage', 'api', 'storage', 0.1, true, 1],
  ['kafka', PROTOCOL.tcp, 9092, 'queue', 'api', 'bulk', 0.03, false, 2],
  ['rsync', PROTOCOL.tcp, 873, 'backup', 'storage', 'bulk', 0.03, false, 1],
];

export const SERVICES: readonly Service[] = ROWS.map(
  ([name, protocol, port, server, client, sizes, echo, serverSends, share]) => ({
    name,
    protocol,
    port,
    server: appNumber(server),
    client: appNumber(client),
    sizes,
    echo,
    serverSends,
    share,
  }),
);

const serviceNamed = (name: string): Service => {
  const service = SERVICES.find((one) => one.name === name);
  if (service === undefined) {
    throw new Error(`The service table has no ${name}.`);
  }
  return service;
};

export const BACKUP_SERVICE = serviceNamed('rsync');

/** Services of the long flows between regions: replication, mirrors, file copies. */
export const TRUNK_SERVICES: readonly Service[] = ['mysql', 'kafka', 'rsync', 'nfs', 'https'].map(serviceNamed);

/** Each service as often as its share: an even choice here is a choice by share. */
export const BY_SHARE: readonly Service[] = SERVICES.flatMap((service) =>
  Array.from({ length: service.share }, () => service),
);

/** Mean bytes of a conversation, both directions. */
export const MEAN_CONVERSATION_BYTES =
  BY_SHARE.reduce((sum, service) => sum + meanFlowSize(service.sizes) * (1 + service.echo), 0) / BY_SHARE.length;
