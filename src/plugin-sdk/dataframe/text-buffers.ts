/** Arrow's layout of text: all bytes in one buffer, text i from `offsets[i]` to `offsets[i + 1]`. */
export interface TextBuffers {
  offsets: Int32Array;
  bytes: Uint8Array;
}

/** Above this a joined string comes near to the engine's limit for one string. */
const MAX_JOINED_CHARS = 1 << 28;
const MAX_BYTES = 2 ** 31 - 1;

/** Undefined when one is no text, or all together are too long for Arrow's 32-bit offsets. */
export function textBuffers(texts: readonly string[]): TextBuffers | undefined {
  const offsets = new Int32Array(texts.length + 1);
  let chars = 0;
  for (let i = 0; i < texts.length; i++) {
    const text: unknown = texts[i];
    if (typeof text !== 'string') return undefined;
    chars += text.length;
    if (chars > MAX_BYTES) return undefined;
    offsets[i + 1] = chars;
  }
  if (chars <= MAX_JOINED_CHARS) {
    // One big copy is several times faster than one small copy a row; it holds where one character is one byte.
    const joined = texts.join('');
    if (Buffer.byteLength(joined) === chars) return { offsets, bytes: Buffer.from(joined, 'latin1') };
  }
  return writeEach(texts, offsets);
}

/** Text by text, because joining could make one character of two broken halves. */
function writeEach(texts: readonly string[], offsets: Int32Array): TextBuffers | undefined {
  let total = 0;
  for (const text of texts) total += Buffer.byteLength(text);
  if (total > MAX_BYTES) return undefined;
  const bytes = Buffer.allocUnsafe(total);
  let end = 0;
  for (let i = 0; i < texts.length; i++) {
    end += bytes.write(texts[i], end);
    offsets[i + 1] = end;
  }
  return { offsets, bytes };
}
