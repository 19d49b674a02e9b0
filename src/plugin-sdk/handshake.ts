/** What go-plugin's host expects before it speaks gRPC. */
const COOKIE = { name: 'grafana_plugin_type', value: 'datasource' };
const CORE_PROTOCOL = 1;
const GRAFANA_PROTOCOL = 2;

export type Address = { network: 'unix'; path: string } | { network: 'tcp'; port: number };

/** The magic cookie tells a start by Grafana from a start by hand. */
export function hasCookie(env: Readonly<Record<string, string | undefined>>): boolean {
  return env[COOKIE.name] === COOKIE.value;
}

/**
 * Where this process listens, in the one line that may ever go to stdout.
 *
 *     printHandshake({ network: 'unix', path: '/tmp/p/socket' })  ->  1|2|unix|/tmp/p/socket|grpc
 */
export function printHandshake(address: Address): string {
  const where = address.network === 'unix' ? address.path : `127.0.0.1:${address.port}`;
  return `${CORE_PROTOCOL}|${GRAFANA_PROTOCOL}|${address.network}|${where}|grpc`;
}

/** The environment and the first line, from the host's side. Undefined for any other line. */
export function parseHandshake(line: string): Address | undefined {
  const [core, app, network, where, protocol] = line.trim().split('|');
  if (Number(core) !== CORE_PROTOCOL || Number(app) !== GRAFANA_PROTOCOL || protocol !== 'grpc' || !where)
    return undefined;
  if (network === 'unix') return { network, path: where };
  const port = Number(where.split(':')[1]);
  return network === 'tcp' && port > 0 ? { network, port } : undefined;
}

/** All of the environment that Grafana gives a plugin; nothing of the host's own is passed on. */
export const HOST_ENVIRONMENT: Readonly<Record<string, string>> = {
  [COOKIE.name]: COOKIE.value,
  PLUGIN_MIN_PORT: '10000',
  PLUGIN_MAX_PORT: '25000',
  PLUGIN_PROTOCOL_VERSIONS: String(GRAFANA_PROTOCOL),
  GF_VERSION: '12.4.10',
};
