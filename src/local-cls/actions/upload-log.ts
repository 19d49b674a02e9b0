/** UploadLog: logs as protobuf, packed or not; its parameters are headers. */
import type { IncomingHttpHeaders } from 'node:http';
import { headerText } from '../authenticate';
import { ClsFailure, invalidParameter } from '../failure';
import type { TopicRecord } from '../store/topic-record';
import { batchOfGroups } from '../upload/batch-of-groups';
import { checkLogGroups } from '../upload/check-log-groups';
import { ProtobufError } from '../upload/protobuf-reader';
import { type LogGroup, readLogGroups } from '../upload/read-log-groups';
import { Lz4Error, unpackLz4 } from '../upload/unpack-lz4';
import type { ActionContext } from './action-rule';
import { findTopic } from './find-topic';
import type { ApiCall } from './registry';

const MAX_BYTES = 6 * 1024 * 1024;

export async function uploadLog({ body, headers }: ApiCall, context: ActionContext): Promise<object> {
  const topicId = topicIdOf(headers);
  context.authorize(topicId);
  const topic = findTopic(topicId, context);
  context.enterTopic(topicId);
  if (topic.details.closed === true) {
    throw new ClsFailure('FailedOperation.TopicClosed', `Topic ${topicId} takes no logs: its Status is false.`);
  }
  await countWrite(topic, body.length, context);
  const groups = decode(unpack(body, headerText(headers, 'x-cls-compresstype') ?? ''));
  checkLogGroups(groups);
  await context.store.appendMade(topicId, batchOfGroups(groups));
  return {};
}

/** Throws when the topic's partitions are full; some topics then get more of them. */
async function countWrite(topic: TopicRecord, bytes: number, context: ActionContext): Promise<void> {
  const { topicId, details } = topic;
  const partitionCount = context.writes.count(topic, bytes, context.now(), context.switches.splitSeconds);
  if (partitionCount > (details.partitionCount ?? 1)) {
    await context.store.modifyTopic(topicId, { details: { ...details, partitionCount } });
  }
}

function topicIdOf(headers: IncomingHttpHeaders): string {
  if (!/^application\/octet-stream\b/.test(headers['content-type'] ?? '')) {
    throw invalidParameter('UploadLog takes a body of Content-Type application/octet-stream.');
  }
  const topicId = headerText(headers, 'x-cls-topicid');
  if (topicId === undefined) {
    throw new ClsFailure('MissingParameter', 'The request is missing the header `X-CLS-TopicId`.');
  }
  return topicId;
}

function unpack(body: Buffer, compressType: string): Buffer {
  switch (compressType) {
    case '':
      if (body.length > MAX_BYTES) {
        throw new ClsFailure('LimitExceeded.LogSize', `The body is larger than ${MAX_BYTES} bytes.`);
      }
      return body;
    case 'lz4':
      return unpackBlock(body);
    case 'zstd':
      throw new ClsFailure('UnsupportedOperation', 'The local CLS does not unpack zstd; send lz4 or no compression.');
    default:
      throw invalidParameter(`X-CLS-CompressType ${JSON.stringify(compressType)} is not lz4, zstd or empty.`);
  }
}

function unpackBlock(body: Buffer): Buffer {
  try {
    return body.length === 0 ? body : unpackLz4(body, MAX_BYTES);
  } catch (error) {
    if (error instanceof Lz4Error) {
      throw new ClsFailure(
        'InvalidParameter.Content',
        `The body is not one LZ4 block of log groups: ${error.message}.`,
      );
    }
    throw error;
  }
}

function decode(bytes: Buffer): LogGroup[] {
  try {
    return readLogGroups(bytes);
  } catch (error) {
    if (error instanceof ProtobufError) {
      throw new ClsFailure('InvalidParameter.Content', `The body is not a LogGroupList: ${error.message}.`);
    }
    throw error;
  }
}
