import { describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PreviewAnswer, ResourceError } from '#contract';
import { defaultQuery } from '#query';
import { choose, enter, pick } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

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

  test('shows a bare query of an older dashboard with its defaults', () => {
    const { reported } = renderEditor({ kind: undefined, measures: undefined } as never);
    expect(screen.getByRole('radio', { name: 'Traffic' })).toBeChecked();
    expect(screen.getByLabelText('Measures')).toBeVisible();
    expect(reported).not.toHaveBeenCalled();
  });

  test('previews both parts of each step', async () => {
    renderEditor({}, { answer: () => preview });
    expect(await screen.findByLabelText('CQL')).toHaveTextContent('log-status:"OK"');
    expect(screen.getByLabelText('SQL')).toHaveTextContent('select 1');
    expect(screen.getByText('The tail is not complete yet')).toBeVisible();
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
    expect(within(screen.getByRole('radiogroup', { name: 'Answer as' })).getAllByRole('radio')).toHaveLength(2);
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
  test('code begins as the first step of the preview', async () => {
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
