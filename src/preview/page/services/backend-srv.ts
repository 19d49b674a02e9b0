/** Grafana's `BackendSrv` over `fetch`: what data sources and editors call. Unsubscribing aborts the request. */
import { type BackendSrv, type BackendSrvRequest, type FetchError, type FetchResponse } from '@grafana/runtime';
import { lastValueFrom, Observable } from 'rxjs';

type Params = Record<string, unknown>;

function withParams(url: string, params: Params | undefined): string {
  const entries = Object.entries(params ?? {}).filter(([, value]) => value !== undefined && value !== null);
  if (entries.length === 0) {
    return url;
  }
  const search = new URLSearchParams(entries.map(([key, value]) => [key, String(value)]));
  return `${url}${url.includes('?') ? '&' : '?'}${search}`;
}

function absolute(url: string): string {
  return /^https?:/.test(url) || url.startsWith('/') ? url : `/${url}`;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return { message: text };
  }
}

async function send<T>(request: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const response = await fetch(absolute(withParams(request.url, request.params)), {
    method: request.method ?? 'GET',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...request.headers },
    body: request.data === undefined ? undefined : JSON.stringify(request.data),
    signal,
  });
  const data = (await readBody(response)) as T;
  if (!response.ok) {
    const failure: FetchError<T> = { status: response.status, statusText: response.statusText, data, config: request };
    throw failure;
  }
  const { status, statusText, ok, headers, redirected, type, url } = response;
  return { data, status, statusText, ok, headers, redirected, type, url, config: request };
}

export class FetchBackendSrv implements BackendSrv {
  /** The newest request of each id; a newer one with the same id takes its place, as in Grafana. */
  private readonly running = new Map<string, AbortController>();

  fetch<T>(request: BackendSrvRequest): Observable<FetchResponse<T>> {
    return new Observable((subscriber) => {
      const abort = new AbortController();
      const id = request.requestId;
      if (id) {
        this.running.get(id)?.abort();
        this.running.set(id, abort);
      }
      request.abortSignal?.addEventListener('abort', () => abort.abort());
      send<T>(request, abort.signal).then(
        (response) => {
          subscriber.next(response);
          subscriber.complete();
        },
        (error: unknown) =>
          abort.signal.aborted ? subscriber.complete() : subscriber.error(toFetchError(error, request)),
      );
      return () => {
        abort.abort();
        if (id && this.running.get(id) === abort) {
          this.running.delete(id);
        }
      };
    });
  }

  chunked(): Observable<FetchResponse<Uint8Array | undefined>> {
    throw new Error('The preview page has no streaming requests.');
  }

  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  async request<T>(options: BackendSrvRequest): Promise<T> {
    return (await lastValueFrom(this.fetch<T>(options))).data;
  }

  get<T>(url: string, params?: Params, requestId?: string, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'GET', url, params, requestId });
  }

  delete<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'DELETE', url, data });
  }

  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'POST', url, data });
  }

  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'PATCH', url, data });
  }

  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'PUT', url, data });
  }
}

function toFetchError(error: unknown, config: BackendSrvRequest): FetchError {
  if (typeof error === 'object' && error !== null && 'status' in error) {
    return error as FetchError;
  }
  const message = 'The preview server does not answer. Is `npm run demo` still running?';
  return { status: 0, statusText: message, data: { message }, message, config };
}
