import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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

test('Enter on part of a name takes the region it belongs to', async () => {
  const { saved } = renderEditor({});
  await userEvent.type(screen.getByLabelText('From region'), 'shanghai{Enter}');
  expect(saved()?.filters).toEqual([{ field: 'srcregion', operator: 'is', values: ['ap-shanghai'] }]);
});

test('a variable and a region nobody knows can be typed', async () => {
  const { saved } = renderEditor({});
  await userEvent.type(screen.getByLabelText('From region'), '$s{Enter}');
  await userEvent.type(screen.getByLabelText('To region'), 'moon-1{Enter}');
  expect(saved()?.filters).toEqual([{ field: 'pair', operator: 'is', values: ['$s>moon-1'] }]);
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
