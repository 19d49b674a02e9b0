/** The faults that are set, and what they do to each call. The same calls in the same order meet the same faults. */
import { isClsRegion } from '../actions/check-region';
import { ClsFailure } from '../failure';
import { distanceMs } from './distances';
import type { Fault } from './fault';
import type { GarbageForm } from './garbage';
import { parseFaults, type RegionTest } from './parse-faults';
import type { Call } from './read-call';

/** What happens to one call. */
export interface Effect {
  delayMs: number;
  failure?: ClsFailure;
  answer?: 'cut' | GarbageForm;
  /** Of a search over several topics, those that fail. */
  failingTopics: ReadonlyMap<string, ClsFailure>;
}

export interface SetFault {
  fault: Fault;
  /** Calls it has acted on. */
  hits: number;
}

interface Entry extends SetFault {
  setMs: number;
  /** Calls in its scope that faults before it left to it. */
  calls: number;
}

export const NO_EFFECT: Effect = { delayMs: 0, failingTopics: new Map() };

export class FaultPlan {
  #entries: Entry[] = [];

  constructor(
    private readonly now: () => number,
    readonly isRegion: RegionTest = isClsRegion,
  ) {}

  /** Takes the place of what was set before. Throws `InvalidFaultError`. */
  set(...faults: Fault[]): void {
    this.#entries = parseFaults(faults, this.isRegion).map((fault) => this.#entry(fault));
  }

  add(...faults: Fault[]): void {
    this.#entries = [...this.#entries, ...parseFaults(faults, this.isRegion).map((fault) => this.#entry(fault))];
  }

  clear(): void {
    this.#entries = [];
  }

  list(): SetFault[] {
    return this.#entries.map(({ fault, hits }) => ({ fault, hits }));
  }

  /**
   * Asked once a call. Delays add up, and so do topics that fail; else the first fault acts alone. Those that do not
   * act have not met the call.
   */
  effectOn(call: () => Call): Effect {
    if (this.#entries.length === 0) {
      return NO_EFFECT;
    }
    const met = call();
    return this.#entries.reduce(
      (effect, entry) =>
        mayAct(entry.fault, effect, met) && this.#meets(entry, met) ? join(effect, entry.fault, met) : effect,
      NO_EFFECT,
    );
  }

  #entry(fault: Fault): Entry {
    return { fault, hits: 0, calls: 0, setMs: this.now() };
  }

  #meets(entry: Entry, call: Call): boolean {
    const { fault, setMs } = entry;
    const isOver = entry.hits >= (fault.times ?? Infinity) || this.now() - setMs >= (fault.forMs ?? Infinity);
    if (isOver || !isInScope(fault, call)) {
      return false;
    }
    entry.calls += 1;
    const share = fault.share ?? 1;
    const isHit = Math.floor(entry.calls * share) > Math.floor((entry.calls - 1) * share);
    entry.hits += isHit ? 1 : 0;
    return isHit;
  }
}

/** Whether the faults before it leave it something to do. */
function mayAct(fault: Fault, { failure, answer, failingTopics }: Effect, { topicIds }: Call): boolean {
  if (fault.kind === 'slow') {
    return true;
  }
  const isTaken = failure !== undefined || answer !== undefined;
  return fault.kind === 'partial'
    ? !isTaken && topicIds.some((topicId) => fault.topics!.includes(topicId) && !failingTopics.has(topicId))
    : !isTaken && failingTopics.size === 0;
}

function isInScope(fault: Fault, { action, region, topicIds }: Call): boolean {
  return (
    (fault.actions?.includes(action) ?? true) &&
    (fault.regions?.includes(region) ?? true) &&
    (fault.topics === undefined || topicIds.some((topicId) => fault.topics!.includes(topicId))) &&
    (fault.kind !== 'partial' || topicIds.length > 1)
  );
}

function join(effect: Effect, fault: Fault, call: Call): Effect {
  switch (fault.kind) {
    case 'slow': {
      const delayMs = fault.delayMs === 'distance' ? distanceMs(call.region) : fault.delayMs;
      return { ...effect, delayMs: effect.delayMs + delayMs };
    }
    case 'error':
      return { ...effect, failure: new ClsFailure(fault.code, fault.message) };
    case 'cut':
      return { ...effect, answer: 'cut' };
    case 'garbage':
      return { ...effect, answer: fault.form };
    case 'partial': {
      const failure = new ClsFailure(fault.code, fault.message);
      const failing = fault.topics!.map((topicId) => [topicId, failure] as const);
      return { ...effect, failingTopics: new Map([...failing, ...effect.failingTopics]) };
    }
  }
}
