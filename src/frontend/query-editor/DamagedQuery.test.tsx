import { describe, expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { defaultQuery, KINDS } from '#query';
import { choose } from '../testing/choose';
import { renderEditor, renderSaved } from '../testing/render-editor';

const traffic = { ...defaultQuery('traffic'), refId: 'A' };
const unknownFilter = { field: 'flavour', operator: 'is', values: ['sweet'] };
const port = { field: 'dstport', operator: 'is', values: ['443'] };

describe('a saved query with something unknown', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['filter field', { filters: [port, unknownFilter] }, /^filters\[1\]\.field: "flavour" is not one of/],
    ['name of every object', { filters: [{ ...port, field: 'constructor' }] }, /^filters\[0\]\.field: "constructor"/],
    ['operator', { filters: [{ ...port, operator: 'resembles' }] }, /^filters\[0\]\.operator: "resembles"/],
    ['measure', { measures: ['smell'] }, /^measures\[0\]: "smell"/],
    ['split', { splitBy: ['mood'] }, /^splitBy\[0\]: "mood"/],
    ['dimension', { kind: 'top', dimensions: ['mood'] }, /^dimensions\[0\]: "mood"/],
    ['ranking', { kind: 'top', rankBy: 'mood' }, /^rankBy: "mood"/],
    ['order', { kind: 'records', sort: 'mood' }, /^sort: "mood"/],
    ['format', { format: 'poem' }, /^format: "poem"/],
    ['kind', { kind: 'later' }, /^kind: "later"/],
    ['flow log', { log: 'later' }, /^log: "later"/],
    ['version', { version: 2 }, /^version: .*not 2/],
    ['filters that are no list', { filters: 'all' }, /^filters: expected a list/],
    ['filter that is none', { filters: [null] }, /^filters\[0\]: expected an object/],
    ['values that are no list', { filters: [{ ...port, values: {} }] }, /^filters\[0\]\.values: expected a list/],
    ['source that is none', { sources: ['x'] }, /^sources\[0\]: expected an object/],
    ['text that is none', { kind: 'code', text: 5 }, /^text: expected text/],
    ['number that is none', { topN: {} }, /^topN: expected a whole number/],
  ])('is kept and its %s is named', (_name, members, message) => {
    const kind = KINDS.find((known) => known === members.kind) ?? 'traffic';
    const { reported } = renderSaved({ ...defaultQuery(kind), refId: 'A', ...members });
    expect(screen.getByText(message)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Start over' })).toBeVisible();
    expect(reported).not.toHaveBeenCalled();
  });

  test('keeps it while another control changes', async () => {
    const { saved } = renderSaved({ ...traffic, filters: [unknownFilter] });
    await choose('Measures', 'Packets');
    expect(saved()).toMatchObject({ filters: [unknownFilter], measures: ['bitsPerSecond', 'packets'] });
  });

  test('is mended at the row that shows it', async () => {
    const { saved } = renderSaved({ ...traffic, filters: [port, unknownFilter] });
    await userEvent.click(screen.getByRole('button', { name: 'Remove filter flavour' }));
    expect(saved()?.filters).toEqual([port]);
    expect(screen.queryByRole('button', { name: 'Start over' })).toBeNull();
  });

  test('starts over as a fresh question of its kind', async () => {
    const { saved, ran } = renderSaved({ ...traffic, kind: 'top', filters: {}, hide: false });
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(saved()).toEqual({ ...defaultQuery('top'), refId: 'A', hide: false });
    expect(ran).toHaveBeenCalledTimes(1);
  });
});

test('what controls mark themselves is no damage', async () => {
  const filters = [
    { field: 'dstport' as const, operator: 'is' as const, values: [] },
    { field: 'srcaddr' as const, operator: 'is' as const, values: ['$host', '10.0.0.300'] },
  ];
  const { calls } = renderEditor({ filters, topN: 500, measures: [] });
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(screen.queryByRole('button', { name: 'Start over' })).toBeNull();
});
