/** Finds the local CLS to import into, and starts one where none runs at the usual address. */
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { IMPORT_PATH, IMPORT_SERVICE } from './import-answer';

const START_TIMEOUT_MS = 30_000;
const POLL_MS = 200;

/**
 * Resolves when a local CLS answers at the address; throws an error for people otherwise. `program` is what to start
 * where nothing answers; without, nothing is started.
 */
export async function findLocalCls(
  url: string,
  program: string | undefined,
  say: (text: string) => void,
): Promise<void> {
  if (await answers(url)) {
    return;
  }
  if (program === undefined) {
    throw new Error(`No local CLS answers at ${url}. Start it, or leave --url out to have one started.`);
  }
  say(`No local CLS runs at ${url}: starting one. It stays running after the import.`);
  await startLocalCls(url, program);
}

/** False when nothing listens there; an error when something else does. */
async function answers(url: string): Promise<boolean> {
  let response: Response;
  try {
    response = await fetch(url + IMPORT_PATH);
  } catch {
    return false;
  }
  const body = (await response.json().catch(() => undefined)) as { service?: unknown } | undefined;
  if (body?.service !== IMPORT_SERVICE) {
    throw new Error(`What answers at ${url} is not a local CLS of FlowLens. Choose its address with --url.`);
  }
  return true;
}

async function startLocalCls(url: string, program: string): Promise<void> {
  const child = spawn(process.execPath, [program], { detached: true, stdio: 'ignore' });
  let ended: string | undefined;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended ??= `it ended with ${signal ?? `code ${code}`}`));
  child.unref();
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (ended !== undefined || Date.now() > deadline) {
      const reason = ended ?? `no answer within ${START_TIMEOUT_MS / 1000} s`;
      throw new Error(`The local CLS could not be started (${reason}). Run "npm run local-cls" to see why.`);
    }
    await setTimeout(POLL_MS);
  }
}
