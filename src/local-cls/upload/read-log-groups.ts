/** `LogGroupList` of `cls.proto` (proto2), as messages of plain members. */
import { ProtobufError, ProtobufReader, type Remembered } from './protobuf-reader';

export interface Log {
  /** As sent: Unix seconds or milliseconds. */
  time: number;
  /** The same list for logs that have the same keys in the same order. */
  keys: readonly string[];
  values: readonly string[];
}

export interface Tag {
  key: string;
  value: string;
}

export interface LogGroup {
  logs: Log[];
  filename: string | undefined;
  source: string | undefined;
  tags: Tag[];
}

/** Throws `ProtobufError`. */
export function readLogGroups(body: Buffer): LogGroup[] {
  const reader = new ProtobufReader(body);
  const groups: LogGroup[] = [];
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) {
      groups.push(readGroup(reader, reader.enter()));
    } else {
      reader.skip(body.length);
    }
  }
  return groups;
}

/** Field 2, `contextFlow`, has no effect (comment in CLS's own cls.proto). */
function readGroup(reader: ProtobufReader, end: number): LogGroup {
  const group: LogGroup = { logs: [], filename: undefined, source: undefined, tags: [] };
  const logs = new LogReader(reader);
  for (let field = reader.next(end); field !== 0; field = reader.next(end)) {
    if (field === 1) {
      group.logs.push(logs.read(reader.enter(end)));
    } else if (field === 3) {
      group.filename = reader.text(end);
    } else if (field === 4) {
      group.source = reader.text(end);
    } else if (field === 5) {
      group.tags.push(readPair(reader, reader.enter(end)));
    } else {
      reader.skip(end);
    }
  }
  return group;
}

/** Remembers the log before: most have its keys, and many of its values. */
class LogReader {
  private keys: readonly string[] = [];
  private readonly lastKeys: Remembered[] = [];
  private readonly lastValues: Remembered[] = [];

  constructor(private readonly reader: ProtobufReader) {}

  read(end: number): Log {
    let time: number | undefined;
    const keys: string[] = [];
    const values: string[] = [];
    for (let field = this.reader.next(end); field !== 0; field = this.reader.next(end)) {
      if (field === 1) {
        time = this.reader.integer();
      } else if (field === 2) {
        const at = keys.length;
        const { key, value } = readPair(
          this.reader,
          this.reader.enter(end),
          (this.lastKeys[at] ??= { from: 0, to: 0, text: '' }),
          (this.lastValues[at] ??= { from: 0, to: 0, text: '' }),
        );
        keys.push(key);
        values.push(value);
      } else {
        this.reader.skip(end);
      }
    }
    if (time === undefined) {
      throw new ProtobufError('a log has no time');
    }
    if (keys.length !== this.keys.length || keys.some((key, at) => key !== this.keys[at])) {
      this.keys = keys;
    }
    return { time, keys: this.keys, values };
  }
}

function readPair(reader: ProtobufReader, end: number, lastKey?: Remembered, lastValue?: Remembered): Tag {
  let key: string | undefined;
  let value: string | undefined;
  for (let field = reader.next(end); field !== 0; field = reader.next(end)) {
    if (field === 1) {
      key = reader.text(end, lastKey);
    } else if (field === 2) {
      value = reader.text(end, lastValue);
    } else {
      reader.skip(end);
    }
  }
  if (key === undefined || value === undefined) {
    throw new ProtobufError('a content or tag lacks its key or its value');
  }
  return { key, value };
}
