import { describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { choose, enter } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

const VALUES = 'Filter values, separated by commas';
const add = () => userEvent.click(screen.getByRole('button', { name: 'Add filter' }));

describe('filter rows', () => {
  test('a new filter is saved but not asked until it has a value', async () => {
    const { saved, ran } = renderEditor({});
    await add();
    expect(saved()?.filters).toEqual([{ field: 'address', operator: 'is', values: [] }]);
    expect(ran).not.toHaveBeenCalled();
    await enter(VALUES, '10.0.0.1, 10.0.0.2');
    expect(saved()?.filters).toEqual([{ field: 'address', operator: 'is', values: ['10.0.0.1', '10.0.0.2'] }]);
    expect(ran).toHaveBeenCalledTimes(1);
  });

  test('a field keeps only operators it has', async () => {
    const { saved } = renderEditor({ filters: [{ field: 'srcaddr', operator: 'inNetwork', values: ['10.0.0.0/8'] }] });
    await choose('Filter field', 'Destination port');
    expect(saved()?.filters).toEqual([{ field: 'dstport', operator: 'is', values: [] }]);
    await choose('Filter operator', 'between');
    await enter(VALUES, '1024-65535');
    expect(saved()?.filters).toEqual([{ field: 'dstport', operator: 'between', values: ['1024-65535'] }]);
  });

  test('a wrong value is marked, kept and not asked', async () => {
    const { saved, ran } = renderEditor({ filters: [{ field: 'protocol', operator: 'is', values: ['tcp'] }] });
    await enter(VALUES, 'tpc');
    expect(screen.getByText('"tpc" does not fit. A name like tcp or a number from 0 to 255')).toBeVisible();
    expect(saved()?.filters).toEqual([{ field: 'protocol', operator: 'is', values: ['tpc'] }]);
    expect(ran).not.toHaveBeenCalled();
  });

  test('free words may hold commas', async () => {
    const { saved } = renderEditor({ filters: [{ field: 'words', operator: 'is', values: [] }] });
    await enter(VALUES, 'one, two');
    expect(saved()?.filters[0]?.values).toEqual(['one, two']);
  });

  test('operators without values have no box for them', async () => {
    const { saved } = renderEditor({ filters: [{ field: 'srcport', operator: 'is', values: ['1'] }] });
    await choose('Filter operator', 'is missing');
    expect(saved()?.filters).toEqual([{ field: 'srcport', operator: 'missing', values: [] }]);
    expect(screen.queryByLabelText(VALUES)).toBeNull();
  });

  test('removing a row leaves the others', async () => {
    const { saved } = renderEditor({
      filters: [
        { field: 'dstport', operator: 'is', values: ['443'] },
        { field: 'action', operator: 'is', values: ['REJECT'] },
      ],
    });
    await userEvent.click(screen.getByRole('button', { name: 'Remove filter Destination port' }));
    expect(saved()?.filters).toEqual([{ field: 'action', operator: 'is', values: ['REJECT'] }]);
  });
});
