/** Ids of records: the package they came in, and their place in it. */
import { createHash } from 'node:crypto';
import { type TopicRecord } from '../store/topic-record';
import { PACKAGE_SIZE } from './built-in-columns';

export interface PackagePlace {
  /** Sixteen hexadecimal digits for the stream of uploads, a hyphen, and the number of the package in it. */
  packageId: string;
  index: number;
}

export function packagePlace(topic: TopicRecord, sequence: number): PackagePlace {
  const number = Math.floor(sequence / PACKAGE_SIZE);
  return {
    packageId: `${streamId(topic)}-${number.toString(16).toUpperCase()}`,
    index: sequence % PACKAGE_SIZE,
  };
}

/** The record's number in its topic; undefined when the topic cannot have such a record. */
export function sequenceAt(topic: TopicRecord, { packageId, index }: PackagePlace): number | undefined {
  const [stream, number = ''] = packageId.split('-');
  const isPlace = stream === streamId(topic) && /^[0-9A-F]{1,11}$/.test(number) && index >= 0 && index < PACKAGE_SIZE;
  return isPlace ? Number.parseInt(number, 16) * PACKAGE_SIZE + index : undefined;
}

/** One stream a topic. */
function streamId({ topicId }: TopicRecord): string {
  const known = streamIds.get(topicId);
  const id = known ?? createHash('sha256').update(topicId).digest('hex').slice(0, 16).toUpperCase();
  streamIds.set(topicId, id);
  return id;
}

const streamIds = new Map<string, string>();
