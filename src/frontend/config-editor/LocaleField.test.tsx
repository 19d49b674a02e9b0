import { expect, jest, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Locale } from '#wording';
import { pick } from '../testing/choose';
import { LocaleField } from './LocaleField';

function renderField(value?: Locale, disabled = false) {
  const onChange = jest.fn<(locale: Locale) => void>();
  render(<LocaleField value={value} disabled={disabled} onChange={onChange} />);
  return onChange;
}

test('alerts speak English until another language is chosen', async () => {
  const onChange = renderField();
  expect(screen.getByLabelText('English')).toBeChecked();
  await pick('Alert texts', 'Simplified Chinese');
  expect(onChange.mock.calls).toEqual([['zh-Hans']]);
});

test('the saved language is shown; provisioned settings cannot be changed', async () => {
  const onChange = renderField('zh-Hans', true);
  expect(screen.getByLabelText('Simplified Chinese')).toBeChecked();
  await userEvent.click(screen.getByLabelText('English'));
  expect(onChange).not.toHaveBeenCalled();
});
