/** The flow logs of a store folder as one file, replaced as a whole: a kill leaves the old one or the new one. */
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { FlowLog } from './flow-log';

const FILE = 'flow-logs.json';
const VERSION = 1;

/** What was saved last; undefined when nothing ever was. */
export async function readFlowLogs(dir: string): Promise<FlowLog[] | undefined> {
  const file = join(dir, FILE);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  });
  return text === undefined ? undefined : parse(text, file);
}

/** On disk when it resolves. */
export async function writeFlowLogs(dir: string, flowLogs: readonly FlowLog[]): Promise<void> {
  const file = join(dir, FILE);
  await writeThrough(`${file}.new`, JSON.stringify({ version: VERSION, flowLogs }, null, 1));
  await rename(`${file}.new`, file);
  await syncFolder(dir);
}

function parse(text: string, file: string): FlowLog[] {
  try {
    const { version, flowLogs } = JSON.parse(text) as { version?: unknown; flowLogs?: unknown };
    if (version === VERSION && Array.isArray(flowLogs)) {
      return flowLogs as FlowLog[];
    }
  } catch {
    // Told below: not JSON is as damaged as other JSON.
  }
  throw new Error(`${file} is damaged or of another version; restore it, or delete it to start without flow logs`);
}

async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is durable when its folder is; Windows cannot and need not sync folders. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform !== 'win32') {
    const handle = await open(dir, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
