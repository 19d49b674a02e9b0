import { InvalidRequestError } from './from-proto';
import type { ErrorSource } from './handlers';
import { log } from './log';

export interface Failure {
  status: number;
  message: string;
  source: ErrorSource;
}

/**
 * What the caller reads when a handler or its answer failed. A handler maps what it expects to answers of its own,
 * so what comes here is our fault: the details go to the log and not to the caller, for they may hold anything.
 */
export function failureOf(error: unknown, signal: AbortSignal, call: string): Failure {
  if (error instanceof InvalidRequestError) return { status: 400, message: error.message, source: 'downstream' };
  // Nobody reads this answer any more: the host has hung up or its deadline has passed.
  if (signal.aborted) return { status: 504, message: `The ${call} was cancelled.`, source: 'downstream' };
  log.error('A call failed unexpectedly', { call, error });
  return { status: 500, message: 'Internal error of the plugin; its log has the details.', source: 'plugin' };
}
