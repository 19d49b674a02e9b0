import { describe, expect, jest, test } from '@jest/globals';
import { setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { FlowLogChoice, FlowLogsAnswer, PageRequest, Source } from '#contract';
import { enter } from '../testing/choose';
import { startHost } from '../testing/host';
import { FindFlowLogs } from './FindFlowLogs';

const topic = (name: string, part: Partial<FlowLogChoice> = {}): FlowLogChoice => ({
  region: 'ap-tokyo',
  topic: `id-${name}`,
  name,
  format: 'ccn',
  flowLogs: ['fl-1'],
  hasIndex: true,
  isSource: false,
  ...part,
});

function renderFind(answer: (asked: PageRequest) => FlowLogsAnswer, canList = true) {
  const host = startHost({ answer: (_url, data) => answer(data as PageRequest) });
  setDataSourceSrv({ get: () => Promise.resolve(host.datasource) } as unknown as DataSourceSrv);
  const saved = jest.fn<(sources: Source[]) => void>();
  function Page() {
    const [sources, setSources] = useState<Source[]>([]);
    const onChange = (next: Source[]) => {
      saved(next);
      setSources(next);
    };
    return <FindFlowLogs uid="flowlens" canList={canList} sources={sources} onChange={onChange} />;
  }
  render(<Page />);
  return { ...host, saved: () => saved.mock.lastCall?.[0] };
}

const click = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('Find my flow logs', () => {
  const topics = [
    topic('one', { ccn: 'ccn-1' }),
    topic('two', { format: 'eni', flowLogs: [] }),
    topic('three', { hasIndex: false }),
  ];

  test('offers topics with what there is to know of them, and adds one or all', async () => {
    const { saved, calls } = renderFind(() => ({ topics, total: 3, warnings: [] }));
    await click('Find my flow logs');
    const rows = within(await screen.findByRole('list')).getAllByRole('listitem');
    expect(calls.at(-1)).toMatchObject({ url: expect.stringContaining('/resources/flow-logs') });
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'ap-tokyo / oneid-one, ccn, ccn-1fl-1',
      'ap-tokyo / twoid-two, eniNo flow log is listed for it; its index has the fields of one',
      'ap-tokyo / threeid-three, ccnIts index is off: switch it on in the CLS console',
    ]);
    await click('Add ap-tokyo id-one');
    const one = { region: 'ap-tokyo', topic: 'id-one', format: 'ccn', ccn: 'ccn-1' };
    expect(saved()).toEqual([one]);
    await click('Add all shown (2)');
    expect(saved()).toEqual([
      one,
      { region: 'ap-tokyo', topic: 'id-two', format: 'eni' },
      { region: 'ap-tokyo', topic: 'id-three', format: 'ccn' },
    ]);
    expect(screen.getByText('No further topics with flow logs')).toBeVisible();
  });

  test('shows long lists a page at a time, and searches all of them', async () => {
    const all = Array.from({ length: 250 }, (_, number) => topic(`t${number}`));
    const { calls } = renderFind(({ search = '', offset = 0 }) => {
      const hits = all.filter(({ name }) => name.includes(search));
      return { topics: hits.slice(offset, offset + 100), total: hits.length, warnings: [] };
    });
    const shown = () => screen.queryAllByRole('listitem').length;
    await click('Find my flow logs');
    await click(/^Show more \(150 left\)$/);
    expect(await screen.findByRole('button', { name: 'Show more (50 left)' })).toBeVisible();
    expect(shown()).toBe(200);
    await enter('Search what was found', 't24');
    expect(await screen.findByText('ap-tokyo / t249')).toBeVisible();
    expect(calls.at(-1)?.data).toMatchObject({ search: 't24' });
    expect(shown()).toBe(11);
    expect(screen.queryByRole('button', { name: /^Show more/ })).toBeNull();
    await enter('Search what was found', 'nowhere');
    expect(await screen.findByText('No further topics with flow logs')).toBeVisible();
  });

  test('shows what could not be found out', async () => {
    renderFind(() => ({ topics: [], total: 0, warnings: ['Grant vpc:DescribeFlowLogs to the key'] }));
    await click('Find my flow logs');
    expect(await screen.findByText('Grant vpc:DescribeFlowLogs to the key')).toBeVisible();
  });

  test('shows why nothing can be found', async () => {
    const failure = { status: 502, config: { url: '' }, data: { message: 'CLS cannot be reached' } };
    renderFind(() => {
      throw failure;
    });
    await click('Find my flow logs');
    expect(await screen.findByText('CLS cannot be reached')).toBeVisible();
  });

  test('waits for saved credentials', () => {
    renderFind(() => ({ topics, total: 3, warnings: [] }), false);
    expect(screen.getByRole('button', { name: 'Find my flow logs' })).toBeDisabled();
  });
});
