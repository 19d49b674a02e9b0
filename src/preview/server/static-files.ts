import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Reply } from './http';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

/** The first of the folders that has the file; undefined where none has. Nothing outside a folder is read. */
export async function readStatic(folders: readonly string[], name: string): Promise<Reply | undefined> {
  for (const folder of folders) {
    const file = path.join(folder, path.normalize(`/${decodeURIComponent(name)}`));
    try {
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      return { status: 200, headers: { 'Content-Type': type }, body: await readFile(file) };
    } catch {
      // Not here; perhaps in the next folder.
    }
  }
  return undefined;
}
