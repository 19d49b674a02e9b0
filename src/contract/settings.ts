/** The data source's settings as Grafana stores them: `jsonData` in clear, secrets apart and write-only. */
import type { LogFormat } from '#flowlog';

/** How the API host is chosen. `custom` takes any `http(s)://host[:port]`, e.g. a local CLS. */
export type EndpointKind = 'default' | 'regional' | 'international' | 'internal' | 'finance' | 'custom';

export interface Endpoint {
  kind: EndpointKind;
  /** Only with `custom`. */
  url?: string;
}

/** A topic to ask. `mixed`: records of both formats lie in it and are told apart one by one. */
export interface Source {
  region: string;
  topic: string;
  format: LogFormat | 'mixed';
  /** The CCN whose traffic the topic keeps, where it is known. */
  ccn?: string;
}

export interface Settings {
  endpoint: Endpoint;
  sources: Source[];
}

/** Keys of `secureJsonData`. `token` goes with temporary keys only. */
export type SecretName = 'secretId' | 'secretKey' | 'token';
