import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { enter, pick } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

test('a template is saved as it is typed, and cleared by an empty one', async () => {
  const { saved } = renderEditor({ kind: 'traffic', legend: 'old' });
  expect(screen.getByLabelText('Legend')).toHaveValue('old');
  // In what userEvent types, a doubled brace is one.
  await enter('Legend', '$ccn {{{{srcregion}}');
  expect(saved()).toMatchObject({ legend: '$ccn {{srcregion}}' });
  await enter('Legend', '  ');
  expect(saved()?.legend).toBeUndefined();
});

test('only series and numbers have one', async () => {
  renderEditor({ kind: 'traffic' });
  expect(screen.getByLabelText('Legend')).toBeVisible();
  await pick('Answer as', 'Table');
  expect(screen.queryByLabelText('Legend')).toBeNull();
});
