import { ClsFailure } from '../failure';
import type { Switches } from '../switches';

/** Requests a second that an account may make (pages of the actions). An action without a row has no documented rate. */
const PER_SECOND: Readonly<Record<string, number>> = {
  SearchLog: 10_000,
  DescribeLogHistogram: 10_000,
  DescribeLogsets: 100,
  DescribeTopics: 50,
  DescribeLogContext: 20,
  DescribeIndex: 20,
  CreateIndex: 20,
  CreateLogset: 20,
  CreateFlowLog: 20,
  DescribeFlowLog: 20,
  DescribeFlowLogs: 20,
};

/** Counts requests by action in the current second, for all keys together. */
export class RequestRates {
  readonly #counts = new Map<string, number>();
  #second = 0;

  /** Counts a request, or refuses it when it is one too many. */
  count(action: string, region: string, nowMs: number, scope: Switches['requestRates']): void {
    const second = Math.floor(nowMs / 1000);
    if (second !== this.#second) {
      this.#counts.clear();
      this.#second = second;
    }
    const key = scope === 'account' ? action : `${region} ${action}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    const limit = Object.hasOwn(PER_SECOND, action) ? PER_SECOND[action]! : Infinity;
    if (count > limit) {
      throw new ClsFailure(
        'RequestLimitExceeded',
        `Your current request times equals to \`${count}\` in a second, which exceeds the frequency limit ` +
          `\`${limit}\` for a second. Please reduce the frequency of calls.`,
      );
    }
  }
}
