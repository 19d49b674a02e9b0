import type { Evidence, EvidenceCall } from '#contract';
import type { Frame } from '#plugin-sdk';
import { ClsError } from './cls-client/cls-error';
import { consoleLink } from './console-link';
import type { Ask } from './results/ask';
import { statementOf } from './search-call';

/** Asks as `ask` does and notes each call, whatever comes of it. */
export function noting(ask: Ask, calls: EvidenceCall[]): Ask {
  return async (request, cursor) => {
    const { purpose, source, fromMs, toMs } = request;
    const started = performance.now();
    const note = (outcome: Pick<EvidenceCall, 'requestId' | 'rows' | 'error'>) =>
      calls.push({
        ...{ purpose, region: source.region, topic: source.topic, fromMs, toMs },
        ...{ statement: statementOf(request), consoleUrl: consoleLink(request) },
        ...{ ...outcome, tookMs: Math.round(performance.now() - started) },
      });
    try {
      const answer = await ask(request, cursor);
      note({ requestId: answer.RequestId, rows: (answer.AnalysisRecords ?? answer.Results ?? []).length });
      return answer;
    } catch (error) {
      note({
        ...(error instanceof ClsError && error.requestId !== undefined ? { requestId: error.requestId } : {}),
        rows: 0,
        error: error instanceof Error ? error.message : String(error),
      });
      throw error;
    }
  };
}

/** The first frame carries what the answer rests on. */
export function withEvidence([first, ...rest]: readonly Frame[], evidence: Evidence): Frame[] {
  return first === undefined
    ? []
    : [{ ...first, meta: { ...first.meta, custom: { ...first.meta?.custom, evidence } } }, ...rest];
}
