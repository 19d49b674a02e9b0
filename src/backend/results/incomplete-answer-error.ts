/** An alert rule must not judge by this answer: it holds less than all there is. */
export class IncompleteAnswerError extends Error {
  override readonly name = 'IncompleteAnswerError';

  constructor(reasons: readonly string[]) {
    super(
      `The answer is not whole, so the rule does not judge by it: ${[...new Set(reasons)].join('. ')}. ` +
        'For a rule that something is too high, choose "Lower bound" in the query of the alert',
    );
  }
}
