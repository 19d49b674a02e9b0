import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

/** Opens the list of the control with this label and picks an option by its text, without its description. */
export async function choose(label: string | RegExp, option: string | RegExp): Promise<void> {
  const selector = '[role="option"] *';
  await userEvent.click(screen.getByLabelText(label));
  await screen.findAllByRole('option');
  // Long lists draw only what is in sight; typing narrows them.
  if (typeof option === 'string' && screen.queryByText(option, { selector }) === null) {
    await userEvent.paste(option);
  }
  await userEvent.click(await screen.findByText(option, { selector }));
}

/** Picks a radio button in the group with this name. */
export async function pick(group: string, option: string): Promise<void> {
  await userEvent.click(within(screen.getByRole('radiogroup', { name: group })).getByLabelText(option));
}

/** Replaces the text of a text box and leaves it with Enter. */
export async function enter(label: string | RegExp, text: string): Promise<void> {
  const box = screen.getByLabelText(label);
  await userEvent.clear(box);
  await userEvent.type(box, `${text}{Enter}`);
}
