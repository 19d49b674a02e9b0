import { describe, expect, test } from '@jest/globals';
import { type DataFrame, LogRowContextQueryDirection, type LogRowModel } from '@grafana/data';
import { defaultQuery } from '#query';
import type { SavedQuery } from '../saved-query';
import { startHost } from '../testing/host';
import { contextQuery, contextRequest } from './log-context';

const { Backward, Forward } = LogRowContextQueryDirection;
const line = (labels: Record<string, string>) =>
  ({ labels, timeEpochMs: 50_000, dataFrame: { refId: 'A' } as DataFrame }) as unknown as LogRowModel;
const ccn = line({
  'region-id': 'ap-shanghai',
  ccnid: 'ccn-1',
  srcaddr: '10.2.1.5',
  dstaddr: '10.1.7.9',
  srcport: '443',
  srcregionid: 'ap-shanghai',
  dstregionid: 'ap-guangzhou',
});
const asked = {
  ...defaultQuery('code'),
  refId: 'A',
  text: 'action:REJECT',
  sources: [{ region: '$region', topic: '$topic' }],
} as SavedQuery;

describe('contextQuery', () => {
  test('asks the same topics for both directions of the pair, as the same observer saw them', () => {
    expect(contextQuery(ccn, { direction: Backward, limit: 30 }, asked)).toMatchObject({
      kind: 'records',
      log: 'ccn',
      format: 'logs',
      limit: 30,
      sort: 'newest',
      sources: asked.sources,
      filters: [
        { field: 'ccn', values: ['ccn-1'] },
        { field: 'observer', values: ['ap-shanghai'] },
        { field: 'address', values: ['10.2.1.5'] },
        { field: 'address', values: ['10.1.7.9'] },
      ],
    });
  });

  test('of a record about nothing is what its interface wrote', () => {
    const nothing = line({ 'interface-id': 'eni-1', srcaddr: '-', dstaddr: '-', 'log-status': 'NODATA' });
    expect(contextQuery(nothing, {}, asked)).toMatchObject({
      log: 'eni',
      filters: [{ field: 'interface', operator: 'is', values: ['eni-1'] }],
    });
  });
});

test('both directions together hold every moment once', () => {
  const times = (direction: LogRowContextQueryDirection) => {
    const { range, targets } = contextRequest(ccn, { direction, timeWindowMs: 1000 }, asked);
    return [range.from.valueOf(), range.to.valueOf(), targets[0]!.kind === 'records' && targets[0]!.sort];
  };
  expect(times(Backward)).toEqual([49_000, 50_001, 'newest']);
  expect(times(Forward)).toEqual([50_001, 51_000, 'oldest']);
});

describe('getLogRowContext', () => {
  const variables = { region: 'ap-shanghai', topic: 'ccn-sh' };

  test('asks the backend with variables filled in', async () => {
    const { datasource, calls } = startHost({ variables, answer: () => ({ results: {} }) });
    await datasource.getLogRowContext(ccn, { direction: Forward }, asked);
    expect(calls[0]?.data).toMatchObject({
      queries: [{ kind: 'records', sources: [{ region: 'ap-shanghai', topic: 'ccn-sh' }] }],
    });
  });

  test('tells what went wrong in the words of the error', async () => {
    const results = { 'log-context-A': { status: 400, error: 'the topic is gone' } };
    const { datasource } = startHost({ variables, answer: () => ({ results }) });
    await expect(datasource.getLogRowContext(ccn, {}, asked)).rejects.toThrow('the topic is gone');
  });
});
