import type { SearchLogResponse } from '#cls';
import type { Evidence, EvidenceCall } from '#contract';
import type { Frame } from '#plugin-sdk';
import type { SearchRequest } from '#query';
import { type Locale, SaidError } from '#wording';
import { callStats } from './call-stats';
import { ClsError } from './cls-client/cls-error';
import { consoleLink } from './console-link';
import type { Ask } from './results/ask';
import { statementOf } from './search-call';

/** How a question went, told by whoever puts it. */
export interface Trip {
  isShared: boolean;
  /** Absent until its turn comes. Milliseconds. */
  waitedMs?: number;
}

/** Puts one request to CLS, or finds its answer. */
export type Put = (request: SearchRequest, cursor: string | undefined, trip: Trip) => Promise<SearchLogResponse>;

/** Asks as `put` does and notes each call, whatever comes of it. */
export function noting(put: Put, calls: EvidenceCall[], locale?: Locale): Ask {
  return async (request, cursor) => {
    const { purpose, source, fromMs, toMs } = request;
    const started = performance.now();
    const trip: Trip = { isShared: true, waitedMs: 0 };
    const note = (outcome: Pick<EvidenceCall, 'requestId' | 'rows' | 'error'>) => {
      const tookMs = Math.round(performance.now() - started);
      calls.push({
        ...{ purpose, region: source.region, topic: source.topic, fromMs, toMs },
        ...{ statement: statementOf(request), consoleUrl: consoleLink(request) },
        ...{ ...outcome, tookMs, waitedMs: Math.round(trip.waitedMs ?? tookMs), isShared: trip.isShared },
      });
    };
    try {
      const answer = await put(request, cursor, trip);
      note({ requestId: answer.RequestId, rows: (answer.AnalysisRecords ?? answer.Results ?? []).length });
      return answer;
    } catch (error) {
      note({
        ...(error instanceof ClsError && error.requestId !== undefined ? { requestId: error.requestId } : {}),
        rows: 0,
        error: wordsOf(error, locale),
      });
      throw error;
    }
  };
}

function wordsOf(error: unknown, locale: Locale | undefined): string {
  return error instanceof SaidError ? error.in(locale) : error instanceof Error ? error.message : String(error);
}

/** The first frame carries what the answer rests on, and the inspector's figures of it. */
export function withEvidence([first, ...rest]: readonly Frame[], evidence: Evidence, locale?: Locale): Frame[] {
  if (first === undefined) {
    return [];
  }
  const { custom } = first.meta ?? {};
  const stats = callStats(evidence.calls, locale);
  return [{ ...first, meta: { ...first.meta, stats, custom: { ...custom, evidence } } }, ...rest];
}
