import { expect, jest, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { CapSetting } from '#contract';
import { choose, enter } from '../testing/choose';
import { CapsSection } from './CapsSection';

function renderCaps() {
  const saved = jest.fn<(caps: CapSetting[]) => void>();
  function Page() {
    const [caps, setCaps] = useState<CapSetting[]>([]);
    const onChange = (next: CapSetting[]) => {
      saved(next);
      setCaps(next);
    };
    return <CapsSection caps={caps} region="ap-tokyo" onChange={onChange} />;
  }
  render(<Page />);
  return () => saved.mock.lastCall?.[0];
}

const click = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('caps are added, changed and removed', async () => {
  const saved = renderCaps();
  await click('Add cap');
  expect(saved()).toEqual([{ from: 'ap-tokyo', mbps: 1000 }]);
  await choose('To region', /^ap-shanghai \(/);
  await enter('Mbit/s', '50');
  await enter('CCN id', 'ccn-1a2b3c4d');
  expect(saved()).toEqual([{ from: 'ap-tokyo', to: 'ap-shanghai', mbps: 50, ccn: 'ccn-1a2b3c4d' }]);
  await click('Remove cap 1');
  expect(saved()).toEqual([]);
});

test('a cap that cannot be used says why at its row', async () => {
  renderCaps();
  await click('Add cap');
  await enter('Mbit/s', '1.5');
  expect(screen.getByText(/expected a whole number from 1 to 1000000, got 1\.5/)).toBeVisible();
  await enter('Mbit/s', '2');
  await click('Add cap');
  expect(screen.getByText(/the same CCN and regions have a cap already/)).toBeVisible();
});
