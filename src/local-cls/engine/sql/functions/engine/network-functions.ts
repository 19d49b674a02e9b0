import { BIGINT, VARCHAR } from '@duckdb/node-api';
import { defineFunction } from './define-function';

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

export interface Network {
  first: number;
  last: number;
}

/** The addresses of `192.168.1.7/24`, which may carry host bits. Throws for other texts. */
export function readNetwork(cidr: string): Network {
  const parts = CIDR.exec(cidr)?.slice(1).map(Number) ?? [];
  const octets = parts.slice(0, 4);
  const length = parts[4] ?? 33;
  if (length > 32 || octets.some((octet) => octet > 255)) {
    throw new Error(`Invalid CIDR: ${cidr}`);
  }
  const address = octets.reduce((number, octet) => number * 256 + octet, 0);
  const size = 2 ** (32 - length);
  const first = address - (address % size);
  return { first, last: first + size - 1 };
}

export const NETWORK_FUNCTIONS = [
  defineFunction('cls_network_first', [VARCHAR], BIGINT, (cidr: string) => BigInt(readNetwork(cidr).first)),
  defineFunction('cls_network_last', [VARCHAR], BIGINT, (cidr: string) => BigInt(readNetwork(cidr).last)),
];
