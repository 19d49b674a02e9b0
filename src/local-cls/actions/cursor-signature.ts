import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'cursor.key';
const KEY_BYTES = 32;

/** The signature of a cursor's text. */
export type CursorSignature = (text: string) => string;

/** Signs with the key of the store folder, made when there is none: cursors outlive a restart. */
export async function openCursorSignature(dir: string): Promise<CursorSignature> {
  const key = await readKey(join(dir, FILE));
  return (text) => createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);
}

/** A key that a kill left half written is replaced. */
async function readKey(file: string): Promise<Buffer> {
  const saved = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      return Buffer.alloc(0);
    }
    throw error;
  });
  if (saved.length === KEY_BYTES) {
    return saved;
  }
  const made = randomBytes(KEY_BYTES);
  await writeFile(file, made, { mode: 0o600 });
  return made;
}
