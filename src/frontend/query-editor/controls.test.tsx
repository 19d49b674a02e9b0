import { describe, expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { choose, enter, pick } from '../testing/choose';
import { renderEditor } from '../testing/render-editor';

const sources = [
  { region: 'ap-guangzhou', topic: 'one', format: 'ccn' as const, ccn: 'ccn-1a2b3c4d' },
  { region: 'ap-shanghai', topic: 'two', format: 'mixed' as const },
  { region: 'ap-beijing', topic: 'three', format: 'eni' as const },
];

describe('each control reports its change', () => {
  test('action', async () => {
    const { saved } = renderEditor({});
    await pick('Action', 'Dropped by the rate limiter');
    expect(saved()?.filters).toEqual([{ field: 'action', operator: 'is', values: ['REJECT'] }]);
    await pick('Action', 'Both');
    expect(saved()?.filters).toEqual([{ field: 'action', operator: 'is', values: ['ACCEPT', 'REJECT'] }]);
  });

  test('action shows what is counted without a filter', () => {
    const { unmount } = renderEditor({});
    expect(screen.getByRole('radio', { name: 'Delivered' })).toBeChecked();
    unmount();
    renderEditor({ splitBy: ['action'] });
    expect(screen.getByRole('radio', { name: 'Both' })).toBeChecked();
  });

  test('action of records can be any', async () => {
    const { saved } = renderEditor({ kind: 'records' });
    expect(screen.getByRole('radio', { name: 'Any' })).toBeChecked();
    await pick('Action', 'Delivered');
    expect(saved()?.filters).toEqual([{ field: 'action', operator: 'is', values: ['ACCEPT'] }]);
    await pick('Action', 'Any');
    expect(saved()?.filters).toEqual([]);
    expect(screen.queryByRole('radio', { name: 'Both' })).toBeNull();
  });

  test('both actions of records are a filter row', () => {
    renderEditor({ kind: 'records', filters: [{ field: 'action', operator: 'is', values: ['ACCEPT', 'REJECT'] }] });
    expect(screen.getByRole('group', { name: 'Filter Action' })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Any' })).toBeChecked();
  });

  test('CCN, offered from the settings', async () => {
    const { saved } = renderEditor({}, { settings: { sources } });
    await choose('CCN', 'ccn-1a2b3c4d');
    expect(saved()?.filters).toEqual([{ field: 'ccn', operator: 'is', values: ['ccn-1a2b3c4d'] }]);
  });

  test('sources: those that fit the flow log', async () => {
    const { saved } = renderEditor({}, { settings: { sources } });
    expect(screen.getByPlaceholderText('All that fit (2)')).toBeVisible();
    await choose('Sources', /^ap-shanghai/);
    expect(saved()?.sources).toEqual([{ region: 'ap-shanghai', topic: 'two' }]);
  });

  test('format', async () => {
    const { saved } = renderEditor({});
    await pick('Answer as', 'Number');
    expect(saved()).toMatchObject({ kind: 'traffic', format: 'number' });
  });

  test('flow log', async () => {
    const { saved } = renderEditor({});
    await pick('Flow log', 'VPC network interface');
    expect(saved()).toMatchObject({ log: 'eni', splitBy: ['interface'] });
  });

  test('ranking', async () => {
    const { saved } = renderEditor({ kind: 'top' });
    await choose('By', 'Packets');
    expect(saved()).toMatchObject({ rankBy: 'packets' });
    await choose('Rank', 'Service');
    expect(saved()).toMatchObject({ dimensions: ['addressPair', 'service'] });
  });

  test('records', async () => {
    const { saved } = renderEditor({ kind: 'records' });
    await pick('Order', 'Oldest first');
    await enter('Limit', '250');
    expect(saved()).toMatchObject({ sort: 'oldest', limit: 250 });
  });

  test('observer, with what it does to the number', async () => {
    const { saved } = renderEditor({}, { answer: () => ({ steps: [], notices: [], settleSeconds: 900 }) });
    const rules = screen.getByRole('note', { name: 'How it is counted' });
    expect(rules).toHaveTextContent('Each flow counts once');
    await waitFor(() => expect(rules).toHaveTextContent('younger than 15 min'));
    await pick('Count', 'As recorded');
    expect(saved()).toMatchObject({ observer: 'asRecorded' });
    expect(rules).toHaveTextContent('counted twice');
  });

  test('interfaces have no observer, records count nothing', () => {
    const { unmount } = renderEditor({ log: 'eni' });
    expect(screen.queryByRole('radiogroup', { name: 'Count' })).toBeNull();
    expect(screen.getByRole('note')).toHaveTextContent('younger than 20 min');
    unmount();
    renderEditor({ kind: 'records' });
    expect(screen.queryByRole('note')).toBeNull();
  });

  test('strict, which off is not saved', async () => {
    const { saved } = renderEditor({});
    await userEvent.click(screen.getByLabelText('Strict'));
    expect(saved()).toMatchObject({ strict: true });
    await userEvent.click(screen.getByLabelText('Strict'));
    expect(saved()?.strict).toBeUndefined();
  });

  test('time column and zone of code', async () => {
    const { saved } = renderEditor({ kind: 'code', format: 'series' });
    await enter('Time column', 'minute');
    expect(screen.getByRole('radio', { name: 'UTC+8' })).toBeChecked();
    await pick('Its zone', 'UTC');
    expect(saved()).toMatchObject({ timeColumn: 'minute', timeColumnZone: 'UTC' });
  });
});
