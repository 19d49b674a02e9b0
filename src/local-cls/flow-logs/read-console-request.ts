import type { IncomingMessage } from 'node:http';
import { checkParameters } from '../actions/check-parameters';
import type { ParameterKind } from '../actions/action-rule';
import { invalidParameter } from '../failure';
import { isJson, readBody } from '../read-body';

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

/** Throws `ClsFailure`. */
export async function readConsoleRequest(request: IncomingMessage): Promise<ConsoleRequest> {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!isJson(request)) {
    throw invalidParameter('Content-Type: must be application/json');
  }
  if (body === undefined) {
    throw invalidParameter('body: is larger than 64 KB');
  }
  return checkParameters(body.toString(), SHAPE) as object as ConsoleRequest;
}
