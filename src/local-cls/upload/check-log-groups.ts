/** The limits of an upload (UploadLog and write-limits pages of CLS). */
import { ClsFailure } from '../failure';
import type { Log, LogGroup } from './read-log-groups';

const MAX_GROUPS = 10;
const MAX_LOGS = 10_000;
const MAX_VALUE_BYTES = 1024 * 1024;
const MAX_GROUP_BYTES = 5 * 1024 * 1024;

/** Throws `ClsFailure` for the first thing CLS would not take. */
export function checkLogGroups(groups: readonly LogGroup[]): void {
  if (groups.length === 0) {
    throw new ClsFailure('FailedOperation.MissingContent', 'The body holds no log group.');
  }
  if (groups.length > MAX_GROUPS) {
    throw content(`The body holds ${groups.length} log groups; at most ${MAX_GROUPS} are taken.`);
  }
  groups.forEach((group, at) => checkGroup(group, `logGroupList[${at}]`));
}

function checkGroup({ logs, tags }: LogGroup, path: string): void {
  if (logs.length === 0 || logs.length > MAX_LOGS) {
    throw content(`${path} holds ${logs.length} logs; 1 to ${MAX_LOGS} are taken.`);
  }
  tags.forEach((tag, k) => checkKey(tag.key, `${path}.logTags[${k}]`));
  let bytes = 0;
  let keys: readonly string[] = [];
  logs.forEach((log, k) => {
    if (log.keys !== keys) {
      keys = log.keys;
      keys.forEach((key, at) => checkKey(key, `${path}.logs[${k}].contents[${at}]`));
    }
    bytes += checkLog(log, `${path}.logs[${k}]`);
  });
  if (bytes > MAX_GROUP_BYTES) {
    throw tooLarge(`${path}: the values are ${bytes} bytes together; at most ${MAX_GROUP_BYTES} are taken.`);
  }
}

/** Bytes of the log's values. */
function checkLog({ time, keys, values }: Log, path: string): number {
  if (!isTime(time)) {
    throw content(`${path}: the time ${time} is neither Unix seconds nor milliseconds.`);
  }
  let bytes = 0;
  for (let k = 0; k < values.length; k++) {
    const length = Buffer.byteLength(values[k]!);
    if (length > MAX_VALUE_BYTES) {
      throw tooLarge(`${path}.contents[${k}]: the value of ${keys[k]} is ${length} bytes; at most ${MAX_VALUE_BYTES}.`);
    }
    bytes += length;
  }
  return bytes;
}

/** Names of CLS's own fields begin with an underscore. */
function checkKey(key: string, path: string): void {
  if (key === '' || key.startsWith('_')) {
    throw content(`${path}: the key ${JSON.stringify(key)} is empty or begins with _, which is reserved.`);
  }
}

/** Below are seconds: as milliseconds they would be before 1973. */
const FIRST_MILLISECOND = 1e11;
const LAST_MILLISECOND = 1e14;

const isTime = (time: number): boolean => Number.isSafeInteger(time) && time > 0 && time < LAST_MILLISECOND;

export function timeMs({ time }: Log): number {
  return time < FIRST_MILLISECOND ? time * 1000 : time;
}

const content = (message: string): ClsFailure => new ClsFailure('InvalidParameter.Content', message);
const tooLarge = (message: string): ClsFailure => new ClsFailure('LimitExceeded.LogSize', message);
