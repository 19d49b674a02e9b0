import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerApi, type ApiOptions } from './answer-api';
import { internalFailure } from './internal-failure';
import { isLocal, type RouteHandler } from './local-routes';

export interface ServerOptions extends ApiOptions {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Private paths and their handlers. */
  routes: ReadonlyMap<string, RouteHandler>;
}

/** Listens; the API answers at `/`, private routes at their paths. */
export async function startServer(options: ServerOptions): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    route(request, response, options).catch((error: unknown) => {
      options.log(`A connection was cut: ${error instanceof Error ? error.message : String(error)}`);
      response.destroy();
    });
  });
  // After Node's five seconds a busy client's next request may meet a connection that is just being closed.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { server, url: `http://${host}:${port}` };
}

async function route(request: IncomingMessage, response: ServerResponse, options: ServerOptions): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0]!;
  if (path === '/') {
    await answerApi(request, response, options);
    return;
  }
  const handler = isLocal(request) ? options.routes.get(path) : undefined;
  if (handler === undefined) {
    request.resume();
    response.writeHead(404).end();
    return;
  }
  try {
    await handler(request, response);
  } catch (error) {
    if (response.headersSent) {
      throw error;
    }
    const { code, message } = internalFailure(error, `${request.method} ${path}`, options.store.file, options.log);
    response.writeHead(500, { 'Content-Type': 'application/json' }).end(JSON.stringify({ code, message }));
  }
}
