/** A damaged or oversized block. */
export class Lz4Error extends Error {}

const MIN_MATCH = 4;

/**
 * Unpacks one LZ4 block without frame: sequences of a token, literals, and a copy of earlier output. The block does not
 * say how long its content is; more than `limit` bytes are refused.
 */
export function unpackLz4(block: Buffer, limit: number): Buffer {
  let output = Buffer.allocUnsafe(Math.min(limit, Math.max(1024, block.length * 4)));
  let read = 0;
  let written = 0;
  const grow = (length: number): void => {
    if (written + length > limit) {
      throw new Lz4Error(`more than ${limit} bytes`);
    }
    if (written + length > output.length) {
      const larger = Buffer.allocUnsafe(Math.min(limit, Math.max(written + length, output.length * 2)));
      output.copy(larger, 0, 0, written);
      output = larger;
    }
  };
  /** A length of 15 goes on in the bytes that follow, up to the first that is not 255. */
  const longer = (length: number): number => {
    let byte = 255;
    while (length >= 15 && byte === 255) {
      byte = byteAt(block, read++);
      length += byte;
    }
    return length;
  };
  while (read < block.length) {
    const token = block[read++]!;
    const literals = longer(token >> 4);
    if (read + literals > block.length) {
      throw new Lz4Error('literals run past the end');
    }
    grow(literals);
    block.copy(output, written, read, read + literals);
    read += literals;
    written += literals;
    if (read === block.length) {
      return output.subarray(0, written);
    }
    const offset = byteAt(block, read++) | (byteAt(block, read++) << 8);
    const length = longer(token & 15) + MIN_MATCH;
    if (offset === 0 || offset > written) {
      throw new Lz4Error('a copy begins before the output');
    }
    grow(length);
    copyWithin(output, written - offset, written, length);
    written += length;
  }
  throw new Lz4Error('the block does not end with literals');
}

/** The copy may overlap its source: then what was copied is copied again. */
function copyWithin(output: Buffer, from: number, to: number, length: number): void {
  if (from + length <= to) {
    output.copyWithin(to, from, from + length);
    return;
  }
  for (let k = 0; k < length; k++) {
    output[to + k] = output[from + k]!;
  }
}

function byteAt(block: Buffer, at: number): number {
  if (at >= block.length) {
    throw new Lz4Error('the block is cut off');
  }
  return block[at]!;
}
