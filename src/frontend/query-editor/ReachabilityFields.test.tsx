import { describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { enter, pick } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

const sources = [
  { region: 'ap-guangzhou', topic: 'one', format: 'ccn' as const },
  { region: 'ap-guangzhou', topic: 'two', format: 'eni' as const },
];

describe('the editor of a reachability question', () => {
  test('reports who, whom, and the service', async () => {
    const { saved } = renderEditor({ kind: 'reachability' });
    await enter('From', '10.2.9.77');
    await enter('To', ' 10.1.0.5 ');
    await enter('Port', '22');
    await enter('Protocol', 'tcp');
    expect(saved()).toMatchObject({ kind: 'reachability', from: '10.2.9.77', to: '10.1.0.5', port: 22, protocol: 6 });
    expect(screen.getByLabelText('Protocol')).toHaveValue('TCP');
  });

  test('takes over no port and no protocol that is none', async () => {
    const { saved } = renderEditor({ kind: 'reachability' });
    await enter('Port', '70000');
    await enter('Protocol', 'tpc');
    expect(saved()).toBeUndefined();
  });

  test('is about interfaces: neither the log nor the action can be chosen, and what it has no use for is told', async () => {
    const { saved } = renderEditor(
      { kind: 'traffic', filters: [{ field: 'region', operator: 'is', values: ['ap-tokyo'] }] },
      { settings: { sources } },
    );
    await pick('Question', 'Reachability');
    expect(saved()).toMatchObject({ kind: 'reachability', log: 'eni', format: 'table', filters: [] });
    expect(screen.getByRole('radio', { name: 'CCN cross-region' })).toBeDisabled();
    expect(screen.getByRole('note')).toHaveTextContent(
      'has no use for: CCN cross-region, Time series, Region, either side',
    );
    expect(screen.queryByRole('radiogroup', { name: 'Action' })).toBeNull();
  });
});
