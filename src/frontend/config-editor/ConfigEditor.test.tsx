import { describe, expect, jest, test } from '@jest/globals';
import type { DataSourceSettings } from '@grafana/data';
import { config, setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { Settings, TopicsRequest } from '#contract';
import { rememberChecks } from '../last-checks';
import type { FlowSettings, Secrets } from '../saved-query';
import { choose, enter, pick } from '../testing/choose';
import { startHost } from '../testing/host';
import { ConfigEditor } from './ConfigEditor';

type Options = DataSourceSettings<FlowSettings, Secrets>;

interface Start {
  settings?: Partial<Settings>;
  configured?: boolean;
  answer?: (url: string, data: unknown) => unknown;
}

function renderSettings({ settings = {}, configured = true, answer }: Start = {}) {
  const host = startHost({ answer });
  setDataSourceSrv({ get: () => Promise.resolve(host.datasource) } as unknown as DataSourceSrv);
  const reported = jest.fn<(options: Options) => void>();
  const fresh = {
    uid: 'flowlens',
    jsonData: settings,
    secureJsonFields: configured ? { secretId: true, secretKey: true } : {},
  } as unknown as Options;
  function Page() {
    const [options, setOptions] = useState(fresh);
    const onOptionsChange = (next: Options) => {
      reported(next);
      setOptions(next);
    };
    return <ConfigEditor options={options} onOptionsChange={onOptionsChange} />;
  }
  const { unmount } = render(<Page />);
  return { ...host, unmount, reported, saved: () => reported.mock.lastCall?.[0] };
}

const source = { region: 'ap-guangzhou', topic: 'one', format: 'ccn' as const };

describe('settings page', () => {
  test('reports nothing before a person acts', () => {
    expect(renderSettings().reported).not.toHaveBeenCalled();
  });

  test('an own certificate is written, and not shown once it is saved', async () => {
    const { saved } = renderSettings();
    await userEvent.type(screen.getByLabelText('CA certificate'), 'PEM');
    expect(saved()).toMatchObject({ secureJsonData: { tlsCACert: 'PEM' }, secureJsonFields: { tlsCACert: false } });
  });

  test("Grafana's SOCKS proxy is offered where Grafana has one", async () => {
    config.secureSocksDSProxyEnabled = false;
    const { unmount } = renderSettings();
    expect(screen.queryByLabelText('Secure SOCKS proxy')).toBeNull();
    unmount();
    config.secureSocksDSProxyEnabled = true;
    const { saved } = renderSettings();
    await userEvent.click(screen.getByLabelText('Secure SOCKS proxy'));
    expect(saved()?.jsonData.enableSecureSocksProxy).toBe(true);
  });

  test('the capture window of interfaces is measured unless it is set, to whole minutes up to a quarter of an hour', async () => {
    const { saved } = renderSettings();
    await enter('ENI window', '10');
    expect(saved()?.jsonData.eniWindowMinutes).toBe(10);
    await enter('ENI window', '60');
    expect(screen.getByText('Whole minutes from 1 to 15')).toBeVisible();
    await enter('ENI window', '');
    expect(saved()?.jsonData.eniWindowMinutes).toBeUndefined();
  });

  test('only an own address has a text, and it is checked', async () => {
    const { saved } = renderSettings();
    expect(screen.queryByLabelText('Address')).toBeNull();
    await choose('Host', /^Own address/);
    await enter('Address', 'localhost:8765');
    expect(screen.getByText('Write it like http://127.0.0.1:8765')).toBeVisible();
    await enter('Address', 'http://localhost:8765');
    expect(screen.queryByText('Write it like http://127.0.0.1:8765')).toBeNull();
    expect(saved()?.jsonData.endpoint).toEqual({ kind: 'custom', url: 'http://localhost:8765' });
    await choose('Host', /^Nearest/);
    expect(saved()?.jsonData.endpoint).toEqual({ kind: 'default' });
  });

  test('a secret is written into the secure part and can be reset', async () => {
    const { saved } = renderSettings();
    await userEvent.click(screen.getAllByRole('button', { name: 'Reset' })[1]!);
    expect(saved()?.secureJsonFields).toMatchObject({ secretId: true, secretKey: false });
    await userEvent.type(screen.getByLabelText('SecretKey'), 's');
    expect(saved()?.secureJsonData).toMatchObject({ secretKey: 's' });
    expect(JSON.stringify(saved()?.jsonData)).not.toContain('"s"');
  });
});

describe('sources', () => {
  test('a topic from the list proposes its format', async () => {
    const topics = [{ topic: 'two', name: 'vpc-flowlog', format: 'eni' }];
    const { saved, calls } = renderSettings({ settings: { sources: [source] }, answer: () => ({ topics, total: 1 }) });
    await choose('Topic', /vpc-flowlog/);
    expect(calls.at(-1)).toMatchObject({
      url: expect.stringContaining('/resources/topics'),
      data: { region: 'ap-guangzhou' },
    });
    expect(saved()?.jsonData.sources).toEqual([{ region: 'ap-guangzhou', topic: 'two', format: 'eni' }]);
  });

  test('topics are searched for by what is typed', async () => {
    const named = (name: string) => ({ topic: `id-${name}`, name });
    const answer = (_url: string, data: unknown) => {
      const topics = [named((data as TopicsRequest).search || 'any')];
      return { topics, total: 1 };
    };
    const { saved, calls } = renderSettings({ settings: { sources: [source] }, answer });
    await userEvent.type(screen.getByLabelText('Topic'), 'edge');
    await userEvent.click(await screen.findByRole('option', { name: /id-edge/ }));
    expect(calls.at(-1)?.data).toMatchObject({ region: 'ap-guangzhou', search: 'edge', limit: 50 });
    expect(saved()?.jsonData.sources[0]).toMatchObject({ topic: 'id-edge' });
  });

  test('a topic id can be typed', async () => {
    const { saved } = renderSettings({ settings: { sources: [source] }, configured: false });
    await userEvent.type(screen.getByLabelText('Topic'), 'typed-id');
    await userEvent.click(await screen.findByRole('option', { name: /typed-id/ }));
    expect(saved()?.jsonData.sources[0]).toMatchObject({ topic: 'typed-id', format: 'ccn' });
  });

  test('why topics cannot be listed stands at the control', async () => {
    const failure = { status: 403, config: { url: '' }, data: { message: 'The key may not call DescribeTopics' } };
    renderSettings({
      settings: { sources: [source] },
      answer: () => {
        throw failure;
      },
    });
    await userEvent.click(screen.getByLabelText('Topic'));
    expect(await screen.findByText('The key may not call DescribeTopics')).toBeVisible();
  });

  test('rows are added, changed and removed', async () => {
    const { saved } = renderSettings({ settings: { sources: [source] } });
    await userEvent.click(screen.getByRole('button', { name: 'Add source' }));
    expect(saved()?.jsonData.sources).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Remove source 2' }));
    expect(saved()?.jsonData.sources).toEqual([source]);
    await pick('Holds', 'Mixed');
    await enter('CCN id', 'ccn-1a2b3c4d');
    expect(saved()?.jsonData.sources).toEqual([{ ...source, format: 'mixed', ccn: 'ccn-1a2b3c4d' }]);
    await choose('Region', /^ap-shanghai \(/);
    expect(saved()?.jsonData.sources[0]).toMatchObject({ region: 'ap-shanghai' });
  });

  test('says that saving comes first', () => {
    renderSettings({ configured: false });
    expect(screen.getByText(/^Save the endpoint and the credentials first/)).toBeVisible();
  });
});

test('the checks of the last test are a list with the next step', () => {
  renderSettings();
  act(() =>
    rememberChecks('flowlens', [
      { name: 'credentials', status: 'ok', message: 'The key is accepted' },
      { name: 'topic one', status: 'error', message: 'The topic has no index', nextStep: 'Enable the index' },
    ]),
  );
  const rows = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(rows).toHaveLength(2);
  expect(rows[1]).toHaveTextContent('topic oneThe topic has no indexEnable the index');
});

test('the checks are gone as soon as a setting changes', async () => {
  renderSettings();
  act(() => rememberChecks('flowlens', [{ name: 'credentials', status: 'ok', message: 'The key is accepted' }]));
  expect(screen.getByText('The key is accepted')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Add source' }));
  expect(screen.queryByText('The key is accepted')).toBeNull();
});
