import { describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
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

  test('time column and zone of code', async () => {
    const { saved } = renderEditor({ kind: 'code', format: 'series' });
    await enter('Time column', 'minute');
    expect(screen.getByRole('radio', { name: 'UTC+8' })).toBeChecked();
    await pick('Its zone', 'UTC');
    expect(saved()).toMatchObject({ timeColumn: 'minute', timeColumnZone: 'UTC' });
  });
});
