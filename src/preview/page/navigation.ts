/** What the URL says: `/?page=overview|editor|settings&ds=<uid>&from=&to=` and, in the editor, the query as JSON. */
import { locationService } from '@grafana/runtime';
import { readLinkTime } from './link-time';

export const PAGES = ['overview', 'editor', 'settings'] as const;
export type Page = (typeof PAGES)[number];

export interface Place {
  page: Page;
  dataSource: string | undefined;
  from: string | undefined;
  to: string | undefined;
  /** `from` and `to` that are no times, as they stand in the link. */
  badTimes: [name: string, text: string][];
  query: string | undefined;
}

export function readPlace(search: string): Place {
  const params = new URLSearchParams(search);
  const page = PAGES.find((each) => each === params.get('page')) ?? 'overview';
  const read = (name: string) => params.get(name) ?? undefined;
  const [from, to] = [params.get('from'), params.get('to')].map((text) => readLinkTime(text ?? ''));
  const badTimes = ['from', 'to'].flatMap((name): Place['badTimes'] => {
    const text = params.get(name) ?? '';
    return text === '' || readLinkTime(text) !== undefined ? [] : [[name, text]];
  });
  return { page, dataSource: read('ds'), from, to, badTimes, query: read('query') };
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
