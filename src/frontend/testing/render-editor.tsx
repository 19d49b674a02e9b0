import { jest } from '@jest/globals';
import { render } from '@testing-library/react';
import { useState } from 'react';
import { defaultQuery, type FlowQuery } from '#query';
import { QueryEditor } from '../query-editor/QueryEditor';
import type { SavedQuery } from '../saved-query';
import { startHost } from './host';

type Host = ReturnType<typeof startHost>;

/** The editor as a panel holds it: what it reports comes back as its query. `saved` is what was reported last. */
export function renderEditor(query: Partial<FlowQuery>, options: Parameters<typeof startHost>[0] = {}) {
  const host: Host = startHost(options);
  const reported = jest.fn<(query: SavedQuery) => void>();
  const ran = jest.fn();
  function Panel() {
    const [saved, setSaved] = useState({
      ...defaultQuery(query.kind ?? 'traffic', query.log),
      ...query,
      refId: 'A',
    } as SavedQuery);
    const onChange = (next: SavedQuery) => {
      reported(next);
      setSaved(next);
    };
    return <QueryEditor datasource={host.datasource} query={saved} onChange={onChange} onRunQuery={ran} />;
  }
  const { unmount } = render(<Panel />);
  return { ...host, unmount, reported, ran, saved: () => reported.mock.lastCall?.[0] };
}
