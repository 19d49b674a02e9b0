import { type FlowQuery, refuseUnlessGrowing } from '#query';

/** How whole an answer must be to be given at all. */
export interface Demands {
  /** A topic that fails is the answer's error. */
  strict: boolean;
  /** So is an answer that is cut, sampled or partial. */
  wholeOnly: boolean;
  /** So is whatever a person would be warned of. */
  refusesWarnings: boolean;
  /** The stretch that is still filling up is left out: it would read as a fall in traffic. */
  settledOnly: boolean;
}

/** People see what there is and are told what is missing; a rule judges by itself. */
export function demandsOf(query: FlowQuery, forExpression: boolean): Demands {
  const { alert = 'settled', strict = false } = query;
  if (!forExpression) {
    return { strict, wholeOnly: false, refusesWarnings: false, settledOnly: false };
  }
  if (alert === 'lowerBound') {
    refuseUnlessGrowing(query);
    return { strict, wholeOnly: false, refusesWarnings: false, settledOnly: false };
  }
  return { strict: true, wholeOnly: true, refusesWarnings: alert === 'strict', settledOnly: true };
}
