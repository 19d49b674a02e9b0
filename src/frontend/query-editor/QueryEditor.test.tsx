import { describe, expect, test } from '@jest/globals';
import { CoreApp } from '@grafana/data';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PreviewAnswer, ResourceError } from '#contract';
import { defaultQuery } from '#query';
import { choose, enter, pick } from '../testing/choose';
import { renderEditor, renderSaved } from '../testing/render-editor';

const preview: PreviewAnswer = {
  steps: [{ region: 'ap-guangzhou', topic: 't', purpose: 'series', search: 'log-status:"OK"', sql: 'select 1' }],
  notices: ['The tail is not complete yet'],
};
const refuse = (error: ResourceError) => () => {
  throw { status: 400, statusText: 'Bad Request', config: { url: '' }, data: error };
};

describe('QueryEditor', () => {
  test('reports nothing before a person acts', async () => {
    const { reported, ran, calls } = renderEditor({}, { answer: () => preview });
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(reported).not.toHaveBeenCalled();
    expect(ran).not.toHaveBeenCalled();
  });

  test('writes a query down once that a new alert rule has left bare', async () => {
    const { reported, ran, calls } = renderSaved({ refId: 'A' });
    expect(screen.getByRole('radio', { name: 'Traffic' })).toBeChecked();
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(reported.mock.calls).toEqual([[{ ...defaultQuery('traffic'), refId: 'A' }]]);
    expect(ran).not.toHaveBeenCalled();
  });

  test('a bare query asks for the flow log of the settings', () => {
    const sources = [{ region: 'ap-guangzhou', topic: 't', format: 'eni' as const }];
    expect(renderSaved({ refId: 'A' }, { settings: { sources } }).saved()).toMatchObject({ log: 'eni' });
  });

  test('members of an older dashboard stay when it is completed', () => {
    const { saved } = renderSaved({ refId: 'A', kind: 'top', topN: 3 });
    expect(saved()).toMatchObject({ version: 1, kind: 'top', topN: 3, rankBy: 'bytes' });
  });

  test('previews both parts of each step', async () => {
    renderEditor({}, { answer: () => preview, app: CoreApp.PanelEditor });
    expect(await screen.findByLabelText('CQL')).toHaveTextContent('log-status:"OK"');
    expect(screen.getByRole('region', { name: 'Sums over time' })).toHaveTextContent('ap-guangzhou/t');
    expect(screen.getByLabelText('SQL')).toHaveTextContent('select 1');
    expect(screen.getByText('The tail is not complete yet')).toBeVisible();
  });

  test('an alert rule chooses what it judges, a panel whether a failing source is an error', async () => {
    const query = { ...defaultQuery('traffic'), refId: 'A' };
    const { saved, unmount } = renderSaved(query, { app: CoreApp.UnifiedAlerting });
    expect(screen.queryByLabelText('Strict', { selector: '[type=checkbox]' })).toBeNull();
    const note = () => screen.getByRole('note', { name: 'What the rule looks at' });
    expect(note()).toHaveTextContent(/10 min ago or earlier.*8 biggest/);
    await pick('Rule judges', 'Lower bound');
    expect(saved()).toMatchObject({ alert: 'lowerBound' });
    expect(note()).not.toHaveTextContent('ago');
    unmount();
    renderSaved(query, { app: CoreApp.PanelEditor });
    expect(screen.queryByRole('radiogroup', { name: 'Rule judges' })).toBeNull();
    expect(screen.getByRole('switch', { name: 'Strict' })).toBeInTheDocument();
  });

  const offered = () => {
    const { getAllByRole } = within(screen.getByRole('radiogroup', { name: 'Answer as' }));
    return getAllByRole('radio').map((radio) => (radio as HTMLInputElement).labels?.[0]?.textContent?.trim());
  };

  test.each([CoreApp.UnifiedAlerting, CoreApp.CloudAlerting])(
    'a rule is offered the formats that it can read, beside the one it has: %s',
    (app) => {
      const { unmount } = renderSaved({ ...defaultQuery('traffic'), refId: 'A' }, { app });
      expect(offered()).toEqual(['Time series', 'Number']);
      unmount();
      renderSaved({ ...defaultQuery('top'), refId: 'A', format: 'table' }, { app });
      expect(offered()).toEqual(['Table', 'Number']);
    },
  );

  test.each([CoreApp.Explore, CoreApp.UnifiedAlerting, CoreApp.CloudAlerting, undefined])(
    'the preview is closed at first in %s',
    async (app) => {
      const { calls } = renderSaved({ ...defaultQuery('traffic'), refId: 'A' }, { answer: () => preview, app });
      await waitFor(() => expect(calls).toHaveLength(1));
      expect(screen.queryByLabelText('CQL')).toBeNull();
      await userEvent.click(screen.getByRole('button', { name: 'What is sent to CLS' }));
      expect(await screen.findByLabelText('CQL')).toBeVisible();
    },
  );

  test('an error names operators as the menu does', async () => {
    const filters = [{ field: 'srcaddr' as const, operator: 'is' as const, values: ['$net'] }];
    const error = { message: "'10.0.0.0/8' is a network; use the operator inNetwork", field: 'filters[0].values[0]' };
    renderEditor({ filters }, { answer: refuse(error) });
    expect(await screen.findAllByText(/use the operator "in network"$/)).toHaveLength(2);
  });

  test('asks for a preview of the newest query only', async () => {
    const { calls } = renderEditor({}, { answer: () => preview });
    await pick('Action', 'Delivered');
    await pick('Action', 'Dropped by the rate limiter');
    await waitFor(() => expect(calls.at(-1)?.data).toMatchObject({ query: { filters: [{ values: ['REJECT'] }] } }));
  });

  test('shows an error of the backend at its control', async () => {
    renderEditor({}, { answer: refuse({ message: 'topN must be at most 50', field: 'topN' }) });
    const messages = await screen.findAllByText('topN must be at most 50');
    // Once beside the control, once with the preview.
    expect(messages).toHaveLength(2);
  });

  test('each kind offers its own controls', async () => {
    renderEditor({});
    expect(screen.getByLabelText('Measures')).toBeVisible();
    await pick('Question', 'Top');
    expect(screen.getByLabelText('Rank')).toBeVisible();
    await pick('Question', 'Records');
    expect(screen.getByLabelText('Limit')).toBeVisible();
    expect(within(screen.getByRole('radiogroup', { name: 'Answer as' })).getAllByRole('radio')).toHaveLength(3);
  });

  test('the words for REJECT are those of the flow log', async () => {
    renderEditor({});
    expect(screen.getByLabelText('Dropped by the rate limiter')).toBeInTheDocument();
    await pick('Flow log', 'VPC network interface');
    expect(screen.queryByLabelText('Dropped by the rate limiter')).toBeNull();
    expect(screen.getByLabelText('Refused by security group or ACL')).toBeInTheDocument();
  });
});

