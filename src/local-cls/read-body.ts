import type { IncomingMessage } from 'node:http';

/** A request's body; undefined when it is larger. It is read to its end all the same, or no answer would be seen. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) {
      chunks.push(chunk);
    }
  }
  return size <= maxBytes ? Buffer.concat(chunks) : undefined;
}

/** A page in a browser cannot send this type to another host without being asked, so none changes anything here. */
export function isJson(request: IncomingMessage): boolean {
  return /^application\/json\b/.test(request.headers['content-type'] ?? '');
}
