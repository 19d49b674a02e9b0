import { isFetchError } from '@grafana/runtime';
import type { ResourceError } from '#contract';

/** What a failed resource call says, from the backend's own answer where there is one. */
export function toResourceError(cause: unknown): ResourceError {
  const body: unknown = isFetchError(cause) ? cause.data : undefined;
  if (isResourceError(body)) {
    return body;
  }
  return { message: cause instanceof Error ? cause.message : statusText(cause) };
}

function isResourceError(body: unknown): body is ResourceError {
  return typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string';
}

function statusText(cause: unknown): string {
  return isFetchError(cause) ? `HTTP ${cause.status} ${cause.statusText ?? ''}`.trim() : String(cause);
}
