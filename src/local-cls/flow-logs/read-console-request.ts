import type { IncomingMessage } from 'node:http';
import { checkParameters } from '../actions/check-parameters';
import type { ParameterKind } from '../actions/action-rule';
import { invalidParameter } from '../failure';

export interface ConsoleRequest {
  region: string;
  resourceType: string;
  resourceId: string;
  /** Without: the resource's id. */
  name?: string;
  /** Without: ALL. */
  trafficType?: string;
  /** Seconds; of a CCN. */
  period?: number;
  /** Without: the service's own topic of the region. */
  topicId?: string;
  topicRegion?: string;
}

const SHAPE = {
  region: 'string!',
  resourceType: 'string!',
  resourceId: 'string!',
  name: 'string',
  trafficType: 'string',
  period: 'integer',
  topicId: 'string',
  topicRegion: 'string',
} as const satisfies Record<keyof ConsoleRequest, ParameterKind>;

const MAX_BODY_BYTES = 64 * 1024;

/** A page in a browser cannot send this type to another host without being asked, so none creates anything. */
const CONTENT_TYPE = /^application\/json\b/;

/** Throws `ClsFailure`. */
export async function readConsoleRequest(request: IncomingMessage): Promise<ConsoleRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) {
      chunks.push(chunk);
    }
  }
  if (!CONTENT_TYPE.test(request.headers['content-type'] ?? '')) {
    throw invalidParameter('Content-Type: must be application/json');
  }
  if (size > MAX_BODY_BYTES) {
    throw invalidParameter('body: is larger than 64 KB');
  }
  return checkParameters(Buffer.concat(chunks).toString(), SHAPE) as object as ConsoleRequest;
}
