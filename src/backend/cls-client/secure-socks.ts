import { say } from '#wording';
import { InvalidSettingsError } from '#contract';
import type { PluginContext } from '#plugin-sdk';
import type { SocksProxy } from './socks-agent';

const PREFIX = 'GF_SECURE_SOCKS_DATASOURCE_PROXY_';

/** Grafana's secure SOCKS proxy for a data source; `uid` is the name it goes by there. Throws where there is none. */
export function secureSocks(config: PluginContext['grafanaConfig'], uid: string): SocksProxy {
  const told = (name: string) => config[`${PREFIX}${name}`]?.reveal() ?? '';
  const [, host = '', port] = /^(?:.*:\/\/)?(.+):(\d+)$/.exec(told('PROXY_ADDRESS')) ?? [];
  if (told('SERVER_ENABLED') !== 'true' || port === undefined) {
    throw new InvalidSettingsError(
      'enableSecureSocksProxy',
      say(
        'this Grafana has no secure SOCKS proxy; set [secure_socks_datasource_proxy] in its configuration, or switch it off here',
      ),
    );
  }
  const proxy = { host: host.replace(/^\[|\]$/g, ''), port: Number(port), user: { name: uid, password: '' } };
  return told('ALLOW_INSECURE') === 'true'
    ? proxy
    : {
        ...proxy,
        tls: {
          ca: told('ROOT_CA_CERT_VALS').split(','),
          cert: told('CLIENT_CERT_VAL'),
          key: told('CLIENT_KEY_VAL'),
          servername: told('SERVER_NAME'),
          minVersion: 'TLSv1.3',
        },
      };
}
