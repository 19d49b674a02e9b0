/** The private route that imports a file: the body is the file, the answer tells how far it is, line by line. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RouteHandler } from '../local-routes';
import type { Store } from '../store/store';
import { IMPORT_SERVICE, type ImportAnswer, type Outcome } from './import-answer';
import { importFile } from './import-file';

const CONTENT_TYPE = 'application/octet-stream';
const PROGRESS_EVERY_MS = 200;

/** Of the file while it is saved: the disk keeps up in larger pieces. */
const BUFFERED_BYTES = 8 * 1024 * 1024;

/** Handles `GET` (is it there?) and `POST` (a file) of the import path. Files are imported one after the other. */
export function createImportRoute(store: Store): RouteHandler {
  let last: Promise<unknown> = Promise.resolve();
  return async (request, response) => {
    if (request.method === 'GET') {
      answerJson(response, 200, { service: IMPORT_SERVICE });
      return;
    }
    // A page in a browser cannot send this type to another host without being asked, so none imports anything.
    if (request.method !== 'POST' || request.headers['content-type'] !== CONTENT_TYPE) {
      answerJson(response, 415, { message: `Send the file with POST and Content-Type: ${CONTENT_TYPE}.` });
      return;
    }
    const turn = last.then(() => importBody(store, request, response));
    last = turn.catch(() => undefined);
    await turn;
  };
}

async function importBody(store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'flowlens-import-'));
  try {
    // The whole file first: only then its content is known to be new.
    const file = await saveBody(request, join(folder, 'body'));
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
    let toldMs = 0;
    const outcome = await importFile(store, file, (progress) => {
      if (Date.now() - toldMs >= PROGRESS_EVERY_MS) {
        toldMs = Date.now();
        writeAnswer(response, progress);
      }
    }).catch(failed);
    writeAnswer(response, outcome);
    response.end();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function saveBody(request: IncomingMessage, path: string): Promise<{ path: string; hash: string }> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(request, hashing, createWriteStream(path, { highWaterMark: BUFFERED_BYTES }));
  return { path, hash: hash.digest('hex') };
}

function failed(error: unknown): Outcome {
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', message: `Stopped: ${reason}. Import the file again to go on where it ended.` };
}

function writeAnswer(response: ServerResponse, answer: ImportAnswer): void {
  response.write(`${JSON.stringify(answer)}\n`);
}

function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
