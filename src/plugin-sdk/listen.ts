import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Server, ServerCredentials } from '@grpc/grpc-js';
import type { Address } from './handshake';

/** A longer path is cut without an error, and nobody finds the socket. Linux allows 107 bytes, macOS 103. */
const MAX_PATH_BYTES = 103;

/**
 * Opens the server where only our own user can reach it: a socket in a private folder, removed at exit. Hosts that
 * run plugins apart name the folder for it in PLUGIN_UNIX_SOCKET_DIR. On Windows a loopback port.
 */
export async function listen(server: Server): Promise<Address> {
  if (process.platform === 'win32') return { network: 'tcp', port: await bind(server, '127.0.0.1:0') };
  // mkdtemp makes the folder with mode 0700.
  const folder = mkdtempSync(path.join(process.env.PLUGIN_UNIX_SOCKET_DIR || tmpdir(), 'plugin-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const socket = path.resolve(folder, 'socket');
  if (Buffer.byteLength(socket) > MAX_PATH_BYTES) throw new Error(`The path of the socket is too long: ${socket}`);
  await bind(server, `unix:${socket}`);
  return { network: 'unix', path: socket };
}

function bind(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}
