/** What the URL says: `/?page=overview|editor|settings&ds=<uid>&from=&to=` and, in the editor, the query as JSON. */
import { locationService } from '@grafana/runtime';

export const PAGES = ['overview', 'editor', 'settings'] as const;
export type Page = (typeof PAGES)[number];

export interface Place {
  page: Page;
  dataSource: string | undefined;
  from: string | undefined;
  to: string | undefined;
  query: string | undefined;
}

export function readPlace(search: string): Place {
  const params = new URLSearchParams(search);
  const page = PAGES.find((each) => each === params.get('page')) ?? 'overview';
  const read = (name: string) => params.get(name) ?? undefined;
  return { page, dataSource: read('ds'), from: asTime(read('from')), to: asTime(read('to')), query: read('query') };
}

/** Milliseconds since the epoch become the ISO text that scenes read; `now-1h` and ISO stay. */
function asTime(text: string | undefined): string | undefined {
  return text && /^\d+$/.test(text) ? new Date(Number(text)).toISOString() : text;
}

export interface Move {
  page?: Page;
  ds?: string;
  from?: string;
  to?: string;
  query?: string;
}

/** Goes to another page; its own parameters of the URL are dropped, data source and time stay. */
export function navigate(move: Move): void {
  const current = new URLSearchParams(locationService.getLocation().search);
  const next = new URLSearchParams();
  for (const name of ['page', 'ds', 'from', 'to'] as const) {
    const value = move[name] ?? current.get(name);
    if (value) {
      next.set(name, value);
    }
  }
  if (move.query) {
    next.set('query', move.query);
  }
  locationService.push(`/?${next}`);
}
