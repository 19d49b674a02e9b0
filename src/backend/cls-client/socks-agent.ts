import type { ClientRequest } from 'node:http';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { SocksClient, type SocksClientOptions } from 'socks';

export interface SocksProxy {
  host: string;
  port: number;
  /** How the connection to the proxy itself is encrypted; absent: it is not. */
  tls?: ConnectionOptions;
  user?: { name: string; password: string };
}

/** Sends requests through a SOCKS5 proxy, which resolves the host names. */
export class SocksAgent extends Agent {
  /** `ca`: certificates the services' own are checked against. */
  constructor(
    private readonly proxy: SocksProxy,
    private readonly ca: readonly string[] | undefined,
  ) {
    super({ keepAlive: true });
  }

  override async connect(_request: ClientRequest, options: AgentConnectOpts): Promise<Socket> {
    const { host = '', port } = options;
    const { socket } = await createConnection({
      command: 'connect',
      existing_socket: await this.#connectProxy(),
      destination: { host, port: Number(port) },
      proxy: {
        host: this.proxy.host,
        port: this.proxy.port,
        type: 5,
        ...(this.proxy.user ? { userId: this.proxy.user.name, password: this.proxy.user.password } : {}),
      },
    });
    if (!options.secureEndpoint) {
      return socket;
    }
    const trusted = this.ca ? { ca: [...this.ca] } : {};
    return connectTls({ socket, servername: options.servername ?? host, ...trusted });
  }

  async #connectProxy(): Promise<Socket> {
    const { host, port, tls } = this.proxy;
    const socket = tls ? connectTls({ ...tls, host, port }) : connectPlain({ host, port });
    await new Promise<void>((resolve, reject) => {
      socket.once(tls ? 'secureConnect' : 'connect', resolve).once('error', reject);
    });
    return socket;
  }
}

/** A refusal gets a code, as failures of sockets have: the library's own messages go no further. */
async function createConnection(options: SocksClientOptions): ReturnType<typeof SocksClient.createConnection> {
  try {
    return await SocksClient.createConnection(options);
  } catch (error) {
    const words = error instanceof Error ? error.message.replace(/^.* - /, '').replace(/^Socks5 /, '') : '';
    const code = `SOCKS_${words.replace(/(?<=[a-z]) ?(?=[A-Z])| /g, '_').toUpperCase()}`;
    throw Object.assign(new Error('the SOCKS proxy did not connect'), { code });
  }
}
