import { setImmediate } from 'node:timers/promises';
import type { Failure } from './failure';
import type { HealthAnswer, QueryAnswer, ResourceAnswer } from './handlers';
import { enums, type MessageInput } from './protocol/messages';

/** A query's answer with its frames as Arrow bytes. A status is always set: the host takes 0 for 500. */
export async function dataResponseFrom(refId: string, answer: QueryAnswer): Promise<MessageInput<'DataResponse'>> {
  // Loaded at the first answer: the Arrow library would double the time to the handshake.
  const { encodeFrame } = await import('./dataframe/encode-frame');
  const frames: Uint8Array[] = [];
  for (const frame of answer.frames) {
    // Encoding blocks; other calls get their turn between two frames.
    if (frames.length > 0) await setImmediate();
    frames.push(encodeFrame({ ...frame, refId: frame.refId || refId }));
  }
  if (!answer.error) return { frames, status: httpStatus(answer.status, 200) };
  const status = httpStatus(answer.status, 500);
  return {
    frames,
    error: answer.error.message || 'The query failed without saying why.',
    errorSource: answer.error.source,
    status: status < 400 ? 500 : status,
  };
}

export function dataErrorFrom(failure: Failure): MessageInput<'DataResponse'> {
  return { frames: [], error: failure.message, errorSource: failure.source, status: failure.status };
}

/** The details must be a JSON object, or "Save & test" reports a 500 of its own. */
export function healthResponseFrom(answer: HealthAnswer): MessageInput<'CheckHealthResponse'> {
  const isObject = typeof answer.details === 'object' && answer.details !== null && !Array.isArray(answer.details);
  return {
    status: answer.status === 'ok' ? enums.HealthStatus.OK : enums.HealthStatus.ERROR,
    message: answer.message,
    jsonDetails: Buffer.from(JSON.stringify(isObject ? answer.details : {})),
  };
}

export function resourceResponseFrom(answer: ResourceAnswer): MessageInput<'CallResourceResponse'> {
  const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [name, { values: [value] }]);
  return {
    // A code that is no HTTP status ends the host process.
    code: httpStatus(answer.status, 500),
    headers: Object.fromEntries(headers) as Record<string, MessageInput<'StringList'>>,
    body: typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body,
  };
}

function httpStatus(status: number, otherwise: number): number {
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : otherwise;
}
