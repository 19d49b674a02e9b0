/** Reads the protobuf wire format: fields in their order, those nobody asked for skipped. */

export class ProtobufError extends Error {}

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** A text read before, and where: texts repeat from log to log, and the same bytes need not become a text again. */
export interface Remembered {
  from: number;
  to: number;
  text: string;
}

/** Walks over the fields of a message and of the messages within it, each up to its own end. */
export class ProtobufReader {
  #position = 0;
  #wireType = 0;

  constructor(private readonly bytes: Buffer) {}

  /** Number of the next field before `end`, whose value must be read or skipped then; 0 when there is none. */
  next(end = this.bytes.length): number {
    if (this.#position >= end) {
      return 0;
    }
    const tag = this.#varint();
    this.#wireType = tag & 7;
    return tag >>> 3;
  }

  /** Goes into the message that is the field's value. Answers where it ends. */
  enter(limit = this.bytes.length): number {
    this.#require(LENGTH_DELIMITED);
    const length = this.#varint();
    if (this.#position + length > limit) {
      throw new ProtobufError('a field is longer than its message');
    }
    return this.#position + length;
  }

  /** The field's value as a text. `last` is looked at first, and then holds what was read. */
  text(limit: number, last?: Remembered): string {
    const to = this.enter(limit);
    const from = this.#position;
    this.#position = to;
    if (last !== undefined && this.#isSame(from, to, last)) {
      return last.text;
    }
    const text = this.bytes.toString('utf8', from, to);
    if (last !== undefined) {
      Object.assign(last, { from, to, text });
    }
    return text;
  }

  /** An int64 as a number: exact up to 2^53, which is what times are. */
  integer(): number {
    this.#require(VARINT);
    return this.#varint();
  }

  skip(limit: number): void {
    if (this.#wireType === VARINT) {
      this.#varint();
    } else if (this.#wireType === LENGTH_DELIMITED) {
      this.#position = this.enter(limit);
    } else if (this.#wireType === FIXED_64 || this.#wireType === FIXED_32) {
      this.#position += this.#wireType === FIXED_64 ? 8 : 4;
    } else {
      throw new ProtobufError(`wire type ${this.#wireType} is not known`);
    }
    if (this.#position > limit) {
      throw new ProtobufError('a field is longer than its message');
    }
  }

  #isSame(from: number, to: number, last: Remembered): boolean {
    if (to - from !== last.to - last.from) {
      return false;
    }
    for (let at = to - 1, other = last.to - 1; at >= from; at--, other--) {
      if (this.bytes[at] !== this.bytes[other]) {
        return false;
      }
    }
    return true;
  }

  #varint(): number {
    let value = 0;
    let factor = 1;
    for (let length = 0; length < 10; length++) {
      const byte = this.bytes[this.#position++];
      if (byte === undefined) {
        throw new ProtobufError('the message ends within a number');
      }
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) {
        return value;
      }
      factor *= 128;
    }
    throw new ProtobufError('a number is longer than ten bytes');
  }

  #require(wireType: number): void {
    if (this.#wireType !== wireType) {
      throw new ProtobufError(`a field has wire type ${this.#wireType}, ${wireType} expected`);
    }
  }
}
