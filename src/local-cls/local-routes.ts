/** Paths under `/local/`, which are no part of CLS: for programs on this machine only. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Store } from './store/store';

export type RouteHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const LOOPBACK_ADDRESS = /^(?:::ffff:)?127\.|^::1$/;
/** A page in a browser that was tricked into asking this address sends another host. */
const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

export function isLocal(request: IncomingMessage): boolean {
  return LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '') && LOOPBACK_HOST.test(request.headers.host ?? '');
}

/** `GET /local/status`: every topic with the number and the time range of its records. */
export function createStatusRoute(store: Store): RouteHandler {
  return async (_request, response) => {
    const topics = await Promise.all(
      store
        .topics()
        .map(async ({ region, topicId, name }) => ({ region, topicId, name, ...(await store.bounds(topicId)) })),
    );
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ topics }));
  };
}
