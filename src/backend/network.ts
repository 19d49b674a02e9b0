import { X509Certificate } from 'node:crypto';
import { say } from '#wording';
import { InvalidSettingsError, type Settings } from '#contract';
import type { DataSourceInstance, PluginContext } from '#plugin-sdk';
import type { Network } from './cls-client/connections';
import { secureSocks } from './cls-client/secure-socks';

/** What a data source's settings and Grafana's own say of the way to the services. */
export function readNetwork(
  settings: Settings,
  { uid, secureJsonData }: DataSourceInstance,
  config: PluginContext['grafanaConfig'],
): Network {
  const ca = secureJsonData.tlsCACert?.reveal().trim() ?? '';
  return {
    ...(ca === '' ? {} : { ca: readCertificates(ca) }),
    ...(settings.enableSecureSocksProxy ? { socks: secureSocks(config, uid) } : {}),
  };
}

function readCertificates(pem: string): string {
  try {
    new X509Certificate(pem);
    return pem;
  } catch {
    throw new InvalidSettingsError(
      'tlsCACert',
      say('is no certificate; paste it as PEM, from BEGIN CERTIFICATE to END CERTIFICATE'),
    );
  }
}
