import { describe, expect, jest, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { panelData } from '../testing/panel-data';
import { renderEditor } from '../testing/render-editor';

const data = panelData([{ fields: [{ name: 'bytes', values: [7] }] }]);
const button = () => screen.getByRole('button', { name: 'Copy evidence' });

/** As the browser offers it; without one it is a page that may not copy. */
function clipboard(writeText?: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, 'clipboard', { value: writeText && { writeText }, configurable: true });
}

describe('copying evidence', () => {
  test('the answer goes to the clipboard', async () => {
    renderEditor({}, { data });
    const writeText = jest.fn((_text: string) => Promise.resolve());
    clipboard(writeText);
    await userEvent.click(button());
    expect(writeText.mock.lastCall?.[0]).toContain('bytes\n7\n');
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
  });

  test.each([['refuses', () => Promise.reject(new Error('denied'))] as const, ['has none', undefined] as const])(
    'where the browser %s the text is shown',
    async (_case, writeText) => {
      renderEditor({ kind: 'inventory' }, { data });
      clipboard(writeText);
      await userEvent.click(button());
      expect(await screen.findByRole('textbox', { name: 'Evidence' })).toHaveDisplayValue(/bytes\n7\n/);
    },
  );

  test('without an answer there is nothing to copy', () => {
    renderEditor({});
    expect(button()).toHaveAttribute('aria-disabled', 'true');
  });
});
