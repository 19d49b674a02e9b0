import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { pick } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

test('an inventory shows what it lists and nothing about records', async () => {
  const { saved } = renderEditor({ kind: 'inventory' });
  for (const label of ['Flow log', 'Answer as', 'Sources', 'Filters', 'From region']) {
    expect(screen.queryByText(label)).toBeNull();
  }
  await pick('List', 'CCNs');
  expect(saved()).toMatchObject({ kind: 'inventory', view: 'ccns', format: 'table' });
});

test('another kind becomes an inventory and comes back with what it had', async () => {
  const { saved } = renderEditor({ kind: 'top', topN: 7 });
  await pick('Question', 'Inventory');
  expect(saved()).toMatchObject({ kind: 'inventory', view: 'flowLogs', format: 'table' });
  await pick('Question', 'Top');
  expect(saved()).toMatchObject({ kind: 'top', topN: 7 });
});
