import { describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FlowQuery } from '#query';
import { renderEditor } from '../testing/render-editor';

const ENI_LINE = '1 100 eni-ab12 10.0.0.2 10.0.0.1 443 50000 6 5 300 1760000000 1760000300 REJECT OK';
const FLOW = '10.0.0.1:50000 > 10.0.0.2:443 tcp';

async function pasteInto(query: Partial<FlowQuery>, text: string) {
  const editor = renderEditor(query);
  await userEvent.click(screen.getByLabelText('Paste'));
  await userEvent.paste(text);
  return editor;
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const filtersOf = (query: { filters: { field: string; values: string[] }[] } | undefined) =>
  query?.filters.map(({ field, values }) => `${field} ${values.join()}`);

describe('pasting', () => {
  test('says what it understood before anything changes, and what was applied after', async () => {
    const { reported, ran } = await pasteInto({}, `${FLOW} hello`);
    expect(screen.getByRole('status')).toHaveTextContent(
      'Understood: Source address is 10.0.0.1; Source port is 50000; Destination address is 10.0.0.2; Destination port is 443; Protocol is 6. Left out: hello',
    );
    expect(reported).not.toHaveBeenCalled();
    await press('Add to the filters');
    expect(ran).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('status')).toHaveTextContent('Applied: Source address is 10.0.0.1');
    expect(screen.getByLabelText('Paste')).toHaveValue('');
  });

  test('adding keeps filters of other fields, replacing keeps none', async () => {
    const filters = [
      { field: 'dstport' as const, operator: 'is' as const, values: ['22'] },
      { field: 'action' as const, operator: 'is' as const, values: ['REJECT'] },
    ];
    const { saved, unmount } = await pasteInto({ filters }, '10.0.0.1 -> 10.0.0.2:443');
    await press('Add to the filters');
    expect(filtersOf(saved())).toEqual(['action REJECT', 'srcaddr 10.0.0.1', 'dstaddr 10.0.0.2', 'dstport 443']);
    unmount();
    const other = await pasteInto({ filters }, '10.0.0.1');
    await press('Replace all filters');
    expect(filtersOf(other.saved())).toEqual(['address 10.0.0.1']);
  });

  test('a record of the other flow log switches to it', async () => {
    const { saved } = await pasteInto({ filters: [] }, ENI_LINE);
    expect(screen.getByRole('status')).toHaveTextContent('VPC network interface: Network interface is eni-ab12');
    await userEvent.keyboard('{Enter}');
    expect(saved()).toMatchObject({ log: 'eni', splitBy: ['interface'] });
  });

  test('a verdict on two ends asks from the one that asks, also where the reply was pasted', async () => {
    const { saved } = await pasteInto({}, ENI_LINE);
    await press('Can they reach each other?');
    const way = { from: '10.0.0.1', to: '10.0.0.2', port: 443, protocol: 6 };
    expect(saved()).toMatchObject({ kind: 'reachability', log: 'eni', filters: [], ...way });
  });

  test('reachability takes ends instead of filters', async () => {
    const { saved } = await pasteInto({ kind: 'reachability' }, FLOW);
    await press('Take over');
    expect(saved()).toMatchObject({ from: '10.0.0.1', to: '10.0.0.2', port: 443, protocol: 6, filters: [] });
  });

  test('what cannot be read says what it looked for', async () => {
    const { reported } = await pasteInto({}, 'no address here');
    expect(screen.getByRole('status')).toHaveTextContent(/^Not recognised. Looked for one or two addresses/);
    await userEvent.keyboard('{Enter}');
    expect(reported).not.toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: 'Add to the filters' })).toBeNull();
  });
});
