/** Stands before a local CLS and changes answers: for what CLS may say and the local one has no reason to. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RewritingProxy {
  url: string;
  /** Members put into each answer of the action, or of such calls of it only. */
  rewrite: { action: string; members: object; of?: RegExp } | undefined;
  close(): void;
}

export async function startRewritingProxy(target: string): Promise<RewritingProxy> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void (async () => {
        const body = Buffer.concat(chunks);
        const headers = Object.fromEntries(
          Object.entries(request.headers).filter(([name]) => !['host', 'connection', 'content-length'].includes(name)),
        ) as Record<string, string>;
        const answer = await fetch(target, { method: 'POST', headers, body });
        const envelope = (await answer.json()) as { Response: object };
        const { action, members, of = /./ } = proxy.rewrite ?? {};
        if (request.headers['x-tc-action'] === action && of.test(body.toString())) {
          Object.assign(envelope.Response, members);
        }
        response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(envelope));
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: RewritingProxy = {
    // The signature covers the host without its port, so it holds behind the proxy as well.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rewrite: undefined,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return proxy;
}
