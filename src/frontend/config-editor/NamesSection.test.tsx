import { describe, expect, jest, test } from '@jest/globals';
import { setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { NamedNetwork } from '#contract';
import { enter } from '../testing/choose';
import { startHost } from '../testing/host';
import { NamesSection } from './NamesSection';

function renderNames(start: NamedNetwork[], answer?: (url: string) => unknown) {
  const { datasource } = startHost({ answer });
  setDataSourceSrv({ get: () => Promise.resolve(datasource) } as unknown as DataSourceSrv);
  const saved = jest.fn<(names: NamedNetwork[]) => void>();
  function Page() {
    const [names, setNames] = useState(start);
    const onChange = (next: NamedNetwork[]) => {
      saved(next);
      setNames(next);
    };
    return <NamesSection uid="flowlens" canList names={names} onChange={onChange} />;
  }
  render(<Page />);
  return () => saved.mock.lastCall?.[0];
}

const click = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const inRow = (number: number) => within(screen.getByRole('group', { name: `Name ${number}` }));

function paste(text: string) {
  fireEvent.change(screen.getByLabelText('Lines like 10.1.2.0/24,web'), { target: { value: text } });
}

const web = { network: '10.1.2.0/24', name: 'web' };

describe('names of addresses', () => {
  test('are added, changed and removed by row', async () => {
    const saved = renderNames([]);
    await click('Add name');
    await enter('Address or network', '10.1.2.0/24');
    await enter('Name', 'web');
    expect(saved()).toEqual([web]);
    await enter('Only in CCN', 'ccn-1a2b3c4d');
    expect(saved()).toEqual([{ ...web, ccn: 'ccn-1a2b3c4d' }]);
    await click('Remove name 1');
    expect(saved()).toEqual([]);
  });

  test('are pasted as lines, and a wrong line is told at its row', async () => {
    const saved = renderNames([web]);
    await click('Paste lines');
    paste('10.1.2.9,db-primary\n10.300.0.0/16,wrong\n10.1.2.0/24,again\n10.4.0.0/16,');
    await click('Add lines');
    expect(saved()).toHaveLength(5);
    expect(inRow(2).queryByText(/Write an address|An earlier row|Give a name/)).toBeNull();
    expect(inRow(3).getByText(/^Write an address or a network/)).toBeVisible();
    expect(inRow(4).getByText('An earlier row names this network')).toBeVisible();
    expect(inRow(5).getByText(/^Give a name/)).toBeVisible();
    expect(screen.getByText('Rows that cannot be used: 3')).toBeVisible();
  });

  test('stand on pages, and the first wrong row is one click away', async () => {
    const lines = Array.from({ length: 45 }, (_, row) => ({ network: `10.0.0.${row}`, name: `host ${row}` }));
    renderNames(lines.map((line, row) => (row === 30 ? { ...line, network: 'wrong' } : line)));
    expect(screen.queryByRole('group', { name: 'Name 31' })).toBeNull();
    await click('Show row 31');
    expect(inRow(31).getByDisplayValue('wrong')).toBeVisible();
  });

  test('are offered from what is attached to CCNs; own names stay', async () => {
    const networks = [
      { network: '10.1.0.0/16', name: 'vpc-gz', ccn: 'ccn-1' },
      { network: '10.1.2.0/24', name: 'theirs' },
    ];
    const saved = renderNames([web], () => ({ networks }));
    await click('Offer networks of my CCNs');
    expect(await screen.findByText('Networks added: 1')).toBeVisible();
    expect(saved()).toEqual([web, networks[0]]);
  });

  test('say why nothing can be offered', async () => {
    const failure = { status: 403, config: { url: '' }, data: { message: 'The key may not list CCNs' } };
    renderNames([], () => {
      throw failure;
    });
    await click('Offer networks of my CCNs');
    expect(await screen.findByText('The key may not list CCNs')).toBeVisible();
  });
});
