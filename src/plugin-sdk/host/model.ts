/** Calls and answers in plain objects, as the host sees them. */
import type { DecodedFrame } from '../dataframe/frame';

/** The data source of a call, as Grafana's store keeps it; secrets in clear text, as they go over the wire. */
export interface HostDataSource {
  uid: string;
  name: string;
  url?: string;
  /** Milliseconds since the epoch. */
  updatedMs?: number;
  jsonData: unknown;
  secureJsonData?: Readonly<Record<string, string>>;
}

export interface HostContext {
  dataSource: HostDataSource;
  headers?: Readonly<Record<string, string>>;
  grafanaConfig?: Readonly<Record<string, string>>;
}

export interface HostQuery {
  refId: string;
  queryType?: string;
  maxDataPoints?: number;
  intervalMs?: number;
  fromMs: number;
  toMs: number;
  json: unknown;
}

export interface HostQueryAnswer {
  status: number;
  frames: DecodedFrame[];
  error?: string;
  errorSource?: string;
}

export interface HostHealth {
  status: 'ok' | 'error' | 'unknown';
  message: string;
  details: unknown;
}

export interface HostResourceRequest {
  method?: string;
  /** With query string, without leading slash. */
  url: string;
  body?: Uint8Array | string;
}

export interface HostResourceAnswer {
  status: number;
  headers: Record<string, string[]>;
  body: Buffer;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}
