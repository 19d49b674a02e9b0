/** Small proxies that lead every host to one local port and note what they were asked for. */
import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import { type AddressInfo, connect, createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

export interface Proxy {
  port: number;
  /** Host and port of each connection, or the address of each plain request. */
  asked: string[];
  close: () => void;
}

/** `credentials`: `name:password` it insists on. */
export async function startHttpProxy(target: number, credentials?: string): Promise<Proxy> {
  const asked: string[] = [];
  const isKnown = (header = '') =>
    credentials === undefined || header === `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = createServer((request, response) => {
    asked.push(request.url!);
    const { method, headers } = request;
    const path = new URL(request.url!).pathname;
    request.pipe(
      send({ port: target, method, headers, path }, (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  server.on('connect', ({ url, headers }, socket: Socket) => {
    asked.push(url!);
    if (!isKnown(headers['proxy-authorization'])) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    join(socket, connect(target));
  });
  return listen(server, asked);
}

/** With `tls` as Grafana's secure one: it asks the client for a certificate. */
export async function startSocksProxy(target: number, tls?: TlsOptions): Promise<Proxy> {
  const asked: string[] = [];
  const serve = async (socket: Socket) => {
    await once(socket, 'readable');
    socket.read();
    socket.write(Buffer.from([5, 0]));
    await once(socket, 'readable');
    const hello = socket.read() as Buffer;
    const host = hello.subarray(5, 5 + hello[4]!).toString();
    asked.push(`${host}:${hello.readUInt16BE(5 + hello[4]!)}`);
    socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
    join(socket, connect(target));
  };
  const accept = (socket: Socket) => void serve(socket).catch(() => socket.destroy());
  return listen(tls ? createTlsServer({ ...tls, requestCert: true }, accept) : createPlainServer(accept), asked);
}

/** Takes TLS off and hands on to a local port. */
export async function startTlsFront(target: number, tls: TlsOptions): Promise<Proxy> {
  return listen(
    createTlsServer(tls, (socket) => join(socket, connect(target))),
    [],
  );
}

function join(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy()).pipe(other);
  other.on('error', () => one.destroy()).pipe(one);
}

async function listen(server: Server, asked: string[]): Promise<Proxy> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => open.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.close();
    open.forEach((socket) => socket.destroy());
  };
  return { port: (server.address() as AddressInfo).port, asked, close };
}
