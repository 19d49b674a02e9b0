import { BlockList, isIP } from 'node:net';
import { say } from '#wording';
import { InvalidSettingsError } from '#contract';

/** The variables of a process; Grafana passes the proxy's on in both spellings. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that HTTPS_PROXY or HTTP_PROXY names for an address, by the rules Grafana itself follows (those of Go):
 * never for this machine, and not for what NO_PROXY lists. Its value is never shown: it may hold a password.
 */
export function environmentProxy(address: string, environment: Environment): URL | undefined {
  const { protocol, hostname, port } = new URL(address);
  const name = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const proxy = read(environment, name);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (proxy === '' || isThisMachine(host) || isExcepted(host, port || DEFAULT_PORTS[protocol]!, environment)) {
    return undefined;
  }
  const text = proxy.includes('://') ? proxy : `http://${proxy}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^(https?|socks5h?):$/.test(url.protocol) || url.hostname === '') {
    throw new InvalidSettingsError(
      name,
      say("the environment's value is not a proxy's address; write it like http://proxy.example.com:3128"),
    );
  }
  return url;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

const read = (environment: Environment, name: string): string =>
  (environment[name] ?? environment[name.toLowerCase()] ?? '').trim();

const isThisMachine = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host);

function isExcepted(host: string, port: string, environment: Environment): boolean {
  return read(environment, 'NO_PROXY')
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && (entry === '*' || isNamed(host, port, entry)));
}

/** An entry names an address, a network, or a domain with all below it; a leading dot leaves the domain itself out. */
function isNamed(host: string, port: string, entry: string): boolean {
  const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(isIP(entry) === 6 ? `[${entry}]` : entry)!;
  const domain = name.replace(/^\[|\]$/g, '').replace(/^\*\./, '.');
  if (only !== undefined && only !== port) {
    return false;
  }
  return domain.includes('/')
    ? isWithin(host, domain)
    : host === domain || host.endsWith(domain.startsWith('.') ? domain : `.${domain}`);
}

function isWithin(host: string, network: string): boolean {
  const [address = '', bits] = network.split('/');
  const [kind, family] = [isIP(host), isIP(address)];
  if (kind === 0 || kind !== family || !(Number(bits) <= (kind === 4 ? 32 : 128))) {
    return false;
  }
  const list = new BlockList();
  list.addSubnet(address, Number(bits), kind === 4 ? 'ipv4' : 'ipv6');
  return list.check(host, kind === 4 ? 'ipv4' : 'ipv6');
}
