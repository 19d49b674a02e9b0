import { ClsFailure } from './failure';
import { explainFault, StoreError } from './store/engine-fault';

/** Logs an error that is no refusal, and makes the answer of it: faults of the disk by name, others without details. */
export function internalFailure(
  error: unknown,
  request: string,
  storeFile: string,
  log: (message: string) => void,
): ClsFailure {
  log(`${request} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const told = explainFault(error, storeFile);
  const text = 'An internal error has occurred; the log of the local CLS tells more.';
  return new ClsFailure('InternalError', told instanceof StoreError ? told.message : text);
}
