import { describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { pick } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

describe('comparison', () => {
  test('of a chart', async () => {
    const { saved } = renderEditor({});
    await pick('Compare with', '1 week before');
    expect(saved()).toMatchObject({ compareWith: 'week' });
    expect(screen.queryByRole('radiogroup', { name: 'Order' })).toBeNull();
    await pick('Compare with', 'Nothing');
    expect(saved()?.kind === 'traffic' && saved()).not.toHaveProperty('compareWith', 'week');
  });

  test('of a ranking offers orders by change, which go with it', async () => {
    const { saved } = renderEditor({ kind: 'top' });
    expect(screen.queryByRole('radiogroup', { name: 'Order' })).toBeNull();
    await pick('Compare with', '1 day before');
    expect(screen.getByRole('radio', { name: 'Biggest' })).toBeChecked();
    await pick('Order', 'Grew most');
    expect(saved()).toMatchObject({ compareWith: 'day', order: 'grew' });
    await pick('Compare with', 'Nothing');
    expect(saved()).toMatchObject({ kind: 'top', compareWith: undefined, order: undefined });
  });
});
