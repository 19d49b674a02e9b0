import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { LIST_PRICES } from '#query';
import { choose, enter, pick } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

test('freshness shows whose records, and neither buckets nor prices nor what counts volume', () => {
  renderEditor({ kind: 'quality' });
  expect(screen.getByRole('radiogroup', { name: 'For each' })).not.toBeNull();
  for (const label of ['Bucket', 'Write price', 'Index price', 'From region', 'Observer']) {
    expect(screen.queryByLabelText(label)).toBeNull();
  }
});

test('a view that has no such format gets its own first one', async () => {
  const { saved } = renderEditor({ kind: 'quality', format: 'number' });
  await choose('Look at', 'Status over time');
  expect(saved()).toMatchObject({ view: 'status', format: 'series' });
  await pick('For each', 'Region pair');
  expect(saved()).toMatchObject({ each: 'pair' });
});

test('volume asks for prices; what is none is not taken over', async () => {
  const { saved, reported } = renderEditor({ kind: 'quality', view: 'volume' });
  await enter('Index price', 'free');
  expect(reported).not.toHaveBeenCalled();
  await enter('Index price', '0.05');
  expect(saved()).toMatchObject({ prices: { ...LIST_PRICES, index: 0.05 } });
});

test('another kind becomes a quality question without filters that would hide rows, and an inventory keeps its own view', async () => {
  const filters = [
    { field: 'dstport' as const, operator: 'is' as const, values: ['443'] },
    { field: 'ccn' as const, operator: 'is' as const, values: ['ccn-1'] },
  ];
  const { saved } = renderEditor({ kind: 'top', filters });
  await pick('Question', 'Quality');
  expect(saved()).toMatchObject({ kind: 'quality', view: 'freshness', format: 'table', filters: [filters[1]] });
  await pick('Question', 'Inventory');
  expect(saved()).toMatchObject({ kind: 'inventory', view: 'flowLogs' });
});

test('the other log has subjects of its own', async () => {
  const { saved } = renderEditor({ kind: 'quality', each: 'pair' });
  await pick('Flow log', 'VPC network interface');
  expect(saved()).toMatchObject({ log: 'eni', each: 'interface' });
});
