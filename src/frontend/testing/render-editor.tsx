import { jest } from '@jest/globals';
import type { CoreApp, DataQuery, PanelData } from '@grafana/data';
import { render } from '@testing-library/react';
import { useState } from 'react';
import { defaultQuery, type FlowQuery } from '#query';
import { QueryEditor } from '../query-editor/QueryEditor';
import type { SavedQuery } from '../saved-query';
import { startHost } from './host';

type Host = ReturnType<typeof startHost>;
type Options = Parameters<typeof startHost>[0] & { app?: CoreApp; data?: PanelData };

/** The editor of a query with the defaults of its kind. */
export function renderEditor(query: Partial<FlowQuery>, options: Options = {}) {
  return renderSaved({ ...defaultQuery(query.kind ?? 'traffic', query.log), ...query, refId: 'A' }, options);
}

/** The editor as a panel holds it: what it reports comes back as its query. `saved` is what was reported last. */
export function renderSaved(query: DataQuery & Record<string, unknown>, { app, data, ...options }: Options = {}) {
  const host: Host = startHost(options);
  const reported = jest.fn<(query: SavedQuery) => void>();
  const ran = jest.fn();
  function Panel() {
    const [saved, setSaved] = useState(query as unknown as SavedQuery);
    const onChange = (next: SavedQuery) => {
      reported(next);
      setSaved(next);
    };
    return (
      <QueryEditor
        app={app}
        data={data}
        datasource={host.datasource}
        query={saved}
        onChange={onChange}
        onRunQuery={ran}
      />
    );
  }
  const { unmount } = render(<Panel />);
  return { ...host, unmount, reported, ran, saved: () => reported.mock.lastCall?.[0] };
}
