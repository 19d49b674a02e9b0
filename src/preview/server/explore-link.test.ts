import { expect, test } from '@jest/globals';
import { openEditor } from './explore-link';

const linkOf = (left: unknown) => new URL(`http://preview/explore?left=${encodeURIComponent(JSON.stringify(left))}`);

test('a link to Explore opens the editor with its question, data source and range', () => {
  const query = { refId: 'A', kind: 'records', filters: [{ field: 'address', operator: 'is', values: ['10.0.0.1'] }] };
  const link = linkOf({ datasource: 'flowlens', queries: [query], range: { from: 'now-6h', to: 'now' } });
  const { status, headers } = openEditor(link);
  expect(status).toBe(302);
  const { searchParams, pathname } = new URL(String(headers!.Location), link);
  expect(pathname).toBe('/');
  const { query: text, ...place } = Object.fromEntries(searchParams);
  expect(place).toEqual({ page: 'editor', ds: 'flowlens', from: 'now-6h', to: 'now' });
  expect(JSON.parse(text!)).toEqual(query);
});

test('what a link leaves out is what the editor begins with; one that is no JSON is refused', () => {
  expect(openEditor(linkOf({})).headers!.Location).toBe('/?page=editor');
  expect(() => openEditor(new URL('http://preview/explore?left={'))).toThrow('no question');
});
