/** XXH64 with seed 0 (the xxHash specification), as Presto hashes for checksum and xxhash64. */
const MASK = (1n << 64n) - 1n;
export const PRIME_1 = 0x9e3779b185ebca87n;
const PRIME_2 = 0xc2b2ae3d27d4eb4fn;
const PRIME_3 = 0x165667b19e3779f9n;
const PRIME_4 = 0x85ebca77c2b2ae63n;
const PRIME_5 = 0x27d4eb2f165667c5n;

export function xxhash64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { hash: start, offset: rest } = hashStripes(view);
  let hash = (start + BigInt(bytes.length)) & MASK;
  let offset = rest;
  for (; offset + 8 <= bytes.length; offset += 8) {
    hash = (rotate(hash ^ round(0n, view.getBigUint64(offset, true)), 27n) * PRIME_1 + PRIME_4) & MASK;
  }
  if (offset + 4 <= bytes.length) {
    hash = (rotate(hash ^ ((BigInt(view.getUint32(offset, true)) * PRIME_1) & MASK), 23n) * PRIME_2 + PRIME_3) & MASK;
    offset += 4;
  }
  for (; offset < bytes.length; offset++) {
    hash = (rotate(hash ^ ((BigInt(bytes[offset]!) * PRIME_5) & MASK), 11n) * PRIME_1) & MASK;
  }
  return avalanche(hash);
}

/** Whole blocks of 32 bytes, in four lanes. */
function hashStripes(view: DataView): { hash: bigint; offset: number } {
  if (view.byteLength < 32) {
    return { hash: PRIME_5, offset: 0 };
  }
  let lanes = [PRIME_1 + PRIME_2, PRIME_2, 0n, -PRIME_1].map((lane) => lane & MASK);
  let offset = 0;
  for (; offset + 32 <= view.byteLength; offset += 32) {
    lanes = lanes.map((lane, index) => round(lane, view.getBigUint64(offset + 8 * index, true)));
  }
  const [a, b, c, d] = lanes as [bigint, bigint, bigint, bigint];
  let hash = (rotate(a, 1n) + rotate(b, 7n) + rotate(c, 12n) + rotate(d, 18n)) & MASK;
  for (const lane of lanes) {
    hash = ((hash ^ round(0n, lane)) * PRIME_1 + PRIME_4) & MASK;
  }
  return { hash, offset };
}

function round(lane: bigint, input: bigint): bigint {
  return (rotate((lane + input * PRIME_2) & MASK, 31n) * PRIME_1) & MASK;
}

function rotate(value: bigint, bits: bigint): bigint {
  return ((value << bits) | (value >> (64n - bits))) & MASK;
}

function avalanche(value: bigint): bigint {
  let hash = ((value ^ (value >> 33n)) * PRIME_2) & MASK;
  hash = ((hash ^ (hash >> 29n)) * PRIME_3) & MASK;
  return hash ^ (hash >> 32n);
}
