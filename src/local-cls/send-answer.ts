import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { headerText } from './authenticate';

/** Sends an API answer, packed when the client takes gzip. */
export async function sendAnswer(request: IncomingMessage, response: ServerResponse, content: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  if (takesGzip(headerText(request.headers, 'accept-encoding') ?? '')) {
    const packed = await promisify(gzip)(content, { level: 1 });
    response.writeHead(200, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': packed.length }).end(packed);
  } else {
    response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(content) }).end(content);
  }
}

/** `deflate, gzip;q=0.5` does; `gzip;q=0` does not. */
function takesGzip(accepted: string): boolean {
  return accepted.split(',').some((coding) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(coding));
}
