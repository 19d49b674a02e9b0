import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Lz4Error, unpackLz4 } from './unpack-lz4';

/** A plain encoder: the nearest earlier copy of the next four bytes, lengthened as far as it goes. */
function pack(input: Buffer): Buffer {
  const output: number[] = [];
  let literals = 0;
  let at = 0;
  const write = (match?: { offset: number; length: number }): void => {
    const [first, rest] = [at - literals, (match?.length ?? 4) - 4];
    output.push((Math.min(literals, 15) << 4) | Math.min(rest, 15), ...longer(literals), ...input.subarray(first, at));
    if (match !== undefined) {
      output.push(match.offset & 255, match.offset >> 8, ...longer(rest));
    }
    literals = 0;
  };
  while (at < input.length) {
    const match = matchAt(input, at);
    if (match === undefined) {
      literals += 1;
      at += 1;
    } else {
      write(match);
      at += match.length;
    }
  }
  write();
  return Buffer.from(output);
}

function longer(length: number): number[] {
  return length < 15 ? [] : [...Array<number>(Math.floor((length - 15) / 255)).fill(255), (length - 15) % 255];
}

/** The last five bytes are always literals. */
function matchAt(input: Buffer, at: number): { offset: number; length: number } | undefined {
  const limit = input.length - 5;
  const from = at + 4 <= limit ? input.lastIndexOf(input.subarray(at, at + 4), at - 1) : -1;
  if (from < 0 || at === 0 || at - from > 65_535) {
    return undefined;
  }
  let length = 4;
  while (at + length < limit && input[from + length] === input[at + length]) {
    length += 1;
  }
  return { offset: at - from, length };
}

const bytes = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc.nat(600).map((length) => new Uint8Array(length).fill(7)),
    ),
  )
  .map((parts) => Buffer.concat(parts));

describe('unpackLz4', () => {
  test('gives back what was packed, runs and overlapping copies too', () => {
    fc.assert(
      fc.property(bytes, (content) => {
        expect(unpackLz4(pack(content), 100_000).equals(content)).toBe(true);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test('an overlapping copy repeats its source', () => {
    const block = Buffer.from([0x1f, 0x61, 1, 0, 5, 0x50, 1, 2, 3, 4, 5]);
    expect(unpackLz4(block, 1000).toString('latin1')).toBe(`${'a'.repeat(25)}\u0001\u0002\u0003\u0004\u0005`);
  });

  test('refuses more than the limit', () => {
    expect(() => unpackLz4(pack(Buffer.alloc(5000)), 4999)).toThrow('more than 4999 bytes');
  });

  test('any bytes are unpacked or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (block) => {
        try {
          expect(unpackLz4(Buffer.from(block), 5000).length).toBeLessThanOrEqual(5000);
        } catch (error) {
          expect(error).toBeInstanceOf(Lz4Error);
        }
      }),
      { seed: 8, numRuns: 2000 },
    );
  });
});
