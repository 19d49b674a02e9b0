import { BadRequestError, type Reply } from './http';

interface Left {
  datasource?: string;
  queries?: object[];
  range?: { from?: string; to?: string };
}

/** Grafana's links to Explore, `/explore?left=`, open the editor with their question. */
export function openEditor(url: URL): Reply {
  const { datasource, queries = [], range } = readLeft(url.searchParams.get('left') ?? '');
  const place = new URLSearchParams({
    page: 'editor',
    ...(datasource === undefined ? {} : { ds: datasource }),
    ...(range?.from === undefined ? {} : { from: range.from }),
    ...(range?.to === undefined ? {} : { to: range.to }),
    ...(queries[0] === undefined ? {} : { query: JSON.stringify(queries[0]) }),
  });
  return { status: 302, headers: { Location: `/?${place}` } };
}

function readLeft(text: string): Left {
  try {
    return (JSON.parse(text) ?? {}) as Left;
  } catch {
    throw new BadRequestError('The link to Explore has no question in `left`.');
  }
}
