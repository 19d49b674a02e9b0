import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { choose, enter, pick } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

test('the number of cells and their shape are saved', async () => {
  const { saved } = renderEditor({ kind: 'matrix' });
  await enter('Cells', '30');
  await pick('Shape', 'List');
  expect(saved()).toMatchObject({ cells: 30, shape: 'list' });
});

test('columns are saved, rows stay', async () => {
  const { saved } = renderEditor({ kind: 'matrix' });
  await choose('Columns', 'Service');
  expect(saved()).toMatchObject({ kind: 'matrix', row: 'srcregion', column: 'service' });
});

test('the measure is saved', async () => {
  const { saved } = renderEditor({ kind: 'matrix' });
  await choose('Measure', 'Packets');
  expect(saved()).toMatchObject({ kind: 'matrix', measure: 'packets' });
});

test('a node graph has no shape', async () => {
  const { saved } = renderEditor({ kind: 'matrix' });
  expect(screen.getByRole('radiogroup', { name: 'Shape' })).toBeVisible();
  await pick('Answer as', 'Node graph');
  expect(saved()).toMatchObject({ kind: 'matrix', format: 'nodeGraph' });
  expect(screen.queryByRole('radiogroup', { name: 'Shape' })).toBeNull();
});

test('the other flow log gets dimensions of its own', async () => {
  const { saved } = renderEditor({ kind: 'matrix' });
  await pick('Flow log', 'VPC network interface');
  expect(saved()).toMatchObject({ log: 'eni', row: 'srcaddr', column: 'dstaddr' });
});

test('another kind becomes a matrix and comes back with what it had', async () => {
  const { saved } = renderEditor({ kind: 'traffic', topN: 7 });
  await pick('Question', 'Matrix');
  expect(saved()).toMatchObject({ kind: 'matrix', format: 'table', cells: 100 });
  await pick('Question', 'Traffic');
  expect(saved()).toMatchObject({ kind: 'traffic', topN: 7 });
});
