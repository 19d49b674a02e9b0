import { SaidError, say } from '#wording';

/** Seconds an alert rule's question has in all, waiting and retries included: Grafana gives up on a rule after 30. */
export const ALERT_SECONDS = 20;

/** A rule's question took longer than rules may wait. */
export class AlertTimeoutError extends SaidError {
  override readonly name = 'AlertTimeoutError';

  constructor(seconds: number) {
    super(
      say(
        "The answer was not whole within the {{seconds}} s that an alert rule has. Next step: shorten the rule's time range, name the pairs or topics it watches, or let fewer rules run at once",
        { seconds },
      ),
    );
  }
}

/** Runs a rule's question, and ends it with an error of its own when its time is over. */
export async function withinAlertTime<Result>(
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<Result>,
  seconds = ALERT_SECONDS,
): Promise<Result> {
  const deadline = AbortSignal.timeout(seconds * 1000);
  const isOver = () => deadline.aborted && !signal.aborted;
  const result = await run(AbortSignal.any([signal, deadline])).catch((error: unknown) => {
    throw isOver() ? new AlertTimeoutError(seconds) : error;
  });
  // What was given up on the way may have been left out of the answer.
  if (isOver()) {
    throw new AlertTimeoutError(seconds);
  }
  return result;
}
