import { SaidError, say } from '#wording';

/** An alert rule must not judge by this answer: it holds less than all there is. */
export class IncompleteAnswerError extends SaidError {
  override readonly name = 'IncompleteAnswerError';

  /** The reasons are in the reader's language already. */
  constructor(reasons: readonly string[]) {
    super(
      say(
        'The answer is not whole, so the rule does not judge by it: {{reasons}}. For a rule that something is too high, choose "Lower bound" in the query of the alert',
        { reasons: [...new Set(reasons)].join('. ') },
      ),
    );
  }
}
