/** The lines of a file, plain or gzip, in pieces as they come off the disk. */
import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

/** A longer line is cut here; what follows is dropped up to the line's end, so that it is read as one bad line. */
export const LONGEST_LINE = 64 * 1024;

const CHUNK_BYTES = 256 * 1024;

export interface TextPiece {
  /** Whole lines, each ended by a line feed. */
  text: string;
  /** Bytes of the file read so far, compressed where it is. */
  bytesRead: number;
  /** Why nothing can be read after these lines. */
  damage?: string;
}

export async function* readPieces(path: string): AsyncGenerator<TextPiece> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let damage: string | undefined;
  try {
    for await (const chunk of await decompressed(path, file)) {
      const text = rest + decoder.write(chunk as Buffer);
      const end = text.lastIndexOf('\n') + 1;
      rest = text.slice(end, end + LONGEST_LINE);
      yield { text: withLineFeeds(text.slice(0, end)), bytesRead: file.bytesRead };
    }
  } catch (error) {
    damage = damageOf(error);
  }
  rest += decoder.end();
  const isWhole = rest !== '' && damage === undefined;
  yield { text: isWhole ? `${rest}\n` : '', bytesRead: file.bytesRead, damage };
}

/** Files of other systems end their lines with two characters. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

/** What gzip says of broken data; any other failure goes on to the caller. */
function damageOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || !code.startsWith('Z_')) {
    throw error;
  }
  return `the gzip data is damaged or cut off (${message}); what follows could not be read`;
}

async function decompressed(path: string, file: ReadStream): Promise<Readable> {
  const handle = await open(path);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  if (buffer[0] !== 0x1f || buffer[1] !== 0x8b) {
    return file;
  }
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  file.on('error', (error) => gunzip.destroy(error));
  return file.pipe(gunzip);
}
