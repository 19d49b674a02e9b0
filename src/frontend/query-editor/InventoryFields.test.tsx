import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Filter } from '#query';
import { choose, pick } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

test('an inventory shows what it lists and filters, nothing else about records', async () => {
  const { saved } = renderEditor({ kind: 'inventory' });
  for (const label of ['Flow log', 'Answer as', 'Sources', 'From region']) {
    expect(screen.queryByText(label)).toBeNull();
  }
  await pick('List', 'CCNs');
  expect(saved()).toMatchObject({ kind: 'inventory', view: 'ccns', format: 'table' });
});

test('filters of records are set aside, those of an inventory may be of either log', async () => {
  const port: Filter = { field: 'dstport', operator: 'is', values: ['443'] };
  const { saved } = renderEditor({ kind: 'top', filters: [port] });
  await pick('Question', 'Inventory');
  expect(saved()).toMatchObject({ filters: [], setAside: { filters: [port] } });
  await userEvent.click(screen.getByRole('button', { name: 'Add filter' }));
  await choose('Filter field', 'Network interface');
  expect(saved()).toMatchObject({ filters: [{ field: 'interface', operator: 'is' }] });
});

test('another kind becomes an inventory and comes back with what it had', async () => {
  const { saved } = renderEditor({ kind: 'top', topN: 7 });
  await pick('Question', 'Inventory');
  expect(saved()).toMatchObject({ kind: 'inventory', view: 'flowLogs', format: 'table' });
  await pick('Question', 'Top');
  expect(saved()).toMatchObject({ kind: 'top', topN: 7 });
});
