import { describe, expect, jest, test } from '@jest/globals';
import { dateTime, type DataQueryRequest } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { lastValueFrom } from 'rxjs';
import { useState } from 'react';
import type { SavedQuery } from '../saved-query';
import { choose, pick } from '../testing/choose';
import { startHost } from '../testing/host';
import { VariableEditor } from './VariableEditor';
import { VariableSupport } from './variable-support';

function renderVariable(saved: unknown, options: Parameters<typeof startHost>[0] = {}) {
  const { datasource } = startHost(options);
  const reported = jest.fn<(query: SavedQuery) => void>();
  function Variable() {
    const [query, setQuery] = useState(saved as SavedQuery);
    const onChange = (next: SavedQuery) => {
      reported(next);
      setQuery(next);
    };
    return <VariableEditor datasource={datasource} query={query} onChange={onChange} onRunQuery={() => undefined} />;
  }
  render(<Variable />);
  return { reported, saved: () => reported.mock.lastCall?.[0] };
}

describe('VariableEditor', () => {
  test.each<unknown>(['', 'label_values(up)', { refId: 'A' }])('writes a new variable down once: %j', (saved) => {
    const { reported } = renderVariable(saved);
    expect(reported.mock.calls).toEqual([[expect.objectContaining({ kind: 'values', version: 1, of: 'pair' })]]);
  });

  test('a variable of interfaces, where the settings have only those', () => {
    const eni = { region: 'ap-guangzhou', topic: 't', format: 'eni' as const };
    expect(renderVariable({}, { settings: { sources: [eni] } }).saved()).toMatchObject({ log: 'eni', of: 'interface' });
  });

  test('what is listed is chosen, and a statement is written where it is one', async () => {
    const { saved } = renderVariable({ refId: 'A', kind: 'values', version: 1, log: 'ccn', of: 'ccn', filters: [] });
    expect(saved()).toBeUndefined();
    await choose('List', 'Destination port');
    expect(saved()).toMatchObject({ kind: 'values', of: 'dstport' });
    await choose('List', 'Own statement, first column');
    expect(await screen.findByRole('textbox')).toBeInTheDocument();
  });

  test('the other log takes a list that it has', async () => {
    const { saved } = renderVariable({ refId: 'A', kind: 'values', version: 1, log: 'ccn', of: 'ccn', filters: [] });
    await pick('Flow log', 'VPC network interface');
    expect(saved()).toMatchObject({ log: 'eni', of: 'interface' });
  });
});

describe('a variable of a dashboard', () => {
  test('is asked as panels are, its own variables filled in', async () => {
    const { datasource, calls } = startHost({ variables: { src: ['a', 'b'] }, answer: () => ({ results: {} }) });
    const range = { from: dateTime(0), to: dateTime(3_600_000), raw: { from: '', to: '' } };
    const filters = [{ field: 'srcregion', operator: 'is', values: ['$src'] }];
    const targets = [{ kind: 'values', of: 'dstregion', filters }];
    const request = { targets, range, timezone: '', intervalMs: 0, scopedVars: {} };
    await lastValueFrom(new VariableSupport(datasource).query(request as unknown as DataQueryRequest<SavedQuery>));
    expect(calls[0]).toMatchObject({
      url: expect.stringContaining('/api/ds/query'),
      data: {
        queries: [{ refId: 'values', intervalMs: 60_000, locale: 'en-US', filters: [{ values: ['a', 'b'] }] }],
      },
    });
  });
});
