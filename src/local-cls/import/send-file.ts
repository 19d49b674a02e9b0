/** Sends one file to the local CLS and follows what it answers. */
import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { IMPORT_PATH, type ImportAnswer, type Outcome, type Progress } from './import-answer';

/** Always an outcome: what went wrong on the way is a `failed` one. */
export async function sendFile(url: string, path: string, onProgress: (progress: Progress) => void): Promise<Outcome> {
  try {
    await checkFile(path);
    return await post(url, path, onProgress);
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    throw new Error(found ? 'This is not a file.' : 'There is no such file.');
  }
  await access(path, constants.R_OK).catch(() => {
    throw new Error('This file may not be read.');
  });
}

function post(url: string, path: string, onProgress: (progress: Progress) => void): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const lost = (error: Error): void =>
      reject(new Error(`The local CLS broke off (${error.message}). Import the file again to go on where it ended.`));
    const call = request(url + IMPORT_PATH, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    call.on('error', lost);
    call.on('response', (response) => {
      response.on('error', lost);
      let outcome: Outcome | undefined;
      const lines = createInterface({ input: response });
      lines.on('line', (line) => {
        const answer = readAnswer(line);
        if (answer.kind === 'progress') {
          onProgress(answer);
        } else {
          outcome = answer;
        }
      });
      // It tells the response's errors once more.
      lines.on('error', lost);
      lines.on('close', () => (outcome ? resolve(outcome) : lost(new Error('no result'))));
    });
    createReadStream(path, { highWaterMark: 1024 * 1024 })
      .on('error', reject)
      .pipe(call);
  });
}

/** Anything but the route's own answers is a refusal by what stands in front of it. */
function readAnswer(line: string): ImportAnswer {
  try {
    const answer = JSON.parse(line) as Partial<ImportAnswer> & { message?: string };
    return answer.kind ? (answer as ImportAnswer) : { kind: 'failed', message: answer.message ?? line };
  } catch {
    return { kind: 'failed', message: line.slice(0, 200) };
  }
}
