/** Reads the protobuf wire format: fields in their order, those nobody asked for skipped. */

export class ProtobufError extends Error {}

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** Walks over the fields of one message, `bytes` from `position` to `end`. */
export class ProtobufReader {
  constructor(
    private readonly bytes: Buffer,
    private position = 0,
    private readonly end = bytes.length,
  ) {}

  /** Number of the next field, whose value must be read or skipped then; 0 at the end. */
  #wireType = 0;
  next(): number {
    if (this.position >= this.end) {
      return 0;
    }
    const tag = this.#varint();
    this.#wireType = tag & 7;
    return tag >>> 3;
  }

  message(): ProtobufReader {
    const [from, to] = this.#span();
    return new ProtobufReader(this.bytes, from, to);
  }

  text(): string {
    const [from, to] = this.#span();
    return this.bytes.toString('utf8', from, to);
  }

  /** An int64 as a number: exact up to 2^53, which is what times are. */
  integer(): number {
    this.#require(VARINT);
    return this.#varint();
  }

  skip(): void {
    if (this.#wireType === VARINT) {
      this.#varint();
    } else if (this.#wireType === LENGTH_DELIMITED) {
      this.#span();
    } else if (this.#wireType === FIXED_64 || this.#wireType === FIXED_32) {
      this.#advance(this.#wireType === FIXED_64 ? 8 : 4);
    } else {
      throw new ProtobufError(`wire type ${this.#wireType} is not known`);
    }
  }

  #span(): [from: number, to: number] {
    this.#require(LENGTH_DELIMITED);
    const length = this.#varint();
    const from = this.position;
    this.#advance(length);
    return [from, this.position];
  }

  #advance(length: number): void {
    if (length > this.end - this.position) {
      throw new ProtobufError('a field is longer than its message');
    }
    this.position += length;
  }

  #varint(): number {
    let value = 0;
    let factor = 1;
    for (let length = 0; length < 10; length++) {
      if (this.position >= this.end) {
        throw new ProtobufError('the message ends within a number');
      }
      const byte = this.bytes[this.position++]!;
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
