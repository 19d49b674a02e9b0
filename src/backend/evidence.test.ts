import { describe, expect, test } from '@jest/globals';
import type { SearchLogResponse } from '#cls';
import type { EvidenceCall } from '#contract';
import { callStats } from './call-stats';
import { ClsError } from './cls-client/cls-error';
import { consoleLink } from './console-link';
import { noting, type Put, withEvidence } from './evidence';

const source = { region: 'ap-guangzhou', topic: 't1', format: 'ccn' as const };
const request = { purpose: 'rank', source, fromMs: 1, toMs: 2, search: '*', sql: 'select 1', limit: 10 };
const answer = { RequestId: 'r1', AnalysisRecords: ['{}', '{}'] } as SearchLogResponse;

describe('evidence', () => {
  const put: Put = (_request, _cursor, trip) => {
    Object.assign(trip, { isShared: false, waitedMs: 7.2 });
    return Promise.resolve(answer);
  };

  test('notes what was asked of whom, and under which RequestId it was answered', async () => {
    const calls: EvidenceCall[] = [];
    await expect(noting(put, calls)(request)).resolves.toBe(answer);
    expect(calls).toEqual([
      {
        ...{ purpose: 'rank', region: 'ap-guangzhou', topic: 't1', statement: '* | select 1', fromMs: 1, toMs: 2 },
        consoleUrl: consoleLink(request),
        ...{ requestId: 'r1', rows: 2, tookMs: expect.any(Number), waitedMs: 7, isShared: false },
      },
    ]);
  });

  test('an answer that was there already is noted as shared', async () => {
    const calls: EvidenceCall[] = [];
    await noting(() => Promise.resolve(answer), calls)(request);
    expect(calls).toMatchObject([{ isShared: true, waitedMs: 0 }]);
  });

  test('a call that never had its turn waited all the time', async () => {
    const calls: EvidenceCall[] = [];
    const inLine: Put = (_request, _cursor, trip) => {
      Object.assign(trip, { isShared: false, waitedMs: undefined });
      return Promise.reject(new Error('cancelled'));
    };
    await expect(noting(inLine, calls)(request)).rejects.toThrow('cancelled');
    expect(calls[0]!.waitedMs).toBe(calls[0]!.tookMs);
  });

  test('a refusal is noted with its RequestId and stays a refusal', async () => {
    const calls: EvidenceCall[] = [];
    const refusal = new ClsError('InternalError', 'no', 'r2');
    await expect(noting(() => Promise.reject(refusal), calls)(request)).rejects.toBe(refusal);
    expect(calls).toMatchObject([{ requestId: 'r2', rows: 0, error: refusal.message }]);
  });

  test('stands in the first frame beside what is there', () => {
    const evidence = { askedMs: 5, calls: [] };
    const frames = [{ fields: [], meta: { custom: { limit: 3 } } }, { fields: [] }];
    expect(withEvidence(frames, evidence)).toEqual([
      { fields: [], meta: { stats: callStats([]), custom: { limit: 3, evidence } } },
      { fields: [] },
    ]);
    expect(withEvidence([], evidence)).toEqual([]);
  });
});
