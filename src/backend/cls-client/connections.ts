import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { type Environment, environmentProxy } from './environment-proxy';
import { failWhenCut } from './fail-when-cut';
import { SocksAgent, type SocksProxy } from './socks-agent';

/** What stands between the plugin and the services. */
export interface Network {
  /** Certificates in PEM, trusted beside the well-known ones. */
  ca?: string;
  /** Goes before the environment's proxies. */
  socks?: SocksProxy;
}

export interface Connection {
  agent: HttpAgent;
  /** Host and port of the proxy in between. */
  proxy?: string;
}

/** Connections that are kept open: straight, through the environment's proxy, or through a SOCKS proxy. */
export class Connections {
  readonly #kept = new Map<string, Connection>();
  readonly #ca: readonly string[] | undefined;

  constructor(
    private readonly network: Network = {},
    private readonly environment: Environment = process.env,
  ) {
    this.#ca = network.ca === undefined ? undefined : [...rootCertificates, network.ca];
  }

  /** For an address like `https://cls.tencentcloudapi.com`. */
  to(address: string): Connection {
    const known = this.#kept.get(address);
    if (known !== undefined) {
      return known;
    }
    const made = this.#make(address);
    failWhenCut(made.agent);
    this.#kept.set(address, made);
    return made;
  }

  close(): void {
    this.#kept.forEach(({ agent }) => agent.destroy());
    this.#kept.clear();
  }

  #make(address: string): Connection {
    const { socks } = this.network;
    if (socks !== undefined) {
      return { agent: new SocksAgent(socks, this.#ca), proxy: `${socks.host}:${socks.port}` };
    }
    const isSecure = address.startsWith('https:');
    const proxy = environmentProxy(address, this.environment);
    if (proxy === undefined) {
      const trusted = this.#ca ? { ca: [...this.#ca] } : {};
      return { agent: isSecure ? new HttpsAgent({ keepAlive: true, ...trusted }) : new HttpAgent({ keepAlive: true }) };
    }
    const agent = proxy.protocol.startsWith('socks')
      ? new SocksAgent(socksOf(proxy), this.#ca)
      : isSecure
        ? new TunnelAgent(proxy, this.#ca)
        : new HttpProxyAgent(proxy, { keepAlive: true });
    return { agent, proxy: proxy.host };
  }
}

/** A tunnel through an HTTP proxy; the certificates are those of its far end, which the library does not ask for. */
class TunnelAgent extends HttpsProxyAgent<string> {
  constructor(
    proxy: URL,
    private readonly ca: readonly string[] | undefined,
  ) {
    super(proxy.href, { keepAlive: true, ...(ca ? { ca: [...ca] } : {}) });
  }

  override connect(...[request, options]: Parameters<HttpsProxyAgent<string>['connect']>) {
    return super.connect(request, this.ca && options.secureEndpoint ? { ...options, ca: [...this.ca] } : options);
  }
}

function socksOf({ hostname, port, username, password }: URL): SocksProxy {
  const user = { name: decodeURIComponent(username), password: decodeURIComponent(password) };
  return { host: hostname, port: Number(port || 1080), ...(username === '' ? {} : { user }) };
}
