/** Requests and replies of the preview server. */
import { type IncomingMessage, type ServerResponse } from 'node:http';

export interface Reply {
  status: number;
  headers?: Record<string, string | string[]>;
  json?: unknown;
  body?: string | Uint8Array;
}

/** The browser asked for something that cannot be done; `status` is the HTTP status it is told. */
export class BadRequestError extends Error {
  override readonly name = 'BadRequestError';

  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** As large as a query of Grafana may be. */
const MOST_BYTES = 16 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) {
      throw new BadRequestError('The request is larger than 16 MiB.', 413);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export async function readJson(request: IncomingMessage): Promise<object> {
  const text = (await readBody(request)).toString();
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) {
      return value;
    }
  } catch {
    // Told below, like any other text that is no object.
  }
  throw new BadRequestError('The body must be a JSON object.');
}

export function sendReply(response: ServerResponse, reply: Reply): void {
  const body = reply.json === undefined ? (reply.body ?? '') : JSON.stringify(reply.json);
  const type = reply.json === undefined ? {} : { 'Content-Type': 'application/json' };
  response.writeHead(reply.status, { 'Cache-Control': 'no-store', ...type, ...reply.headers });
  response.end(body);
}
