/** The preview server: Grafana's paths on 127.0.0.1, answered by the real plugin process. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { DataSourceStore } from './data-source-store';
import { BadRequestError, sendReply, type Reply } from './http';
import { executablePath, PluginKeeper, PluginUnavailableError, type Log } from './plugin-keeper';
import { answer, type Services } from './routes';

export interface PreviewOptions {
  /** The repository: provisioning/, dist/ and build/ lie in it. */
  root: string;
  /** Taken if free, else the next free one; 0 takes any. */
  port: number;
  environment: Readonly<Record<string, string | undefined>>;
  log: Log;
}

export interface Preview {
  url: string;
  close(): Promise<void>;
}

/** gRPC's number for a call to a process that is gone. */
const UNAVAILABLE = 14;
const PORTS_TRIED = 20;

export async function startPreview({ root, port, environment, log }: PreviewOptions): Promise<Preview> {
  const plugin = await PluginKeeper.start(executablePath(path.join(root, 'dist')), log);
  const store = DataSourceStore.read(path.join(root, 'provisioning/datasources'), environment);
  const services: Services = { root, store, plugin };
  const server = createServer((request, response) => void serve(request, response, services, log));
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await plugin.stop();
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, services: Services, log: Log): Promise<void> {
  const abort = new AbortController();
  response.on('close', () => abort.abort());
  try {
    refuseForeignHosts(request);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    sendReply(response, await answer({ request, url, signal: abort.signal, services }));
  } catch (error) {
    if (!abort.signal.aborted) {
      sendReply(response, toFailure(error, log));
    }
  }
}

/** A page of another site must not reach this server by a name of its own that points to this machine. */
function refuseForeignHosts(request: IncomingMessage): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (host !== '127.0.0.1' && host !== 'localhost') {
    throw new BadRequestError(`This server answers to 127.0.0.1 and localhost, not to "${host}".`, 403);
  }
}

function toFailure(error: unknown, log: Log): Reply {
  if (error instanceof BadRequestError) {
    return { status: error.status, json: { message: error.message } };
  }
  const message = error instanceof Error ? error.message : String(error);
  const gone = error instanceof PluginUnavailableError || (error as { code?: unknown }).code === UNAVAILABLE;
  log(message);
  return { status: gone ? 503 : 500, json: { message } };
}

async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + PORTS_TRIED; port++) {
    if (await tryToListen(server, port)) {
      return (server.address() as AddressInfo).port;
    }
  }
  throw new Error(`No free port between ${first} and ${first + PORTS_TRIED - 1}.`);
}

function tryToListen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error));
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}
