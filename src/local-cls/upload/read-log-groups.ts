/** `LogGroupList` of `cls.proto` (proto2), as messages of plain members. */
import { ProtobufError, ProtobufReader } from './protobuf-reader';

export interface Content {
  key: string;
  value: string;
}

export interface Log {
  /** As sent: Unix seconds or milliseconds. */
  time: number;
  contents: Content[];
}

export interface LogGroup {
  logs: Log[];
  filename: string | undefined;
  source: string | undefined;
  tags: Content[];
}

/** Throws `ProtobufError`. */
export function readLogGroups(body: Buffer): LogGroup[] {
  const reader = new ProtobufReader(body);
  const groups: LogGroup[] = [];
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) {
      groups.push(readGroup(reader.message()));
    } else {
      reader.skip();
    }
  }
  return groups;
}

/** Field 2, `contextFlow`, has no effect (comment in CLS's own cls.proto). */
function readGroup(reader: ProtobufReader): LogGroup {
  const group: LogGroup = { logs: [], filename: undefined, source: undefined, tags: [] };
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) {
      group.logs.push(readLog(reader.message()));
    } else if (field === 3) {
      group.filename = reader.text();
    } else if (field === 4) {
      group.source = reader.text();
    } else if (field === 5) {
      group.tags.push(readContent(reader.message()));
    } else {
      reader.skip();
    }
  }
  return group;
}

function readLog(reader: ProtobufReader): Log {
  let time: number | undefined;
  const contents: Content[] = [];
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) {
      time = reader.integer();
    } else if (field === 2) {
      contents.push(readContent(reader.message()));
    } else {
      reader.skip();
    }
  }
  if (time === undefined) {
    throw new ProtobufError('a log has no time');
  }
  return { time, contents };
}

function readContent(reader: ProtobufReader): Content {
  let key: string | undefined;
  let value: string | undefined;
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) {
      key = reader.text();
    } else if (field === 2) {
      value = reader.text();
    } else {
      reader.skip();
    }
  }
  if (key === undefined || value === undefined) {
    throw new ProtobufError('a content or tag lacks its key or its value');
  }
  return { key, value };
}
