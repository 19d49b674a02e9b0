import { createHash } from 'node:crypto';
import { BIGINT, BLOB, type DuckDBBlobValue, blobValue, HUGEINT, VARCHAR } from '@duckdb/node-api';
import { defineFunction } from './define-function';
import { PRIME_1, xxhash64 } from './xxhash64';

function digest(algorithm: string) {
  return ({ bytes }: DuckDBBlobValue) => blobValue(createHash(algorithm).update(bytes).digest());
}

function bigEndian(value: bigint): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value));
  return bytes;
}

function littleEndian(value: bigint): Uint8Array {
  return bigEndian(value).reverse();
}

/** What one value adds to a checksum. The sum is taken modulo 2^64, of halves that cannot overflow. */
function checksumTerm(bytes: Uint8Array): bigint {
  return BigInt.asUintN(64, xxhash64(bytes) * PRIME_1);
}

function fromBigEndian({ bytes }: DuckDBBlobValue): bigint {
  if (bytes.length !== 8) {
    throw new Error('expected 8-byte input');
  }
  return Buffer.from(bytes).readBigInt64BE();
}

export const DIGEST_FUNCTIONS = [
  ...['md5', 'sha1', 'sha256', 'sha512'].map((name) => defineFunction(`cls_${name}`, [BLOB], BLOB, digest(name))),
  defineFunction('cls_xxhash64', [BLOB], BLOB, ({ bytes }: DuckDBBlobValue) => blobValue(bigEndian(xxhash64(bytes)))),
  defineFunction('cls_to_big_endian', [BIGINT], BLOB, (value: bigint) => blobValue(bigEndian(value))),
  defineFunction('cls_from_big_endian', [BLOB], BIGINT, fromBigEndian),
  defineFunction('cls_checksum_text', [VARCHAR], HUGEINT, (text: string) => checksumTerm(Buffer.from(text))),
  defineFunction('cls_checksum_whole', [BIGINT], HUGEINT, (value: bigint) => checksumTerm(littleEndian(value))),
  defineFunction('cls_checksum_bytes', [HUGEINT], BLOB, (sum: bigint) => blobValue(littleEndian(sum))),
];
