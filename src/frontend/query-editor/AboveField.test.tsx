import { expect, jest, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { enter } from '../testing/choose';
import { AboveField } from './AboveField';

function renderField(value?: number) {
  const onChange = jest.fn<(above: number) => void>();
  render(<AboveField value={value} onChange={onChange} />);
  return onChange;
}

test.each([
  ['500M', 500_000_000],
  ['1.5 G', 1_500_000_000],
  ['0.5', 0.5],
  ['0', 0],
  ['2T', 2e12],
])('%s is taken over as %d', async (text, above) => {
  const onChange = renderField();
  await enter('Above', text);
  expect(onChange.mock.calls).toEqual([[above]]);
});

test.each(['-1', '5 m', '500 Mbit', 'much', '.'])('%s is marked and not taken over', async (text) => {
  const onChange = renderField(7);
  const box = screen.getByLabelText('Above');
  await userEvent.clear(box);
  await userEvent.type(box, text);
  expect(await screen.findByText('A number like 0.5 or 500M')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(onChange).not.toHaveBeenCalled();
});

test('the saved value stands in the field', () => {
  renderField(500_000_000);
  expect(screen.getByLabelText('Above')).toHaveValue('500000000');
});
