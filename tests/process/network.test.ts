/** The executable behind proxies and own certificates, as firms have them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type HostContext, type PluginProcess, startPlugin } from '#plugin-sdk';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../src/local-cls/start-local-cls';
import { EXECUTABLE } from './executable';
import { type Proxy, startHttpProxy, startSocksProxy, startTlsFront } from './proxies';

const pem = (name: string) => readFileSync(path.join(__dirname, '../data/tls', name), 'utf8');
const AUTHORITY = pem('authority.pem');
const END = { cert: pem('end.pem'), key: pem('end.key') };
/** A host that only the proxies know. */
const HOST = 'cls.example.test';
const { secretId, secretKey } = DEMO_KEYS[0]!;

let dir: string;
let cls: LocalCls;
let clsPort: number;
let front: Proxy;
const proxies: Proxy[] = [];
const plugins: PluginProcess[] = [];

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'network-'));
  cls = await startLocalCls({ dir });
  clsPort = Number(new URL(cls.url).port);
  front = await startTlsFront(clsPort, END);
});
afterEach(async () => {
  await Promise.all(plugins.splice(0).map((plugin) => plugin.stop()));
  proxies.splice(0).forEach((proxy) => proxy.close());
});
afterAll(async () => {
  front.close();
  await cls.close();
  rmSync(dir, { recursive: true, force: true });
});

const kept = async (starting: Promise<Proxy>): Promise<Proxy> => {
  const proxy = await starting;
  proxies.push(proxy);
  return proxy;
};

interface Given {
  url: string;
  ca?: string;
  env?: Record<string, string>;
  enableSecureSocksProxy?: boolean;
  grafanaConfig?: Record<string, string>;
}

/** What "Save & test" says. */
async function check({ url, ca, env, enableSecureSocksProxy = false, grafanaConfig = {} }: Given) {
  const plugin = await startPlugin({ executable: EXECUTABLE, env });
  plugins.push(plugin);
  const [topic] = cls.topics;
  const source = { region: topic!.region, topic: topic!.topicId, format: 'mixed' };
  const context: HostContext = {
    dataSource: {
      uid: 'behind-proxy',
      name: 'Flow logs',
      updatedMs: 1,
      jsonData: { endpoint: { kind: 'custom', url }, sources: [source], enableSecureSocksProxy },
      secureJsonData: { secretId, secretKey, ...(ca ? { tlsCACert: ca } : {}) },
    },
    grafanaConfig,
  };
  return JSON.stringify(await plugin.checkHealth(context));
}

const REACHED = /"can be searched|no records|"status":"ok"/;

describe('a service with a certificate of an own authority', () => {
  test('is refused with the way to mend it', async () => {
    expect(await check({ url: `https://127.0.0.1:${front.port}` })).toMatch(
      /enter it as CA certificate in the settings/,
    );
  });

  test('is reached once the authority is in the settings', async () => {
    expect(await check({ url: `https://127.0.0.1:${front.port}`, ca: AUTHORITY })).toMatch(REACHED);
  });

  test('a text that is no certificate is refused by name', async () => {
    expect(await check({ url: `https://127.0.0.1:${front.port}`, ca: 'nonsense' })).toMatch(
      /tlsCACert: is no certificate/,
    );
  });
});

describe("the environment's proxy", () => {
  test('tunnels to a service with TLS', async () => {
    const proxy = await kept(startHttpProxy(front.port, 'name:pass word'));
    const env = { HTTPS_PROXY: `http://name:pass%20word@127.0.0.1:${proxy.port}` };
    expect(await check({ url: `https://${HOST}`, ca: AUTHORITY, env })).toMatch(REACHED);
    expect(proxy.asked).toContain(`${HOST}:443`);
  });

  test('passes plain requests on', async () => {
    const proxy = await kept(startHttpProxy(clsPort));
    const env = { http_proxy: `127.0.0.1:${proxy.port}` };
    expect(await check({ url: `http://${HOST}`, env })).toMatch(REACHED);
    expect(proxy.asked[0]).toBe(`http://${HOST}/`);
  });

  test('may speak SOCKS', async () => {
    const proxy = await kept(startSocksProxy(front.port));
    const env = { HTTPS_PROXY: `socks5://127.0.0.1:${proxy.port}` };
    expect(await check({ url: `https://${HOST}`, ca: AUTHORITY, env })).toMatch(REACHED);
    expect(proxy.asked).toContain(`${HOST}:443`);
  });

  test('is left out for what NO_PROXY names', async () => {
    const proxy = await kept(startHttpProxy(front.port));
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: 'example.test' };
    expect(await check({ url: `https://${HOST}`, ca: AUTHORITY, env })).toMatch(/host name is not known/);
    expect(proxy.asked).toEqual([]);
  });

  test('that wants a password is named, without showing one', async () => {
    const proxy = await kept(startHttpProxy(front.port, 'name:right'));
    const env = { HTTPS_PROXY: `http://name:wrong@127.0.0.1:${proxy.port}` };
    const said = await check({ url: `https://${HOST}`, ca: AUTHORITY, env });
    expect(said).toMatch(/by the proxy 127\.0\.0\.1:\d+: the proxy asks for a name and password \(HTTP 407\)/);
    expect(said).not.toContain('wrong');
  });

  test('that nobody can read is refused by name', async () => {
    expect(await check({ url: `https://${HOST}`, env: { HTTPS_PROXY: 'ftp://proxy' } })).toMatch(
      /HTTPS_PROXY: the environment's value is not a proxy's address/,
    );
  });
});

describe("Grafana's secure SOCKS proxy", () => {
  const configOf = ({ port }: Proxy) => ({
    GF_SECURE_SOCKS_DATASOURCE_PROXY_SERVER_ENABLED: 'true',
    GF_SECURE_SOCKS_DATASOURCE_PROXY_PROXY_ADDRESS: `127.0.0.1:${port}`,
    GF_SECURE_SOCKS_DATASOURCE_PROXY_SERVER_NAME: 'proxy.example.test',
    GF_SECURE_SOCKS_DATASOURCE_PROXY_ROOT_CA_CERT_VALS: AUTHORITY,
    GF_SECURE_SOCKS_DATASOURCE_PROXY_CLIENT_CERT_VAL: END.cert,
    GF_SECURE_SOCKS_DATASOURCE_PROXY_CLIENT_KEY_VAL: END.key,
  });
  const secure = { url: `https://${HOST}`, ca: AUTHORITY, enableSecureSocksProxy: true };

  test('is used with its certificates, before the environment', async () => {
    const proxy = await kept(startSocksProxy(front.port, { ...END, ca: AUTHORITY }));
    const env = { HTTPS_PROXY: 'http://127.0.0.1:1' };
    expect(await check({ ...secure, env, grafanaConfig: configOf(proxy) })).toMatch(REACHED);
    expect(proxy.asked).toContain(`${HOST}:443`);
  });

  test('that this Grafana does not have is refused, not passed by', async () => {
    expect(await check(secure)).toMatch(/enableSecureSocksProxy: this Grafana has no secure SOCKS proxy/);
  });
});
