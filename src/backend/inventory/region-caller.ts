import type { SaidError } from '#wording';
import type { ReadAction, ReadActions } from '#cls';
import type { ClsClient } from '../cls-client/cls-client';
import { CallTimeoutError, ClsError, UnreachableError } from '../cls-client/cls-error';
import { CallPace } from './call-pace';
import type { ScanFailure } from './found-topic';

/** The API allows 20 calls a second of most actions that describe; other users of the account need some of them. */
const CALLS_PER_SECOND = 16;

/** Asks region after region at a pace the API allows, and notes what a region did not answer. */
export class RegionCaller {
  readonly failures: ScanFailure[] = [];
  readonly #unknown: Error[] = [];
  #answers = 0;
  readonly #paces = new Map<ReadAction, CallPace>();

  constructor(
    private readonly client: ClsClient,
    private readonly signal: AbortSignal,
  ) {}

  async call<Action extends ReadAction>(
    action: Action,
    region: string,
    request: ReadActions[Action]['request'],
  ): Promise<ReadActions[Action]['response']> {
    const pace = this.#paces.get(action) ?? new CallPace(CALLS_PER_SECOND);
    this.#paces.set(action, pace);
    await pace.turn(this.signal);
    const answer = await this.client.call(action, region, request, this.signal);
    this.#answers += 1;
    return answer;
  }

  /** Throws where no region has answered anything: what the action failed with, else any failure. */
  throwIfNothing(chief: ReadAction): void {
    const failure =
      (this.failures.find(({ action }) => action === chief) ?? this.failures[0])?.error ?? this.#unknown[0];
    if (this.#answers === 0 && failure !== undefined) {
      throw failure;
    }
  }

  /** What a list gives, or nothing where the region fails. A region that does not know the service has nothing. */
  async orNothing<Item>(action: ReadAction, region: string, list: Promise<Item[]>): Promise<Item[]> {
    try {
      return await list;
    } catch (error) {
      this.signal.throwIfAborted();
      if (![ClsError, UnreachableError, CallTimeoutError].some((type) => error instanceof type)) {
        throw error;
      }
      if (isWithoutService(error)) {
        this.#unknown.push(error as Error);
      } else {
        this.failures.push({ region, action, error: error as SaidError });
      }
      return [];
    }
  }
}

function isWithoutService(error: unknown): boolean {
  return error instanceof ClsError
    ? error.code === 'UnsupportedRegion'
    : error instanceof UnreachableError && error.isUnknownHost;
}