describe('from builder to code and back', () => {
  test('code begins as the statement a person would write', async () => {
    const { saved } = renderEditor({}, { answer: () => ({ ...preview, code: '* | select 1 as time' }) });
    await pick('Question', 'Code');
    expect(await screen.findByLabelText('Statement')).toHaveValue('* | select 1 as time');
    expect(saved()).toMatchObject({ format: 'series' });
  });

  test('without one, code begins as the first step of the preview', async () => {
    const { saved, ran } = renderEditor({}, { answer: () => preview });
    await pick('Question', 'Code');
    expect(await screen.findByLabelText('Statement')).toHaveValue('log-status:"OK" | select 1');
    expect(saved()).toMatchObject({ kind: 'code', filters: [], builder: { kind: 'traffic' } });
    expect(ran).toHaveBeenCalledTimes(1);
  });

  test('the way back asks before it drops the text', async () => {
    const { saved } = renderEditor({ ...defaultQuery('code'), text: 'mine' } as never, { answer: () => preview });
    await pick('Question', 'Top');
    expect(saved()).toBeUndefined();
    await userEvent.click(await screen.findByRole('button', { name: 'Drop the text' }));
    expect(saved()).toMatchObject({ kind: 'top' });
  });

  test('a query that cannot be compiled starts code with nothing', async () => {
    const { saved } = renderEditor({}, { answer: refuse({ message: 'no' }) });
    await pick('Question', 'Code');
    await waitFor(() => expect(saved()).toMatchObject({ kind: 'code', text: '' }));
  });
});

describe('controls of numbers', () => {
  test('take over a number within bounds and run', async () => {
    const { saved, ran } = renderEditor({});
    await enter('Top N', '5');
    expect(saved()).toMatchObject({ topN: 5 });
    expect(ran).toHaveBeenCalledTimes(1);
  });

  test('mark another text and keep the saved number', async () => {
    const { reported } = renderEditor({});
    const box = screen.getByLabelText('Top N');
    await userEvent.clear(box);
    await userEvent.type(box, '500');
    expect(screen.getByText('A whole number from 1 to 50')).toBeVisible();
    await userEvent.tab();
    expect(reported).not.toHaveBeenCalled();
    expect(box).toHaveValue('8');
  });
});

describe('controls of a traffic query', () => {
  test('measures and split', async () => {
    const { saved } = renderEditor({});
    await choose('Measures', 'Packets');
    expect(saved()).toMatchObject({ measures: ['bitsPerSecond', 'packets'] });
    await choose('Split by', 'Protocol');
    expect(saved()).toMatchObject({ splitBy: ['pair', 'protocol'] });
  });

  test('bucket width is kept in seconds', async () => {
    const { saved } = renderEditor({});
    await choose('Bucket', '5m');
    expect(saved()).toMatchObject({ bucketSeconds: 300 });
  });

  test('without a split there is no Top N', () => {
    renderEditor({ splitBy: [] } as never);
    expect(screen.queryByLabelText('Top N')).toBeNull();
  });
});
