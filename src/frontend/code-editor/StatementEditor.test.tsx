import { describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderEditor } from '../testing/render-editor';

describe('StatementEditor', () => {
  test('saves while typing and runs on Ctrl+Enter', async () => {
    const { saved, ran } = renderEditor({ kind: 'code', text: '' } as never);
    const box = await screen.findByLabelText('Statement');
    await userEvent.type(box, 'dstport:443');
    expect(saved()).toMatchObject({ text: 'dstport:443' });
    expect(ran).not.toHaveBeenCalled();
    await userEvent.type(box, '{Control>}{Enter}{/Control}');
    expect(ran).toHaveBeenCalledTimes(1);
  });

  test('runs when the focus leaves a changed text, and only then', async () => {
    const { ran } = renderEditor({ kind: 'code', text: '*' } as never);
    const box = await screen.findByLabelText('Statement');
    await userEvent.click(box);
    await userEvent.tab();
    expect(ran).not.toHaveBeenCalled();
    await userEvent.type(box, '*');
    await userEvent.tab();
    expect(ran).toHaveBeenCalledTimes(1);
  });

  test('marks the place of a syntax error with line and column', async () => {
    const { container } = renderBroken();
    expect(await screen.findByText('line 2:18')).toBeVisible();
    expect(container.querySelector('mark')).toHaveTextContent(')');
  });

  test('marks the place an error of the backend names', async () => {
    renderEditor({ kind: 'code', text: '* | select\n  nonsense' } as never, {
      answer: () => {
        const data = { message: 'Column nonsense cannot be resolved', field: 'text', position: { line: 2, column: 3 } };
        throw { status: 400, statusText: 'Bad Request', config: { url: '' }, data };
      },
    });
    expect(await screen.findByText('line 2:3')).toBeVisible();
    expect(document.querySelector('mark')).toHaveTextContent('n');
  });
});

function renderBroken() {
  renderEditor({ kind: 'code', text: 'log-status:OK\nAND action:REJECT)' } as never);
  return { container: document.body };
}
