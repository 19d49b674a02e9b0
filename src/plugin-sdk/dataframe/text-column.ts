import { newBitmap, type Nulls } from './fill-column';
import { FrameError } from './frame-error';
import { type TextBuffers, textBuffers } from './text-buffers';

const PART_ROWS = 2000;
const MAX_BYTES = 2 ** 31 - 1;

/**
 * A long text column under construction, kept as Arrow's bytes: as strings, a large answer would be a million small
 * objects for the garbage collector to copy.
 */
export class TextColumn {
  readonly #parts: TextBuffers[] = [];
  readonly #nullRows: number[] = [];
  #pending: string[] = [];
  #length = 0;
  #longest = 0;

  /** Characters of the longest text. */
  get longest(): number {
    return this.#longest;
  }

  get length(): number {
    return this.#length;
  }

  push(text: string | null): void {
    if (text === null) this.#nullRows.push(this.#length);
    this.#pending.push(text ?? '');
    this.#length += 1;
    if (text !== null && text.length > this.#longest) this.#longest = text.length;
    if (this.#pending.length === PART_ROWS) this.#pack();
  }

  /** All rows in Arrow's layout. Throws FrameError beyond 2 GiB. */
  toArrow(): TextBuffers & Nulls {
    this.#pack();
    const total = this.#parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (total > MAX_BYTES) throw new FrameError('A field holds more than 2 GiB of text.');
    const bytes = new Uint8Array(total);
    const offsets = new Int32Array(this.#length + 1);
    let row = 0;
    let end = 0;
    for (const part of this.#parts) {
      bytes.set(part.bytes, end);
      for (let i = 1; i < part.offsets.length; i++) offsets[++row] = end + part.offsets[i];
      end += part.bytes.length;
    }
    return { bytes, offsets, ...this.#nulls() };
  }

  #pack(): void {
    const part = textBuffers(this.#pending);
    if (!part) throw new FrameError('A field holds more than 2 GiB of text.');
    this.#parts.push(part);
    this.#pending = [];
  }

  #nulls(): Nulls {
    if (this.#nullRows.length === 0) return { count: 0, bitmap: undefined };
    const bitmap = newBitmap(this.#length).fill(0xff);
    for (const row of this.#nullRows) bitmap[row >> 3] &= ~(1 << (row & 7));
    return { count: this.#nullRows.length, bitmap };
  }
}
