import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { choose, pick } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

test('region pair and direction', async () => {
  const { saved, ran } = renderEditor({});
  await choose('From region', /^ap-shanghai \(/);
  expect(saved()?.filters).toEqual([{ field: 'srcregion', operator: 'is', values: ['ap-shanghai'] }]);
  await choose('To region', /^ap-guangzhou \(/);
  expect(saved()?.filters).toEqual([{ field: 'pair', operator: 'is', values: ['ap-shanghai>ap-guangzhou'] }]);
  await pick('Direction', 'Either way');
  expect(saved()?.filters).toEqual([{ field: 'pair', operator: 'eitherWay', values: ['ap-shanghai>ap-guangzhou'] }]);
  expect(ran).toHaveBeenCalledTimes(3);
});

test('a pair the controls show is not shown again as a row', () => {
  renderEditor({ filters: [{ field: 'pair', operator: 'is', values: ['ap-shanghai>ap-guangzhou'] }] });
  expect(screen.getByDisplayValue(/^ap-shanghai \(Shanghai/)).toBe(screen.getByLabelText('From region'));
  expect(screen.queryByRole('group', { name: /^Filter/ })).toBeNull();
});

test('a pair the controls cannot show is a row', () => {
  renderEditor({ filters: [{ field: 'pair', operator: 'isNot', values: ['ap-shanghai>ap-guangzhou'] }] });
  expect(screen.getByRole('group', { name: 'Filter Region pair' })).toBeVisible();
});
