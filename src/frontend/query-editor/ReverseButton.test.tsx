import { expect, jest, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { defaultQuery } from '#query';
import type { SavedQuery } from '../saved-query';
import { ReverseButton } from './ReverseButton';

const button = () => screen.queryByRole('button', { name: 'Reverse direction' });

function renderButton(query: SavedQuery) {
  const onReverse = jest.fn((_query: SavedQuery) => undefined);
  render(<ReverseButton query={query} onReverse={onReverse} />);
  return onReverse;
}

test('turns filters and splits round, with a second click back again', async () => {
  const query = {
    ...{ ...defaultQuery('top'), refId: 'A', dimensions: ['srcaddr', 'dstport'], legend: '{{srcaddr}}' },
    filters: [
      { field: 'pair', operator: 'is', values: ['ap-shanghai>$to'] },
      { field: 'dstregion', operator: 'isNot', values: ['ap-beijing'] },
      { field: 'address', operator: 'is', values: ['10.0.0.1'] },
    ],
  } as SavedQuery;
  const onReverse = renderButton(query);
  await userEvent.click(button()!);
  const reversed = onReverse.mock.lastCall![0];
  expect(reversed).toEqual({
    ...query,
    dimensions: ['dstaddr', 'srcport'],
    filters: [
      { field: 'pair', operator: 'is', values: ['$to>ap-shanghai'] },
      { field: 'srcregion', operator: 'isNot', values: ['ap-beijing'] },
      { field: 'address', operator: 'is', values: ['10.0.0.1'] },
    ],
  });
  const again = renderButton(reversed);
  await userEvent.click(screen.getAllByRole('button', { name: 'Reverse direction' })[1]!);
  expect(again).toHaveBeenCalledWith(query);
});

test.each(['code', 'inventory', 'records'] as const)('is not there where nothing of %s has a side', (kind) => {
  renderButton({ ...defaultQuery(kind), refId: 'A' } as SavedQuery);
  expect(button()).toBeNull();
});
