/** The data source's settings as Grafana stores them: `jsonData` in clear, secrets apart and write-only. */
import { type Locale, type Said, SaidError, say } from '#wording';
import type { NamedNetwork } from '#flowlog';
import type { Source } from '#query';

export type { NamedNetwork, Source };

/** How the API host is chosen. `custom` takes any `http(s)://host[:port]`, e.g. a local CLS. */
export type EndpointKind = 'default' | 'regional' | 'international' | 'internal' | 'finance' | 'custom';

export interface Endpoint {
  kind: EndpointKind;
  /** Only with `custom`. */
  url?: string;
}

export interface Settings {
  endpoint: Endpoint;
  sources: Source[];
  /** The user's own names for addresses and networks. */
  names?: NamedNetwork[];
  /** Connections go through Grafana's secure SOCKS proxy. The name is Grafana's own. */
  enableSecureSocksProxy?: boolean;
  /** Bandwidth caps that the VPC API does not tell. */
  caps?: CapSetting[];
  /** Minutes of the capture windows of interfaces, where what is measured is wrong. */
  eniWindowMinutes?: number | undefined;
  /** Language of answers to queries that tell of no reader, as those of alert rules; absent: English. */
  locale?: Locale;
}

/** A cap of a CCN on what leaves a region, in Mbit/s. */
export interface CapSetting {
  /** Absent: of every CCN. */
  ccn?: string;
  from: string;
  /** Absent: for all that leaves `from` together. */
  to?: string;
  mbps: number;
}

/** Of the capture windows of interfaces. */
export const LONGEST_WINDOW_MINUTES = 15;

/** Keys of `secureJsonData`. `token` goes with temporary keys only; `tlsCACert` is a certificate in PEM. */
export type SecretName = 'secretId' | 'secretKey' | 'token' | 'tlsCACert';

/** A setting that cannot be used: `field` is a path into the settings, e.g. `sources[2].region`. */
export class InvalidSettingsError extends SaidError {
  override readonly name = 'InvalidSettingsError';

  constructor(
    readonly field: string,
    reason: Said,
  ) {
    super(say('Setting {{field}}: {{reason}}', { field, reason }));
  }
}
